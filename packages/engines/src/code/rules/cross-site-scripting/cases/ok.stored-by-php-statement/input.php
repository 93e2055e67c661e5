<?php
$db = new mysqli("localhost", "app", getenv("DB_PASSWORD"), "shop");
if ($_SERVER["REQUEST_METHOD"] === "POST") {
    $statement = $db->prepare("INSERT INTO reviews (product, words) VALUES (4, ?)");
    $statement->bind_param("s", $_POST["words"]);
    $statement->execute();
}
$found = $db->query("SELECT product, words FROM reviews");
while ($row = $found->fetch_assoc()) {
    echo "<p>" . htmlspecialchars($row["words"]) . $row["product"] . "</p>";
}
