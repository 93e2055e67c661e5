<?php
$db = new mysqli("localhost", "app", getenv("DB_PASSWORD"), "shop");
if ($_SERVER["REQUEST_METHOD"] === "POST") {
    $words = $db->real_escape_string($_POST["words"]);
    $db->query("INSERT INTO reviews (product, words) VALUES (4, '$words')");
}
$found = $db->query("SELECT product, words FROM reviews");
while ($row = $found->fetch_assoc()) {
    echo "<p>" . $row["words"] . "</p>";
}
