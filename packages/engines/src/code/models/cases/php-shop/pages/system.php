<?php
$host = $_POST["host"];
exec("ping -c 1 " . $host, $out); // ng: command-injection
exec("ping -c 1 " . escapeshellarg($host), $out); // ok
shell_exec("nslookup {$host}"); // ng: command-injection
$o = `whois $host`; // ng: command-injection
passthru("dig " . trim($host)); // ng: command-injection
popen("ls " . $host, "r"); // ng: command-injection
proc_open("cat " . $host, [], $pipes); // ng: command-injection
proc_open(["cat", "--", $host], [], $pipes2); // ok
system(sprintf("convert %s out.png", escapeshellarg($_FILES["f"]["tmp_name"]))); // ok
system(sprintf("convert %s out.png", $_FILES["f"]["name"])); // ng: command-injection
system("convert '" . escapeshellcmd($host) . "'"); // ok
if (filter_var($host, FILTER_VALIDATE_IP)) {
    system("ping " . $host); // ok
}
$ip = filter_var($_GET["ip"], FILTER_VALIDATE_IP);
if ($ip === false) {
    die("bad");
}
system("ping " . $ip); // ok
$n = filter_input(INPUT_POST, "n", FILTER_SANITIZE_NUMBER_INT);
system("head -n " . $n . " f"); // ok
$cmds = ["up" => "uptime", "df" => "df -h"];
system($cmds[$_GET["c"]] ?? "true"); // ok
$cmd = "tar czf x.tgz";
foreach ($_POST["files"] as $f) {
    $cmd .= " " . $f;
}
exec($cmd); // ng: command-injection
$safe = "tar czf x.tgz";
foreach ($_POST["files"] as $f) {
    $safe .= " " . escapeshellarg($f);
}
exec($safe); // ok
$run = function ($a) use ($host) {
    system("id " . $host); // ng: command-injection
};
$run(1);
$arrow = fn($x) => shell_exec("ls " . $x); // ng: command-injection
$arrow($_GET["z"]);
function sh(string ...$parts) { return shell_exec(implode(" ", $parts)); } // ng: command-injection
sh("ls", $_GET["dir"]);
function shSafe(string ...$parts) { return shell_exec(implode(" ", array_map("escapeshellarg", $parts))); } // ok
shSafe("ls", $_GET["dir"]);
class Job { public $name; public static string $opts = ""; function go() { system("job " . $this->name); } } // ng: command-injection
$j = new Job(); $j->name = $_GET["job"]; $j->go();
Job::$opts = $_GET["opts"];
system("run " . Job::$opts); // ng: command-injection
define("MODE", "fast");
system("run --" . MODE); // ok
list($a, $b) = explode(",", $_GET["ab"]);
system("x $b"); // ng: command-injection
["k" => $kk] = $_POST;
system("x $kk"); // ng: command-injection
extract($_GET);
system("x $anything"); // ng: command-injection
call_user_func("system", "ls " . $_GET["u"]); // ng: command-injection
call_user_func($_GET["fn"], "a"); // ng: code-injection
$fnName = $_GET["fn2"];
$fnName("x"); // ng: code-injection
if (in_array($fnName, ["a", "b"], true)) { $fnName("x"); } // ok
array_map($_GET["cb"], [1]); // ng: code-injection
eval("\$x = " . $_POST["expr"] . ";"); // ng: code-injection
eval("\$x = " . (float) $_POST["expr"] . ";"); // ok
assert($_GET["assert"]); // ng: code-injection
create_function('$a', $_GET["body"]); // ng: code-injection
preg_replace("/x/e", $_GET["r"], "x"); // ng: code-injection
$cls = $_GET["class"];
$inst = new $cls(); // ng: unsafe-reflection
$cls2 = "App\\Widget\\" . $_GET["w"];
$i2 = new $cls2(); // ng: unsafe-reflection
$map = ["a" => Job::class];
$cls3 = $map[$_GET["t"]] ?? Job::class;
$i3 = new $cls3(); // ok
mail("a@example.com", "s", "b", "From: " . $_POST["from"]); // ng: mail-injection
mail("a@example.com", $_POST["subj"], $_POST["body"]); // ok
mail("a@example.com", "s", "b", "", "-f" . $_POST["from"]); // ng: command-injection
