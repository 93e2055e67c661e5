import type { LibraryModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const own = (names: string) => namesOf("php", names);

/** Hashes, ciphers, random numbers, cookies, settings. */
export const phpSecurity: LibraryModel = {
  library: "php-security",
  language: "php",
  misuses: [
    {
      call: own("md5 sha1"),
      rule: "weak-hash",
      when: [{ argument: 0, isPresent: true }],
      examples: { bad: 'md5("text")', good: 'hash("sha256", "text")' },
    },
    {
      call: own("hash hash_hmac hash_init"),
      rule: "weak-hash",
      when: [{ argument: 0, matches: /^(md2|md4|md5|sha1|crc32b?|adler32)$/i }],
      examples: { bad: 'hash("md5", "text")', good: 'hash("sha256", "text")' },
    },
    {
      call: own("openssl_encrypt openssl_decrypt"),
      rule: "weak-cipher",
      when: [{ argument: 1, matches: /^(des|rc4|rc2|bf|cast5|seed|idea)|-ecb$/i }],
      examples: {
        bad: 'openssl_encrypt("text", "aes-128-ecb", random_bytes(16))',
        good: 'openssl_encrypt("text", "aes-256-gcm", random_bytes(32), 0, random_bytes(12), $tag)',
      },
    },
    {
      call: own("mcrypt_encrypt mcrypt_decrypt"),
      rule: "weak-cipher",
      when: [{ argument: 0, isPresent: true }],
      examples: {
        bad: 'mcrypt_encrypt(MCRYPT_DES, "key", "text", MCRYPT_MODE_ECB)',
        good: 'sodium_crypto_secretbox("text", random_bytes(24), random_bytes(32))',
      },
    },
    {
      call: own("openssl_encrypt"),
      rule: "fixed-nonce",
      when: [{ argument: 4, isLiteral: true }],
      examples: {
        bad: 'openssl_encrypt("text", "aes-256-cbc", random_bytes(32), 0, "1234567890123456")',
        good: 'openssl_encrypt("text", "aes-256-cbc", random_bytes(32), 0, random_bytes(16))',
      },
    },
    {
      call: own("rand mt_rand lcg_value uniqid"),
      rule: "weak-random",
      when: [],
      examples: { bad: "$token = mt_rand(1, 9999)", good: "$token = random_int(1, 9999)" },
    },
    {
      call: own("setcookie setrawcookie"),
      rule: "insecure-cookie",
      when: [
        { argument: 5, equals: [false, 0], orAbsent: true },
        { argument: 2, isNotList: true, orAbsent: true },
        { argument: 2, option: "secure", equals: [false], orAbsent: true },
      ],
      examples: {
        bad: 'setcookie("id", "1", 0, "/", "example.com", false, true)',
        good: 'setcookie("id", "1", 0, "/", "example.com", true, true)',
      },
    },
    {
      call: own("setcookie setrawcookie"),
      rule: "script-readable-cookie",
      when: [
        { argument: 6, equals: [false, 0], orAbsent: true },
        { argument: 2, option: "httponly", equals: [false], orAbsent: true },
      ],
      examples: {
        bad: 'setcookie("id", "1", 0, "/", "example.com", true, false)',
        good: 'setcookie("id", "1", ["secure" => true, "httponly" => true])',
      },
    },
    {
      call: own("session_set_cookie_params"),
      rule: "insecure-cookie",
      when: [{ argument: 3, equals: [false, 0] }],
      examples: {
        bad: 'session_set_cookie_params(0, "/", "example.com", false, true)',
        good: 'session_set_cookie_params(0, "/", "example.com", true, true)',
      },
    },
    {
      call: own("session_set_cookie_params"),
      rule: "insecure-cookie",
      when: [{ argument: 0, option: "secure", equals: [false, 0] }],
      examples: {
        bad: 'session_set_cookie_params(["secure" => false, "httponly" => true])',
        good: 'session_set_cookie_params(["secure" => true, "httponly" => true])',
      },
    },
    {
      call: own("session_start"),
      rule: "insecure-cookie",
      when: [{ argument: 0, option: "cookie_secure", equals: [false, 0] }],
      examples: { bad: 'session_start(["cookie_secure" => false])', good: 'session_start(["cookie_secure" => true])' },
    },
    {
      call: own("PDO mysqli mysqli_connect"),
      rule: "hardcoded-credential",
      when: [{ argument: 2, isLiteral: true }],
      examples: {
        bad: '$db = new PDO("mysql:host=localhost", "shop", "example")',
        good: '$db = new PDO("mysql:host=localhost", "shop", getenv("DB_PASSWORD"))',
      },
    },
    {
      call: own("openssl_encrypt openssl_decrypt"),
      rule: "hardcoded-credential",
      when: [{ argument: 2, isLiteral: true }],
      examples: {
        bad: 'openssl_encrypt("text", "aes-256-gcm", "example", 0, random_bytes(12), $tag)',
        good: 'openssl_encrypt("text", "aes-256-gcm", getenv("KEY"), 0, random_bytes(12), $tag)',
      },
    },
    {
      call: own("hash_hmac"),
      rule: "hardcoded-signing-key",
      when: [{ argument: 2, isLiteral: true }],
      examples: { bad: 'hash_hmac("sha256", "text", "example")', good: 'hash_hmac("sha256", "text", getenv("KEY"))' },
    },
    {
      call: own("wp_remote_get wp_remote_post wp_remote_request wp_remote_head"),
      rule: "tls-verification-off",
      when: [{ argument: 1, option: "sslverify", equals: [false] }],
      examples: {
        bad: 'wp_remote_get("https://example.com", ["sslverify" => false])',
        good: 'wp_remote_get("https://example.com", ["timeout" => 5])',
      },
    },
    {
      call: ["slim.App.addErrorMiddleware"],
      rule: "debug-mode",
      when: [{ argument: 0, equals: [true] }],
      examples: {
        bad: "\\Slim\\Factory\\AppFactory::create()->addErrorMiddleware(true, true, true)",
        good: "\\Slim\\Factory\\AppFactory::create()->addErrorMiddleware(false, true, true)",
      },
    },
    {
      call: ["laravel.Http.withoutVerifying"],
      rule: "tls-verification-off",
      when: [],
      examples: {
        bad: '\\Illuminate\\Support\\Facades\\Http::withoutVerifying()->get("https://example.com")',
        good: '\\Illuminate\\Support\\Facades\\Http::timeout(5)->get("https://example.com")',
      },
    },
    {
      call: ["Symfony.Component.HttpFoundation.Cookie", "Symfony.Component.HttpFoundation.Cookie.create"],
      rule: "insecure-cookie",
      when: [{ argument: 5, equals: [false] }],
      examples: {
        bad: '$cookie = new \\Symfony\\Component\\HttpFoundation\\Cookie("id", "1", 0, "/", null, false)',
        good: '$cookie = new \\Symfony\\Component\\HttpFoundation\\Cookie("id", "1", 0, "/", null, true)',
      },
    },
    {
      call: ["*.withSecure"],
      rule: "insecure-cookie",
      when: [{ argument: 0, equals: [false] }],
      examples: {
        bad: '\\Symfony\\Component\\HttpFoundation\\Cookie::create("id")->withSecure(false)',
        good: '\\Symfony\\Component\\HttpFoundation\\Cookie::create("id")->withSecure(true)',
      },
    },
    {
      call: own("cookie"),
      rule: "insecure-cookie",
      when: [{ argument: 5, equals: [false] }],
      examples: {
        bad: 'cookie("id", "1", 60, "/", null, false, true)',
        good: 'cookie("id", "1", 60, "/", null, true, true)',
      },
    },
    {
      call: own("ini_set"),
      rule: "debug-mode",
      when: [
        { argument: 0, matches: /^display_(startup_)?errors$/ },
        { argument: 1, equals: [true, 1, "1", "on", "On"] },
      ],
      examples: { bad: 'ini_set("display_errors", "1")', good: 'ini_set("display_errors", "0")' },
    },
    {
      call: own("ini_set"),
      rule: "script-readable-cookie",
      when: [
        { argument: 0, matches: /^session\.cookie_httponly$/ },
        { argument: 1, equals: [false, 0, "0", "off", "Off"] },
      ],
      examples: { bad: 'ini_set("session.cookie_httponly", "0")', good: 'ini_set("session.cookie_httponly", "1")' },
    },
    {
      call: own("ini_set"),
      rule: "insecure-cookie",
      when: [
        { argument: 0, matches: /^session\.cookie_secure$/ },
        { argument: 1, equals: [false, 0, "0", "off", "Off"] },
      ],
      examples: { bad: 'ini_set("session.cookie_secure", "0")', good: 'ini_set("session.cookie_secure", "1")' },
    },
    {
      call: own("phpinfo"),
      rule: "debug-mode",
      when: [{ argument: 1, isAbsent: true }],
      examples: { bad: "phpinfo()", good: "phpversion()" },
    },
    {
      call: own("curl_setopt"),
      rule: "tls-verification-off",
      when: [
        { argument: 1, isNamed: ["php.CURLOPT_SSL_VERIFYPEER", "php.CURLOPT_SSL_VERIFYHOST"] },
        { argument: 2, equals: [false, 0] },
      ],
      examples: {
        bad: "curl_setopt(curl_init(), CURLOPT_SSL_VERIFYPEER, false)",
        good: "curl_setopt(curl_init(), CURLOPT_SSL_VERIFYPEER, true)",
      },
    },
    {
      call: ["GuzzleHttp.Client"],
      rule: "tls-verification-off",
      when: [{ argument: 0, option: "verify", equals: [false] }],
      examples: {
        bad: '$client = new \\GuzzleHttp\\Client(["verify" => false])',
        good: '$client = new \\GuzzleHttp\\Client(["timeout" => 5])',
      },
    },
    {
      call: own("chmod mkdir"),
      rule: "open-file-permissions",
      when: [{ argument: 1, bitsBeyond: 0o775 }],
      examples: { bad: 'chmod("/srv/data", 0777)', good: 'chmod("/srv/data", 0750)' },
    },
    {
      call: ["Firebase.JWT.JWT.encode"],
      rule: "hardcoded-signing-key",
      when: [{ argument: 1, isLiteral: true }],
      examples: {
        bad: 'Firebase\\JWT\\JWT::encode(["id" => 1], "example", "HS256")',
        good: 'Firebase\\JWT\\JWT::encode(["id" => 1], getenv("KEY"), "HS256")',
      },
    },
  ],
  sinks: [
    {
      call: ["GuzzleHttp.Client().get", "GuzzleHttp.Client().post", "GuzzleHttp.Client().put"],
      argument: [0],
      rule: "server-side-request-forgery",
      examples: {
        bad: "$client = new \\GuzzleHttp\\Client(); $client->get($input)",
        good: '$client = new \\GuzzleHttp\\Client(); $client->get("https://api.example.com/" . $input)',
      },
    },
    {
      call: ["GuzzleHttp.Client().request"],
      argument: [1],
      rule: "server-side-request-forgery",
      examples: {
        bad: '$client = new \\GuzzleHttp\\Client(); $client->request("GET", $input)',
        good: '$client = new \\GuzzleHttp\\Client(); $client->request("GET", "https://api.example.com/" . $input)',
      },
    },
    {
      call: ["Twig.Environment().createTemplate"],
      argument: [0],
      rule: "template-injection",
      examples: {
        bad: "$twig = new \\Twig\\Environment($loader); $twig->createTemplate($input)",
        good: '$twig = new \\Twig\\Environment($loader); $twig->render("page.html", ["name" => $input])',
      },
    },
  ],
};
