import type { LibraryModel } from "../contract.ts";
import { namesOf } from "../names.ts";
import { sinks } from "./sinks.ts";

/** https://docs.python.org/3/library/ */
export const pythonBuiltins: LibraryModel = {
  library: "python",
  language: "python",
  endings: ["sys.exit", "os._exit", "os.abort", "builtins.exit", "builtins.quit"],
  digests: [
    ...namesOf("hashlib", "md5 sha1 sha224 sha256 sha384 sha512 blake2b blake2s"),
    ...["md5", "sha1", "sha256", "sha512"].map((name) => `hashlib.${name}().update`),
  ],
  types: [
    { of: ["pathlib.PurePath", "pathlib.PosixPath"], is: "pathlib.Path" },
    { of: namesOf("pathlib.Path()", "joinpath() parent with_suffix() absolute() expanduser()"), is: "pathlib.Path()" },
    { of: ["sqlite3.connect()", "sqlite3.dbapi2.connect()"], is: "dbapi.Connection" },
    { of: ["dbapi.Connection.cursor()"], is: "dbapi.Cursor" },
    { of: ["dbapi.Connection.execute", "dbapi.Cursor.execute"], is: "dbapi.execute" },
    { of: ["dbapi.Connection.executescript", "dbapi.Cursor.executescript"], is: "dbapi.execute" },
    { of: ["dbapi.Connection.executemany", "dbapi.Cursor.executemany"], is: "dbapi.execute" },
    { of: ["random.SystemRandom()"], is: "secrets" },
    {
      of: ["tarfile.open()[]", ...namesOf("tarfile.open()", "getmembers()[] next() getmember()")],
      is: "tarfile.TarInfo()",
    },
    { of: namesOf("zipfile.ZipFile()", "infolist()[] getinfo()"), is: "zipfile.ZipInfo()" },
  ],
  sources: [
    {
      read: [
        ...namesOf("tarfile.TarInfo()", "name path linkname linkpath"),
        "tarfile.open().getnames()",
        "zipfile.ZipInfo().filename",
        "zipfile.ZipFile().namelist()",
      ],
      label: "archive",
      what: "the name of an archive's entry",
      // Who reads the log of an unpacking looks for odd names.
      safe: ["log"],
    },
    { read: ["sys.argv"], label: "command line", what: "the command line (sys.argv)" },
    { read: ["builtins.input()"], label: "command line", what: "the terminal (input)" },
    {
      read: namesOf("http.server.BaseHTTPRequestHandler()", "path headers rfile"),
      label: "http",
      what: "the request (http.server)",
    },
  ],
  sinks,
  sanitizers: [
    { call: ["shlex.quote", "pipes.quote"], safe: ["shell"] },
    { call: ["os.path.basename", "ntpath.basename", "posixpath.basename"], safe: ["path"] },
    { call: namesOf("pathlib.Path()", "name stem suffix"), safe: ["path"] },
    {
      call: ["urllib.parse.quote"],
      safe: ["html", "url", "redirect", "header", "log", "sql", "xpath", "shell", "ldap"],
    },
    {
      call: ["urllib.parse.quote_plus", "urllib.parse.urlencode"],
      safe: ["html", "path", "url", "redirect", "header", "log", "sql", "xpath", "shell", "ldap"],
    },
    { call: ["re.escape"], safe: ["regex"] },
    { call: ["json.dumps"], safe: ["log", "nosql"] },
    { call: ["ast.literal_eval"], safe: ["code", "object"] },
    { call: ["datetime.datetime.strptime", "datetime.date.fromisoformat", "ipaddress.ip_address"], safe: "every" },
    {
      call: [
        ...namesOf("hashlib", "md5 sha1 sha224 sha256 sha384 sha512 sha3_256 sha3_512 blake2b blake2s new"),
        ...namesOf("hmac", "new digest"),
        ...namesOf("zlib", "crc32 adler32"),
      ],
      safe: "every",
    },
    {
      call: ["base64.urlsafe_b64encode", "base64.b32encode", "base64.b16encode", "binascii.hexlify"],
      safe: ["html", "sql", "shell", "code", "xpath", "ldap", "log", "header", "template"],
    },
    {
      call: ["base64.b64encode", "base64.standard_b64encode"],
      safe: ["html", "sql", "shell", "code", "xpath", "ldap", "log", "header", "template"],
    },
  ],
  propagators: [
    {
      call: [
        ...["builtins.open", "io.open", "codecs.open", "gzip.open", "bz2.open", "lzma.open", "aiofiles.open"],
        ...namesOf("pathlib.Path()", "open read_text read_bytes"),
        ...["zipfile.ZipFile", "tarfile.open", "tarfile.TarFile"],
      ],
      from: ["receiver", 0, "file"],
      only: "library input",
    },
    { call: ["os.path.commonpath"], from: ["*"], gives: "common path" },
    { call: ["os.path.relpath"], from: [0], gives: "relative path" },
    {
      call: [
        ...namesOf("os.path", "realpath abspath normpath join"),
        ...namesOf("posixpath", "realpath abspath normpath join"),
        "pathlib.Path().resolve",
      ],
      from: ["receiver", "*"],
      gives: "canonical path",
    },
    { call: ["pathlib.Path", "pathlib.Path().joinpath"], from: ["receiver", "*"] },
    {
      call: ["urllib.parse.unquote", "urllib.parse.unquote_plus", "html.unescape"],
      from: [0],
      cancels: ["html", "path", "url", "redirect", "header", "log", "sql", "xpath", "shell", "ldap"],
    },
    {
      call: [
        "base64.b64decode",
        "base64.urlsafe_b64decode",
        "base64.standard_b64decode",
        "base64.b32decode",
        "binascii.unhexlify",
      ],
      from: [0],
      cancels: ["html", "sql", "shell", "code", "xpath", "ldap", "log", "header", "template"],
    },
    {
      call: ["urllib.parse.urlparse", "urllib.parse.urlsplit", "urllib.request.url2pathname"],
      from: [0],
      gives: "parsed url",
    },
    { call: ["urllib.parse.urljoin"], from: [1] },
    {
      call: [
        "json.loads",
        "json.load",
        "io.StringIO",
        "io.BytesIO",
        "textwrap.dedent",
        "string.Template().substitute",
        "xml.etree.ElementTree.fromstring",
        "urllib.parse.parse_qs",
        "urllib.parse.parse_qsl",
      ],
      from: ["receiver", "*"],
    },
    { call: ["os.open"], from: [], gives: "nothing" },
  ],
  predicates: [
    { call: ["os.path.isabs"], argument: 0, safe: ["path root"], when: "false" },
    { call: ["pathlib.Path().is_absolute"], argument: "receiver", safe: ["path root"], when: "false" },
  ],
  launches: [
    {
      call: [...namesOf("subprocess", "run call check_call check_output Popen"), "asyncio.create_subprocess_exec"],
      examples: {
        bad: 'import subprocess; subprocess.run(["git", "clone", data])',
        good: 'import subprocess; subprocess.run(["git", "clone", "--", data])',
      },
    },
  ],
  misuses: [
    {
      call: ["hashlib.md5", "hashlib.sha1", "hashlib.md4"],
      rule: "weak-hash",
      when: [{ argument: "usedforsecurity", equals: [true], orAbsent: true }],
      examples: { bad: "import hashlib; hashlib.md5(b'x')", good: "import hashlib; hashlib.sha256(b'x')" },
    },
    {
      call: ["hashlib.new", "hmac.new"],
      rule: "weak-hash",
      when: [
        { argument: 0, matches: /^(md4|md5|sha-?1|ripemd160)$/i },
        { argument: "usedforsecurity", equals: [true], orAbsent: true },
      ],
      examples: { bad: 'import hashlib; hashlib.new("md5")', good: 'import hashlib; hashlib.new("sha256")' },
    },
    {
      call: namesOf(
        "random",
        "Random random randint randrange choice choices sample getrandbits randbytes uniform normalvariate gauss shuffle triangular betavariate expovariate",
      ),
      rule: "weak-random",
      when: [],
      examples: { bad: "import random; random.getrandbits(64)", good: "import secrets; secrets.randbits(64)" },
    },
    {
      call: ["ssl._create_unverified_context"],
      rule: "tls-verification-off",
      when: [],
      examples: {
        bad: "import ssl; ssl._create_unverified_context()",
        good: "import ssl; ssl.create_default_context()",
      },
    },
  ],
};
