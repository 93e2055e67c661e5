/**
 * What bandit's tests are called (https://bandit.readthedocs.io/en/latest/plugins/), and the rules that say the same. A
 * `# nosec` may name tests by number or word.
 */
const table = `
B102 exec_used = code-evaluated code-injection
B103 set_bad_file_permissions = open-file-permissions
B104 hardcoded_bind_all_interfaces = bind-all-interfaces
B105 hardcoded_password_string = hardcoded-credential
B106 hardcoded_password_funcarg = hardcoded-credential
B107 hardcoded_password_default = hardcoded-credential
B108 hardcoded_tmp_directory = predictable-temporary-file
B110 try_except_pass = swallowed-error
B112 try_except_continue = swallowed-error
B113 request_without_timeout = missing-timeout
B201 flask_debug_true = debug-mode
B202 tarfile_unsafe_members = archive-extraction
B301 pickle = deserializer-used unsafe-deserialization
B302 marshal = deserializer-used unsafe-deserialization
B303 md5 = weak-hash
B304 ciphers = weak-cipher
B305 cipher_modes = weak-cipher
B306 mktemp_q = predictable-temporary-file
B307 eval = code-evaluated code-injection
B308 mark_safe = unescaped-markup cross-site-scripting
B310 urllib_urlopen = address-from-variable server-side-request-forgery
B311 random = weak-random
B312 telnetlib = cleartext-transmission
B313 xml_bad_cElementTree = xml-parser-unhardened xml-external-entities
B314 xml_bad_ElementTree = xml-parser-unhardened xml-external-entities
B315 xml_bad_expatreader = xml-parser-unhardened xml-external-entities
B316 xml_bad_expatbuilder = xml-parser-unhardened xml-external-entities
B317 xml_bad_sax = xml-parser-unhardened xml-external-entities
B318 xml_bad_minidom = xml-parser-unhardened xml-external-entities
B319 xml_bad_pulldom = xml-parser-unhardened xml-external-entities
B321 ftplib = cleartext-transmission
B323 unverified_context = tls-verification-off
B324 hashlib = weak-hash
B401 import_telnetlib = risky-import
B402 import_ftplib = risky-import
B403 import_pickle = risky-import
B404 import_subprocess = risky-import
B405 import_xml_etree = risky-import
B406 import_xml_sax = risky-import
B407 import_xml_expat = risky-import
B408 import_xml_minidom = risky-import
B409 import_xml_pulldom = risky-import
B411 import_xmlrpclib = risky-import
B412 import_httpoxy = risky-import
B413 import_pycrypto = risky-import
B415 import_pyghmi = risky-import
B501 request_with_no_cert_validation = tls-verification-off
B502 ssl_with_bad_version = weak-tls-version
B503 ssl_with_bad_defaults = weak-tls-version
B504 ssl_with_no_version = weak-tls-version
B505 weak_cryptographic_key = weak-key-size
B506 yaml_load = deserializer-used unsafe-deserialization
B507 ssh_no_host_key_verification = tls-verification-off
B508 snmp_insecure_version = cleartext-transmission
B509 snmp_weak_cryptography = cleartext-transmission
B601 paramiko_calls = process-started command-injection
B602 subprocess_popen_with_shell_equals_true = process-started command-injection
B603 subprocess_without_shell_equals_true = process-started command-injection
B604 any_other_function_with_shell_equals_true = process-started command-injection
B605 start_process_with_a_shell = process-started command-injection
B606 start_process_with_no_shell = process-started command-injection
B607 start_process_with_partial_path = program-by-search-path
B608 hardcoded_sql_expressions = sql-built-from-parts sql-injection
B609 linux_commands_wildcard_injection = wildcard-in-command
B610 django_extra_used = sql-built-from-parts sql-injection
B611 django_rawsql_used = sql-built-from-parts sql-injection
B613 trojansource = hidden-text
B614 pytorch_load = deserializer-used unsafe-deserialization
B615 huggingface_unsafe_download = unpinned-download
B701 jinja2_autoescape_false = autoescape-off
B702 use_of_mako_templates = autoescape-off
B703 django_mark_safe = unescaped-markup cross-site-scripting
B704 markupsafe_markup_xss = unescaped-markup cross-site-scripting
`;

const rulesOf = new Map(
  table
    .trim()
    .split("\n")
    .flatMap((line) => {
      const [names, rules] = line.split(" = ");
      return names!.split(" ").map((name) => [name, rules!.split(" ")] as const);
    }),
);

/** The rules that the words after `nosec` mean; empty when they name no test, which silences all. */
export function rulesOfTests(words: string): readonly string[] {
  const named = words.match(/[\w]+/g) ?? [];
  return [...new Set(named.flatMap((name) => rulesOf.get(name) ?? []))];
}
