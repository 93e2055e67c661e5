<?php
ini_set("display_errors", "1"); // ng: debug-mode
header("Access-Control-Allow-Origin: " . $_SERVER["HTTP_ORIGIN"]);
header("Access-Control-Allow-Credentials: true");
header("Location: " . $_GET["next"]); // ng: open-redirect
header("Location: /item/" . $_GET["id"]); // ok
header("Location: https://example.com/x?q=" . urlencode($_GET["q"])); // ok
header("X-Trace: " . $_GET["t"]); // ng: header-injection
header("X-Trace: " . urlencode($_GET["t"])); // ok
$next = $_GET["n2"];
if (!str_starts_with($next, "/") || str_starts_with($next, "//")) { $next = "/"; }
header("Location: $next"); // ok
if (parse_url($_GET["n3"], PHP_URL_HOST) !== "example.com") { exit; }
header("Location: " . $_GET["n3"]); // ok
$ch = curl_init($_POST["url"]); // ng: server-side-request-forgery
curl_setopt($ch, CURLOPT_SSL_VERIFYPEER, false); // ng: tls-verification-off
curl_setopt($ch, CURLOPT_SSL_VERIFYHOST, 0); // ng: tls-verification-off
curl_setopt($ch, CURLOPT_SSL_VERIFYPEER, true); // ok
$ch2 = curl_init("https://api.example.com/v1/" . rawurlencode($_POST["id"])); // ok
$ch3 = curl_init();
curl_setopt_array($ch3, [CURLOPT_URL => $_POST["u3"], CURLOPT_RETURNTRANSFER => true]); // ng: server-side-request-forgery
fsockopen($_GET["fh"], 80); // ng: server-side-request-forgery
get_headers($_GET["gh"]); // ng: server-side-request-forgery
$hosts = ["api.example.com"];
$u = parse_url($_GET["u"]);
if (in_array($u["host"] ?? "", $hosts, true) && $u["scheme"] === "https") { file_get_contents($_GET["u"]); } // ok
setcookie("session_id", $sid); // ng: insecure-cookie
setcookie("session_id", $sid, ["secure" => true, "httponly" => true, "samesite" => "Lax"]); // ok
setcookie("session_id", $sid, time() + 60, "/", "", true, true); // ok
session_set_cookie_params(["secure" => false, "httponly" => false]); // ng: insecure-cookie
$h = md5($_POST["password"]); // ng: weak-hash
$h2 = sha1($_POST["password"] . "salt"); // ng: weak-hash
$h3 = password_hash($_POST["password"], PASSWORD_DEFAULT); // ok
$etag = md5($content); // ok
$token = md5(uniqid(rand(), true)); // ng: weak-random
$tok2 = bin2hex(random_bytes(32)); // ok
$resetToken = mt_rand(); // ng: weak-random
$color = mt_rand(0, 5); // ok
$db = new PDO("mysql:host=localhost", "root", "example"); // ng: hardcoded-credential
$c = openssl_encrypt($d, "aes-128-ecb", $key); // ng: weak-cipher
$c2 = openssl_encrypt($d, "des-ede3-cbc", $key, 0, $iv); // ng: weak-cipher
$c3 = openssl_encrypt($d, "aes-256-gcm", $key, 0, random_bytes(12), $tag); // ok
error_log("login failed for " . $_POST["user"]); // ng: log-injection
error_log("login failed for " . str_replace(["\r", "\n"], "", $_POST["user"])); // ok
$doc = new DOMDocument();
$doc->loadXML($_POST["xml"], LIBXML_NOENT | LIBXML_DTDLOAD); // ng: xml-external-entities
$doc->loadXML($_POST["xml"]); // ok
simplexml_load_string($_POST["xml"], "SimpleXMLElement", LIBXML_NOENT); // ng: xml-external-entities
simplexml_load_string($_POST["xml"]); // ok
$xp = new DOMXPath($doc);
$xp->query("//user[name='" . $_GET["name"] . "']"); // ng: xpath-injection
$xp->query("//user[@id=" . (int) $_GET["name"] . "]"); // ok
$l = ldap_connect("ldap://x");
ldap_search($l, "dc=x", "(uid=" . $_GET["uid"] . ")"); // ng: ldap-injection
ldap_search($l, "dc=x", "(uid=" . ldap_escape($_GET["uid"], "", LDAP_ESCAPE_FILTER) . ")"); // ok
unserialize(base64_decode($_POST["o"])); // ng: unsafe-deserialization
unserialize($_POST["o"], ["allowed_classes" => false]); // ok
json_decode($_POST["o"]); // ok
$m = (new MongoDB\Client())->shop->users;
$m->findOne(["name" => $_POST["name"], "pw" => $_POST["pw"]]); // ng: nosql-injection
$m->findOne(["name" => (string) $_POST["name"]]); // ok
preg_match("/" . $_GET["re"] . "/", "abc"); // ng: regex-injection
preg_match("/" . preg_quote($_GET["re"], "/") . "/", "abc"); // ok
header("Content-Type: application/json");
