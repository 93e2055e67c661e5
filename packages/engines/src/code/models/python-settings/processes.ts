import type { MisuseModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const runs = [
  ...namesOf("subprocess", "Popen call check_call check_output run"),
  ...namesOf("os", "execl execle execlp execlpe execv execve execvp execvpe startfile"),
  ...namesOf("os", "spawnl spawnle spawnlp spawnlpe spawnv spawnve spawnvp spawnvpe posix_spawn posix_spawnp"),
  "*.exec_command",
];
const shells = [
  ...namesOf("os", "system popen popen2 popen3 popen4"),
  ...namesOf("subprocess", "getoutput getstatusoutput"),
  ...namesOf("commands", "getoutput getstatusoutput"),
  ...namesOf("popen2", "popen2 popen3 popen4 Popen3 Popen4"),
];
const searched = /^(?![/\\.]|[a-z]:|~)[\w#-]/i;
const manyFiles = /\b(tar|chown|chmod|rsync)\b.*\s\*/;
const risky = [
  ..."pickle cPickle dill shelve marshal subprocess telnetlib ftplib pyghmi pyghmi.ipmi".split(" "),
  ..."xml.etree.cElementTree xml.etree.ElementTree xml.sax xml.sax.expatreader xml.dom.expatbuilder xml.dom.minidom xml.dom.pulldom xmlrpc xmlrpc.client xmlrpclib".split(
    " ",
  ),
  ..."Crypto.Cipher Crypto.Hash Crypto.IO Crypto.Protocol Crypto.PublicKey Crypto.Random Crypto.Signature Crypto.Util".split(
    " ",
  ),
];

/** Programs that are started, code and modules that are loaded by name. */
export const processes: readonly MisuseModel[] = [
  {
    imported: risky,
    rule: "risky-import",
    when: [],
    examples: { bad: "import telnetlib", good: "import json" },
  },
  {
    call: ["importlib.import_module", "importlib.__import__", "builtins.__import__"],
    rule: "risky-import",
    when: [{ argument: 0, equals: risky }],
    examples: { bad: '__import__("pickle")', good: '__import__("json")' },
  },
  {
    call: ["importlib.import_module", "importlib.__import__", "builtins.__import__"],
    rule: "risky-import",
    when: [{ argument: "name", equals: risky }],
    examples: { bad: '__import__(name="pickle")', good: '__import__(name="json")' },
  },
  {
    call: ["wsgiref.handlers.CGIHandler", ...namesOf("twisted.web.twcgi", "CGIScript CGIDirectory")],
    rule: "risky-import",
    when: [],
    examples: {
      bad: "import wsgiref.handlers; wsgiref.handlers.CGIHandler()",
      good: "import wsgiref.simple_server; wsgiref.simple_server.make_server('127.0.0.1', 80, page)",
    },
  },
  {
    call: [...runs, ...shells],
    rule: "process-started",
    when: [],
    examples: { bad: 'import subprocess; subprocess.run(["/bin/ls"])', good: 'import os; os.listdir("/srv")' },
  },
  ...([undefined, "0"] as const).map(
    (option): MisuseModel => ({
      call: namesOf("subprocess", "Popen call check_call check_output run"),
      rule: "program-by-search-path",
      when: [{ argument: 0, ...(option !== undefined && { option }), matches: searched }],
      examples: {
        bad:
          option === undefined
            ? 'import subprocess; subprocess.run("ls")'
            : 'import subprocess; subprocess.run(["ls"])',
        good: 'import subprocess; subprocess.run(["/bin/ls"])',
      },
    }),
  ),
  {
    call: shells,
    rule: "wildcard-in-command",
    when: [{ argument: 0, matches: manyFiles }],
    examples: {
      bad: 'import os; os.system("/bin/tar czf a.tgz *")',
      good: 'import os; os.system("/bin/tar czf a.tgz -- ./*")',
    },
  },
  {
    call: namesOf("subprocess", "Popen call check_call check_output run"),
    rule: "wildcard-in-command",
    when: [
      { argument: 0, matches: manyFiles },
      { argument: "shell", equals: [true] },
    ],
    examples: {
      bad: 'import subprocess; subprocess.run("/bin/chown app *", shell=True)',
      good: 'import subprocess; subprocess.run(["/bin/chown", "app", "*"])',
    },
  },
  {
    call: ["builtins.eval", "builtins.exec"],
    rule: "code-evaluated",
    when: [],
    examples: { bad: 'eval("1 + 1")', good: 'import ast; ast.literal_eval("1")' },
  },
];
