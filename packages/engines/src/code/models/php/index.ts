import type { LibraryModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const own = (names: string) => namesOf("php", names);
const server = (names: string) => namesOf("php.globals.$_SERVER", names);

/** What PHP brings itself: https://www.php.net/manual/en/funcref.php */
export const phpBuiltins: LibraryModel = {
  library: "php",
  language: "php",
  endings: own("exit die"),
  sources: [
    { read: ["php.globals.$_GET"], label: "http", what: "the query string ($_GET)" },
    { read: ["php.globals.$_POST"], label: "http", what: "a form field ($_POST)" },
    { read: ["php.globals.$_REQUEST"], label: "http", what: "a request parameter ($_REQUEST)" },
    { read: ["php.globals.$_COOKIE"], label: "http", what: "a cookie ($_COOKIE)" },
    { read: ["php.globals.$_FILES"], label: "http", what: "an uploaded file ($_FILES)" },
    {
      read: server("HTTP_HOST"),
      label: "http",
      what: "a request header ($_SERVER)",
      // Web servers refuse a host with a slash: https://www.rfc-editor.org/rfc/rfc3986#section-3.2.2
      safe: ["path"],
    },
    {
      // Every header of a request: https://www.rfc-editor.org/rfc/rfc3875#section-4.1.18
      read: server("HTTP_* CONTENT_TYPE"),
      label: "http",
      what: "a request header ($_SERVER)",
    },
    {
      read: server(
        "QUERY_STRING REQUEST_URI PHP_SELF PATH_INFO PATH_TRANSLATED ORIG_PATH_INFO PHP_AUTH_USER PHP_AUTH_PW PHP_AUTH_DIGEST",
      ),
      label: "http",
      what: "the request's address ($_SERVER)",
    },
    { read: own("getallheaders() apache_request_headers()"), label: "http", what: "the request's headers" },
    {
      read: namesOf("php.ZipArchive()", "getNameIndex() statIndex()"),
      label: "archive",
      what: "the name of an archive's entry",
    },
  ],
  sinks: [
    {
      call: own("echo print printf vprintf exit"),
      argument: ["*"],
      rule: "cross-site-scripting",
      examples: { bad: 'echo "<p>" . $input', good: 'echo "<p>" . htmlspecialchars($input)' },
    },
    {
      call: own("print_r var_dump var_export"),
      argument: [0],
      isDeep: true,
      rule: "cross-site-scripting",
      when: [{ argument: 1, isAbsent: true }],
      examples: { bad: "print_r($_POST)", good: "$text = print_r($_POST, true)" },
    },
    {
      call: own("system exec shell_exec passthru popen pcntl_exec"),
      argument: [0],
      rule: "command-injection",
      examples: { bad: 'system("ping " . $input)', good: 'system("ping " . escapeshellarg($input))' },
    },
    {
      call: own("proc_open"),
      argument: [0],
      rule: "command-injection",
      examples: {
        bad: 'proc_open("ls " . $input, [], $pipes)',
        good: 'proc_open(["ls", "--", $input], [], $pipes)',
      },
    },
    {
      call: own("eval create_function assert call_by_name"),
      argument: ["*"],
      rule: "code-injection",
      examples: { bad: 'eval("return " . $input . ";")', good: 'eval("return " . intval($input) . ";")' },
    },
    {
      call: own("class_by_name"),
      argument: [0],
      rule: "unsafe-reflection",
      doubt: 2,
      examples: {
        bad: "$made = new $input()",
        good: 'if (!in_array($input, ["Csv", "Json"])) { exit; } $made = new $input()',
      },
    },
    {
      call: own("call_user_func call_user_func_array array_map register_shutdown_function"),
      argument: [0],
      rule: "code-injection",
      when: [{ argument: 0, isNotList: true }],
      doubt: 1,
      examples: { bad: "call_user_func($input, 1)", good: 'call_user_func("strlen", $input)' },
    },
    {
      call: own("usort uasort uksort array_filter array_walk array_reduce"),
      argument: [1],
      rule: "code-injection",
      when: [{ argument: 1, isNotList: true }],
      doubt: 1,
      examples: { bad: "array_filter([1], $input)", good: 'array_filter($_GET, "strlen")' },
    },
    {
      call: own("preg_replace"),
      argument: [0, 1],
      rule: "code-injection",
      when: [{ argument: 0, matches: /^(.).*\1[a-zA-Z]*e[a-zA-Z]*$/s }],
      examples: { bad: 'preg_replace("/x/e", $input, "x")', good: 'preg_replace("/x/", $input, "x")' },
    },
    {
      call: own("preg_match preg_match_all preg_replace preg_split preg_grep"),
      argument: [0],
      rule: "regex-injection",
      examples: {
        bad: 'preg_match("/" . $input . "/", "text")',
        good: 'preg_match("/" . preg_quote($input, "/") . "/", "text")',
      },
    },
    {
      call: own("include"),
      argument: [0],
      rule: "file-inclusion",
      examples: {
        bad: 'include "pages/" . $input',
        good: 'if (in_array($input, ["home.php", "help.php"])) { include "pages/" . $input; }',
      },
    },
    {
      call: own("file_get_contents fopen file readfile"),
      argument: [0],
      rule: "path-traversal",
      when: [{ argument: 0, unlike: /^[a-z]+:\/\//i }],
      examples: {
        bad: 'readfile("/srv/files/" . $input)',
        good: 'readfile("/srv/files/" . basename($input))',
      },
    },
    {
      call: own(
        "unlink rmdir mkdir scandir opendir dir glob show_source highlight_file parse_ini_file file_put_contents touch chmod chown fputcsv symlink link readlink simplexml_load_file imagecreatefromjpeg imagecreatefrompng imagecreatefromgif SplFileObject DirectoryIterator RecursiveDirectoryIterator FilesystemIterator exif_read_data gzopen readgzfile",
      ),
      argument: [0],
      rule: "path-traversal",
      when: [{ argument: 0, unlike: /^[a-z]+:\/\//i }],
      examples: {
        bad: 'unlink("/srv/files/" . $input)',
        good: 'unlink("/srv/files/" . basename($input))',
      },
    },
    {
      call: own("copy rename"),
      argument: [0, 1],
      rule: "path-traversal",
      examples: {
        bad: 'rename("/srv/a", "/srv/files/" . $input)',
        good: 'rename("/srv/a", "/srv/files/" . basename($input))',
      },
    },
    {
      call: own("move_uploaded_file"),
      argument: [1],
      rule: "unrestricted-upload",
      examples: {
        bad: 'move_uploaded_file($_FILES["f"]["tmp_name"], "/srv/www/" . basename($_FILES["f"]["name"]))',
        good: 'move_uploaded_file($_FILES["f"]["tmp_name"], "/srv/www/" . bin2hex(random_bytes(16)) . ".jpg")',
      },
    },
    {
      call: own("move_uploaded_file"),
      argument: [1],
      rule: "path-traversal",
      examples: {
        bad: 'move_uploaded_file("/tmp/x", "/srv/" . $input)',
        good: 'move_uploaded_file("/tmp/x", "/srv/" . basename($input))',
      },
    },
    {
      call: own("file_get_contents fopen readfile file get_headers getimagesize simplexml_load_file copy"),
      argument: [0],
      rule: "server-side-request-forgery",
      isWhole: true,
      examples: { bad: "file_get_contents($input)", good: 'file_get_contents($folder . "/" . basename($input))' },
    },
    {
      call: own("file_get_contents fopen readfile file get_headers getimagesize simplexml_load_file copy"),
      argument: [0],
      rule: "server-side-request-forgery",
      when: [{ argument: 0, matches: /^(?:https?|ftp):\/\//i }],
      examples: {
        bad: 'file_get_contents("http://" . $input . "/status")',
        good: 'file_get_contents("https://api.example.com/items/" . $input)',
      },
    },
    {
      call: own("curl_init fsockopen stream_socket_client get_headers"),
      argument: [0],
      rule: "server-side-request-forgery",
      examples: { bad: "curl_init($input)", good: 'curl_init("https://api.example.com/items/" . $input)' },
    },
    {
      call: own("curl_setopt"),
      argument: [2],
      rule: "server-side-request-forgery",
      when: [{ argument: 1, isNamed: ["php.CURLOPT_URL"] }],
      examples: {
        bad: "curl_setopt(curl_init(), CURLOPT_URL, $input)",
        good: 'curl_setopt(curl_init(), CURLOPT_URL, "https://api.example.com/" . $input)',
      },
    },
    {
      call: own("header"),
      argument: [0],
      rule: "open-redirect",
      when: [{ argument: 0, matches: /^\s*(location|refresh)\s*:/i }],
      examples: { bad: 'header("Location: " . $input)', good: 'header("Location: /items?id=" . $input)' },
    },
    {
      // A line break is refused, what else is in it is not: https://www.php.net/manual/en/function.header.php
      call: own("header"),
      argument: [0],
      rule: "header-injection",
      when: [{ argument: 0, unlike: /^\s*(location|refresh)\s*:/i }],
      examples: { bad: 'header("X-Name: " . $input)', good: 'header("X-Name: " . rawurlencode($input))' },
    },
    {
      call: own("curl_setopt_array"),
      argument: [1],
      option: "CURLOPT_URL",
      rule: "server-side-request-forgery",
      examples: {
        bad: "curl_setopt_array(curl_init(), [CURLOPT_URL => $input])",
        good: 'curl_setopt_array(curl_init(), [CURLOPT_URL => "https://api.example.com/" . $input])',
      },
    },
    {
      // Line breaks in the recipient and the subject become spaces: https://www.php.net/manual/en/function.mail.php
      call: own("mail mb_send_mail"),
      argument: [0, 3],
      rule: "mail-injection",
      examples: {
        bad: 'mail("a@example.com", "Hello", "text", "From: " . $input)',
        good: 'mail("a@example.com", "Hello", $input, "From: shop@example.com")',
      },
    },
    {
      call: own("mail"),
      argument: [4],
      rule: "command-injection",
      examples: {
        bad: 'mail("a@example.com", "Hello", "text", "", "-f" . $input)',
        good: 'mail("a@example.com", "Hello", "text", "", "-fshop@example.com")',
      },
    },
    {
      call: own("extract"),
      argument: [0],
      rule: "trust-boundary",
      when: [{ argument: 1, isAbsent: true }],
      examples: { bad: "extract($_POST)", good: "extract($_POST, EXTR_SKIP)" },
    },
    {
      write: ["php.globals.$_SESSION.*"],
      argument: [0, 1],
      rule: "trust-boundary",
      examples: {
        bad: '$_SESSION["role"] = $input',
        good: '$_SESSION["role"] = $input === "admin" ? "admin" : "user"',
      },
    },
    {
      call: own("error_log syslog"),
      argument: [0, 1],
      rule: "log-injection",
      examples: {
        bad: 'error_log("Login of " . $input)',
        good: 'error_log("Login of " . str_replace("\\n", "", $input))',
      },
    },
  ],
  launches: [
    {
      call: own("proc_open"),
      examples: {
        bad: 'proc_open(["git", "clone", $input], [], $pipes)',
        good: 'proc_open(["git", "clone", "--", $input], [], $pipes)',
      },
    },
  ],
  sanitizers: [
    {
      call: own("htmlspecialchars htmlentities strip_tags json_encode highlight_string"),
      safe: ["html"],
    },
    { call: own("escapeshellarg"), safe: ["shell"] },
    { call: own("escapeshellcmd"), safe: ["shell"] },
    {
      call: own(
        "addslashes mysqli_real_escape_string mysqli_escape_string mysql_real_escape_string mysql_escape_string pg_escape_string sqlite_escape_string",
      ),
      safe: ["quoted"],
    },
    { call: own("pg_escape_literal pg_escape_identifier"), safe: ["sql"] },
    {
      call: own("urlencode rawurlencode"),
      safe: ["html", "url", "redirect", "path", "header", "log", "shell", "quoted", "xpath"],
    },
    { call: own("preg_quote"), safe: ["regex"] },
    { call: own("ldap_escape"), safe: ["ldap"] },
    {
      call: own(
        "bin2hex md5 sha1 crc32 hash hash_hmac password_hash crypt uniqid spl_object_hash md5_file sha1_file hash_file number_format date gmdate strtotime mktime checkdate base_convert bindec hexdec octdec dechex decbin ip2long long2ip inet_pton abs ceil floor round intdiv ord strcmp strcasecmp strncmp strncasecmp strnatcmp levenshtein substr_count str_word_count similar_text array_sum array_product array_count_values",
      ),
      safe: "every",
    },
    {
      call: own("base64_encode convert_uuencode"),
      safe: ["html", "shell", "code", "xpath", "ldap", "log", "header", "quoted"],
    },
  ],
  predicates: [
    { call: own("checkdate is_numeric is_int ctype_digit"), argument: 0, safe: "every" },
    { call: own("password_verify hash_equals"), argument: 0, safe: [] },
  ],
  propagators: [
    {
      call: own(
        "file_get_contents fopen fread fgets fgetc fgetcsv file feof fclose fwrite fputs readfile file_exists is_file is_dir is_readable is_writable is_executable filesize filemtime fileperms mkdir unlink rmdir rename copy scandir opendir readdir glob touch tempnam tmpfile move_uploaded_file is_uploaded_file getimagesize mime_content_type finfo_file system exec shell_exec passthru popen proc_open header setcookie setrawcookie mail error_log syslog curl_init curl_setopt curl_setopt_array curl_exec curl_close curl_getinfo gethostbyname gethostbyaddr dns_get_record checkdnsrr fsockopen stream_socket_client session_start session_id session_name session_regenerate_id session_destroy ini_set ini_get set_time_limit getenv putenv define constant is_a is_subclass_of method_exists property_exists get_class gettype spl_autoload_register set_error_handler register_shutdown_function ob_start ob_get_clean ob_end_clean flush sleep usleep microtime time random_int random_bytes mt_rand rand version_compare extension_loaded phpversion php_sapi_name memory_get_usage array_key_first array_key_last simplexml_load_string xml_parse ldap_search ldap_bind ldap_connect imagecreatefromjpeg imagecreatefrompng imagecreatefromgif eval assert include highlight_file show_source",
      ),
      from: [],
      gives: "nothing",
    },
  ],
};
