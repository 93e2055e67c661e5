<?php
session_start();
$base = "/srv/files/";
$file = $_GET["file"];
readfile($base . $file); // ng: path-traversal
echo file_get_contents($base . basename($file)); // ok
$real = realpath($base . $file);
if ($real === false || strpos($real, $base) !== 0) {
    http_response_code(404);
    exit;
}
readfile($real); // ok
$real2 = realpath($base . $_GET["g"]);
if ($real2 && str_starts_with($real2, $base)) {
    unlink($real2); // ok
} else {
    die("no");
}
unlink($base . $_POST["victim"]); // ng: path-traversal
file_put_contents("/var/notes/" . $_POST["note"] . ".txt", $_POST["text"]); // ng: path-traversal
file_put_contents("/var/notes/" . md5($_POST["note"]) . ".txt", $_POST["text"]); // ok
$fh = fopen("/var/log/" . $_COOKIE["log"], "r"); // ng: path-traversal
$fh2 = fopen("/var/log/" . (int) $_GET["n"] . ".log", "r"); // ok
copy($_FILES["up"]["tmp_name"], "/srv/up/" . $_FILES["up"]["name"]); // ng: path-traversal
$ext = strtolower(pathinfo($_FILES["up"]["name"], PATHINFO_EXTENSION));
if (!in_array($ext, ["png", "jpg"], true)) {
    exit("bad type");
}
move_uploaded_file($_FILES["up"]["tmp_name"], "/srv/up/" . bin2hex(random_bytes(16)) . "." . $ext); // ok
if (strpos($_GET["d"], "..") !== false) {
    throw new Exception("traversal");
}
readfile("/srv/docs/" . $_GET["d"]); // ok
mkdir("/srv/u/" . $_POST["dir"]); // ng: path-traversal
rename("/srv/a", "/srv/" . $_POST["to"]); // ng: path-traversal
$list = scandir("/srv/" . $_GET["dir"]); // ng: path-traversal
foreach (glob("/srv/" . $_GET["pat"]) as $f) { // ng: path-traversal
    echo htmlspecialchars($f); // ok
}
$obj = new SplFileObject("/srv/" . $_GET["spl"]); // ng: path-traversal
$lines = file("/srv/" . $_GET["lines"]); // ng: path-traversal
$xml = simplexml_load_file("/srv/" . $_GET["x"]); // ng: path-traversal
$zip = new ZipArchive();
$zip->open($_FILES["z"]["tmp_name"]);
for ($i = 0; $i < $zip->numFiles; $i++) {
    $name = $zip->getNameIndex($i);
    file_put_contents("/srv/out/" . $name, $zip->getFromIndex($i)); // ng: path-traversal
    file_put_contents("/srv/out/" . basename($name), $zip->getFromIndex($i)); // ok
}
if (ctype_alnum($_GET["k"])) {
    echo file_get_contents("/srv/k/" . $_GET["k"]); // ok
}
if (preg_match("/^\w+$/D", $_GET["w"]) === 1) {
    echo file_get_contents("/srv/k/" . $_GET["w"]); // ok
}
if (preg_match("/\w+/", $_GET["v"])) {
    echo file_get_contents("/srv/k/" . $_GET["v"]); // ng: path-traversal
}
switch ($_GET["page"]) {
    case "home":
    case "about":
        $page = $_GET["page"];
        break;
    default:
        $page = "404";
}
include "pages/" . $page . ".php"; // ok
$pages = ["home" => "home.php", "x" => "x.php"];
if (array_key_exists($_GET["pg"], $pages)) {
    include $pages[$_GET["pg"]]; // ok
}
if (isset($pages[$_GET["ph"]])) include "pages/" . $_GET["ph"]; // ok
include_once("modules/{$_GET['m']}/index.php"); // ng: file-inclusion
