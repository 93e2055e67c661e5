import type { LibraryModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const processes = namesOf("subprocess", "run call check_call check_output Popen getoutput getstatusoutput");
const shells = ["sh", "bash", "/bin/sh", "/bin/bash", "cmd", "cmd.exe", "powershell"];
const opened = [
  "builtins.open",
  "io.open",
  "codecs.open",
  "os.open",
  ...namesOf("os", "remove unlink rmdir removedirs mkdir makedirs rename replace listdir scandir chmod symlink"),
  ...namesOf("shutil", "rmtree copy copyfile copytree move"),
  "aiofiles.open",
];
const paths = "open read_text read_bytes write_text write_bytes unlink rmdir mkdir touch rename iterdir exists stat";

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
  sinks: [
    {
      call: namesOf("os", "execl execle execlp execlpe execv execve execvp execvpe"),
      argument: [0],
      rule: "command-injection",
      examples: { bad: 'import os; os.execvp(data, ["x"])', good: 'import os; os.execvp("ls", ["ls", "--", data])' },
    },
    {
      call: [
        "os.system",
        "os.popen",
        "subprocess.getoutput",
        "subprocess.getstatusoutput",
        "commands.getoutput",
        "asyncio.create_subprocess_shell",
      ],
      argument: [0],
      rule: "command-injection",
      examples: {
        bad: 'import os; os.system("ls " + data)',
        good: 'import subprocess; subprocess.run(["ls", "--", data])',
      },
    },
    {
      call: processes,
      argument: [0, "args"],
      isDeep: true,
      rule: "command-injection",
      when: [{ argument: "shell", equals: [true] }],
      examples: {
        bad: 'import subprocess; subprocess.run("ls " + data, shell=True)',
        good: 'import subprocess; subprocess.run(["ls", "--", data], shell=False)',
      },
    },
    {
      call: processes,
      argument: [0],
      rule: "command-injection",
      when: [{ argument: "shell", isAbsent: true }],
      examples: {
        bad: "import subprocess; subprocess.run(data)",
        good: 'import subprocess; subprocess.run(["ls", "--", data])',
      },
    },
    {
      call: processes,
      argument: [0],
      isDeep: true,
      rule: "command-injection",
      when: [{ argument: 0, option: "0", equals: shells }],
      examples: {
        bad: 'import subprocess; subprocess.run(["sh", "-c", "ls " + data])',
        good: 'import subprocess; subprocess.run(["ls", "--", data])',
      },
    },
    {
      call: ["builtins.eval"],
      argument: [0],
      rule: "code-injection",
      examples: { bad: "eval(data)", good: "import ast; ast.literal_eval(data)" },
    },
    {
      call: ["builtins.exec"],
      argument: [0],
      rule: "code-injection",
      ofCallers: "parts",
      examples: { bad: "exec(data)", good: "import ast; ast.literal_eval(data)" },
    },
    {
      call: ["builtins.compile", "code.InteractiveInterpreter().runsource"],
      argument: [0],
      rule: "code-injection",
      ofCallers: "none",
      examples: { bad: 'compile(data, "rule", "exec")', good: "import ast; ast.literal_eval(data)" },
    },
    {
      call: ["builtins.__import__", "importlib.import_module"],
      argument: [0],
      rule: "code-injection",
      ofCallers: "none",
      examples: { bad: "__import__(data)", good: '__import__("json")' },
    },
    {
      call: opened,
      argument: [0, "file"],
      rule: "path-traversal",
      examples: { bad: 'open("/srv/files/" + data)', good: 'import os\nopen("/srv/files/" + os.path.basename(data))' },
    },
    {
      call: [...namesOf("os.path", "exists isfile isdir getsize getmtime"), ...namesOf("os", "stat lstat access")],
      argument: [0],
      rule: "path-traversal",
      doubt: 2,
      examples: {
        bad: 'import os; os.path.exists("/srv/files/" + data)',
        good: 'import os\nos.path.exists("/srv/files/" + os.path.basename(data))',
      },
    },
    {
      call: namesOf("pathlib.Path()", paths),
      argument: ["receiver"],
      rule: "path-traversal",
      examples: {
        bad: 'import pathlib; (pathlib.Path("/srv") / data).read_text()',
        good: 'import pathlib\nfull = (pathlib.Path("/srv") / data).resolve()\nif not full.is_relative_to("/srv"):\n    raise ValueError("no")\nfull.read_text()',
      },
    },
    {
      call: namesOf("urllib.request", "urlopen Request urlretrieve"),
      argument: [0, "url"],
      rule: "server-side-request-forgery",
      examples: {
        bad: "import urllib.request; urllib.request.urlopen(data)",
        good: 'import urllib.request; urllib.request.urlopen("https://api.example.com/items?q=" + data)',
      },
    },
    {
      call: ["http.client.HTTPConnection", "http.client.HTTPSConnection"],
      argument: [0],
      rule: "server-side-request-forgery",
      examples: {
        bad: "import http.client; http.client.HTTPSConnection(data)",
        good: 'import http.client; http.client.HTTPSConnection("api.example.com")',
      },
    },
    {
      call: [
        "pickle.loads",
        "pickle.load",
        "cPickle.loads",
        "dill.loads",
        "marshal.loads",
        "shelve.open",
        "jsonpickle.decode",
        "pickle.Unpickler",
        "joblib.load",
      ],
      argument: [0],
      rule: "unsafe-deserialization",
      examples: { bad: "import pickle; pickle.loads(data)", good: "import json; json.loads(data)" },
    },
    {
      call: ["dbapi.execute"],
      argument: [0],
      rule: "sql-injection",
      examples: {
        bad: 'import sqlite3; sqlite3.connect("a").cursor().execute(f"SELECT * FROM a WHERE b = \'{data}\'")',
        good: 'import sqlite3; sqlite3.connect("a").cursor().execute("SELECT * FROM a WHERE b = ?", (data,))',
      },
    },
    {
      call: [
        "*.execute",
        "*.executemany",
        "*.executescript",
        "*.exec_driver_sql",
        "*.mogrify",
        "*.fetch",
        "*.fetchrow",
        "*.fetchval",
        "*.fetch_all",
        "*.fetch_one",
        "*.query",
        "*.raw_sql",
      ],
      argument: [0],
      rule: "sql-injection",
      when: [
        {
          argument: 0,
          matches:
            /^\s*(select|insert|update|delete|replace|create|drop|alter|with|call|exec|merge|pragma|\{call)\b[\s\S]/i,
        },
      ],
      examples: {
        bad: 'cursor.execute("SELECT * FROM a WHERE b = \'" + data + "\'")',
        good: 'cursor.execute("SELECT * FROM a WHERE b = %s", (data,))',
      },
    },
    {
      call: ["re.compile", "re.search", "re.match", "re.fullmatch", "re.findall", "re.sub"],
      argument: [0],
      rule: "regex-injection",
      examples: { bad: 'import re; re.search(data, "text")', good: 'import re; re.search(re.escape(data), "text")' },
    },
    {
      call: [
        "xml.dom.minidom.parseString",
        "xml.dom.minidom.parse",
        "xml.dom.pulldom.parseString",
        "xml.sax.parseString",
      ],
      argument: [0],
      rule: "xml-external-entities",
      when: [{ argument: 1, option: "feature_external_ges", equals: [true] }],
      examples: {
        bad: "import xml.sax, xml.sax.handler, xml.dom.minidom\nparser = xml.sax.make_parser()\nparser.setFeature(xml.sax.handler.feature_external_ges, True)\nxml.dom.minidom.parseString(data, parser)",
        good: "import xml.dom.minidom; xml.dom.minidom.parseString(data)",
      },
    },
    {
      call: namesOf("logging", "info warning error debug critical exception").concat(
        namesOf("logging.getLogger()", "info warning error debug critical exception"),
      ),
      argument: [0],
      rule: "log-injection",
      examples: {
        bad: 'import logging; logging.info("user " + data)',
        good: 'import logging; logging.info("user " + data.replace("\\n", ""))',
      },
    },
    {
      call: namesOf("logging", "info warning error debug critical exception").concat(
        namesOf("logging.getLogger()", "info warning error debug critical exception"),
      ),
      argument: [1, 2, 3],
      rule: "log-injection",
      when: [{ argument: 0, unlike: /%[\d.-]*[radfi]/ }],
      examples: {
        bad: 'import logging; logging.info("user %s", data)',
        good: 'import logging; logging.info("user %r", data)',
      },
    },
  ],
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
