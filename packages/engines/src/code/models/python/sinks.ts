import type { SinkModel } from "../contract.ts";
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

/** Where the standard library runs, opens, sends or parses what it is given. */
export const sinks: readonly SinkModel[] = [
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
];
