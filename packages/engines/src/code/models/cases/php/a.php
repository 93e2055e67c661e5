<?php
system("x " . $_GET["a"]); // ng: command-injection
system("x " . $_POST["a"]); // ng: command-injection
system("x " . $_REQUEST["a"]); // ng: command-injection
system("x " . $_COOKIE["a"]); // ng: command-injection
system("x " . $_SERVER["QUERY_STRING"]); // ng: command-injection
system("x " . filter_input(INPUT_GET, "a")); // ng: command-injection
system("x " . filter_input(INPUT_GET, "a", FILTER_VALIDATE_INT)); // ok
system("x " . file_get_contents("php://input")); // ng: command-injection
system("x " . json_decode(file_get_contents("php://input"), true)["a"]); // ng: command-injection
system("x " . $_FILES["a"]["name"]); // ng: command-injection
move_uploaded_file($_FILES["a"]["tmp_name"], "/srv/" . $_FILES["a"]["name"]); // ng: path-traversal
echo "<p>" . $_GET["a"]; // ng: cross-site-scripting
echo "<p>" . htmlspecialchars($_GET["a"]); // ok
print("<p>" . $_GET["a"]); // ng: cross-site-scripting
printf("<p>%s", $_GET["a"]); // ng: cross-site-scripting
header("Location: " . $_GET["a"]); // ng: open-redirect
include $_GET["a"]; // ng: file-inclusion
readfile("/srv/" . $_GET["a"]); // ng: path-traversal
readfile("/srv/" . basename($_GET["a"])); // ok
unserialize($_COOKIE["a"]); // ng: unsafe-deserialization
mysqli_query($db, "SELECT * FROM t WHERE a = '" . $_GET["a"] . "'"); // ng: sql-injection
mysqli_query($db, "SELECT * FROM t WHERE a = '" . mysqli_real_escape_string($db, $_GET["a"]) . "'"); // ok
$pdo = new PDO("x");
$pdo->query("SELECT * FROM t WHERE a = '{$_GET["a"]}'"); // ng: sql-injection
$s = $pdo->prepare("SELECT * FROM t WHERE a = ?"); $s->execute([$_GET["a"]]); // ok
eval($_GET["a"]); // ng: code-injection
setcookie("session", "v", 0, "/", "", false, false); // ng: insecure-cookie
system("x " . (int) $_GET["a"]); // ok
system("x " . escapeshellarg($_GET["a"])); // ok
curl_setopt(curl_init(), CURLOPT_URL, $_GET["a"]); // ng: server-side-request-forgery
file_get_contents($_GET["a"]); // ng: path-traversal
preg_replace("/" . $_GET["a"] . "/", "", "x"); // ng: regex-injection
