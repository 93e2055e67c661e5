import type { LibraryModel, MisuseModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const verbs = "get post put delete patch head options request";
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
const inSecurity = { argument: "usedforsecurity", equals: [true], orAbsent: true } as const;
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
const broken = ["MD2", "MD4", "MD5", "SHA"].flatMap((name) => [
  `Crypto.Hash.${name}.new`,
  `Cryptodome.Hash.${name}.new`,
]);
const brokenCiphers = [
  ..."ARC2 ARC4 Blowfish DES XOR"
    .split(" ")
    .flatMap((name) => [`Crypto.Cipher.${name}.new`, `Cryptodome.Cipher.${name}.new`]),
  ...namesOf("cryptography.hazmat.primitives.ciphers.algorithms", "CAST5 SEED"),
];
const shortKeys = ["Crypto", "Cryptodome"].flatMap((owner) =>
  namesOf(`${owner}.PublicKey`, "RSA.generate DSA.generate"),
);
const asymmetric = "cryptography.hazmat.primitives.asymmetric";
const shortCurves = namesOf(`${asymmetric}.ec`, "SECT163R2 SECT163K1 SECP192R1");
const trusting = ["paramiko.client", "paramiko"].flatMap((owner) =>
  namesOf(owner, "AutoAddPolicy AutoAddPolicy() WarningPolicy WarningPolicy()"),
);
const oldLoaders = namesOf("yaml", "Loader UnsafeLoader FullLoader CLoader");
const oldCrypt = namesOf("crypt", "METHOD_CRYPT METHOD_MD5 METHOD_BLOWFISH");

/** What programs in Python leave open by their settings, and what a reviewer looks at first. */
export const pythonSettings: LibraryModel = {
  library: "python-settings",
  language: "python",
  types: [
    { of: ["six.moves.urllib.request"], is: "urllib.request" },
    { of: ["tarfile.TarFile()", "tarfile.TarFile.open()"], is: "tarfile.open()" },
  ],
  misuses: [
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
    {
      call: [
        ...namesOf("pickle", "load loads Unpickler"),
        ...namesOf("cPickle", "load loads Unpickler"),
        ...namesOf("dill", "load loads Unpickler"),
        ...namesOf("marshal", "load loads"),
        ...namesOf("jsonpickle", "decode unpickler.decode unpickler.Unpickler().restore"),
        "shelve.open",
        "pandas.read_pickle",
      ],
      rule: "deserializer-used",
      when: [],
      examples: { bad: 'import pickle; pickle.load(open("a", "rb"))', good: 'import json; json.load(open("a"))' },
    },
    {
      call: ["torch.load"],
      rule: "deserializer-used",
      when: [{ argument: "weights_only", equals: [false], orAbsent: true }],
      examples: {
        bad: 'import torch; torch.load("weights.pt")',
        good: 'import torch; torch.load("weights.pt", weights_only=True)',
      },
    },
    {
      call: ["yaml.load", "yaml.load_all"],
      rule: "deserializer-used",
      when: [
        { argument: "Loader", isNamed: oldLoaders, orAbsent: true },
        { argument: 1, isNamed: oldLoaders, orAbsent: true },
      ],
      examples: {
        bad: 'import yaml; yaml.load("a: 1")',
        good: 'import yaml; yaml.load("a: 1", Loader=yaml.SafeLoader)',
      },
    },
    {
      call: [
        ...namesOf("xml.etree.cElementTree", "fromstring parse iterparse XMLParser"),
        ...namesOf("xml.etree.ElementTree", "fromstring parse iterparse XMLParser"),
        ...namesOf("xml.dom.expatbuilder", "parse parseString"),
        ...namesOf("xml.dom.minidom", "parse parseString"),
        ...namesOf("xml.dom.pulldom", "parse parseString"),
        ...namesOf("xml.sax", "parse parseString make_parser expatreader.create_parser"),
      ],
      rule: "xml-parser-unhardened",
      when: [],
      examples: {
        bad: 'import xml.sax; xml.sax.parse("a.xml", handler)',
        good: 'import defusedxml.sax; defusedxml.sax.parse("a.xml", handler)',
      },
    },
    {
      call: [...broken, ...namesOf("cryptography.hazmat.primitives.hashes", "MD5 SHA1")],
      rule: "weak-hash",
      when: [],
      examples: {
        bad: "from Crypto.Hash import MD5; MD5.new()",
        good: "from Crypto.Hash import SHA256; SHA256.new()",
      },
    },
    {
      call: ["hashlib.new"],
      rule: "weak-hash",
      when: [{ argument: 0, matches: /^sha$/i }, inSecurity],
      examples: { bad: 'import hashlib; hashlib.new("sha")', good: 'import hashlib; hashlib.new("sha512")' },
    },
    {
      call: ["hashlib.new"],
      rule: "weak-hash",
      when: [{ argument: "name", matches: /^(md4|md5|sha-?1?|ripemd160)$/i }, inSecurity],
      examples: { bad: 'import hashlib; hashlib.new(name="md5")', good: 'import hashlib; hashlib.new(name="sha512")' },
    },
    ...([0, 1, "salt"] as const).map(
      (argument): MisuseModel => ({
        call: argument === 0 ? ["crypt.mksalt"] : ["crypt.crypt"],
        rule: "weak-hash",
        when: [{ argument, isNamed: oldCrypt }],
        examples: {
          bad: `import crypt; crypt.${argument === 0 ? "mksalt(" : "crypt('word', "}${argument === "salt" ? "salt=" : ""}crypt.METHOD_MD5)`,
          good: `import crypt; crypt.${argument === 0 ? "mksalt(" : "crypt('word', "}${argument === "salt" ? "salt=" : ""}crypt.METHOD_SHA512)`,
        },
      }),
    ),
    {
      call: brokenCiphers,
      rule: "weak-cipher",
      when: [],
      examples: {
        bad: "from Cryptodome.Cipher import ARC2; ARC2.new(key)",
        good: "from Cryptodome.Cipher import AES; AES.new(key, AES.MODE_GCM)",
      },
    },
    ...([0, "bits"] as const).map(
      (argument): MisuseModel => ({
        call: shortKeys,
        rule: "weak-key-size",
        when: [{ argument, below: 2048 }],
        examples: {
          bad: `from Crypto.PublicKey import RSA; RSA.generate(${argument === 0 ? "" : "bits="}1024)`,
          good: `from Crypto.PublicKey import RSA; RSA.generate(${argument === 0 ? "" : "bits="}3072)`,
        },
      }),
    ),
    ...(
      [
        ["dsa", 0],
        ["dsa", "key_size"],
        ["rsa", 1],
        ["rsa", "key_size"],
      ] as const
    ).map(([kind, argument]): MisuseModel => {
      const before = kind === "rsa" ? "65537, " : "";
      const sizeOf = (bits: number) => (argument === "key_size" ? `key_size=${bits}` : `${before}${bits}`);
      const example = (bits: number) =>
        `from ${asymmetric} import ${kind}; ${kind}.generate_private_key(${sizeOf(bits)})`;
      return {
        call: [`${asymmetric}.${kind}.generate_private_key`],
        rule: "weak-key-size",
        when: [{ argument, below: 2048 }],
        examples: { bad: example(1024), good: example(3072) },
      };
    }),
    ...([0, "curve"] as const).map(
      (argument): MisuseModel => ({
        call: [`${asymmetric}.ec.generate_private_key`],
        rule: "weak-key-size",
        when: [{ argument, isNamed: shortCurves }],
        examples: {
          bad: `from ${asymmetric} import ec; ec.generate_private_key(${argument === 0 ? "" : "curve="}ec.SECT163R2)`,
          good: `from ${asymmetric} import ec; ec.generate_private_key(${argument === 0 ? "" : "curve="}ec.SECP384R1)`,
        },
      }),
    ),
    {
      call: ["*.set_missing_host_key_policy"],
      rule: "tls-verification-off",
      when: [{ argument: 0, isNamed: trusting }],
      examples: {
        bad: "import paramiko; paramiko.SSHClient().set_missing_host_key_policy(paramiko.AutoAddPolicy())",
        good: "import paramiko; paramiko.SSHClient().set_missing_host_key_policy(paramiko.RejectPolicy())",
      },
    },
    {
      call: ["httpx.stream"],
      rule: "tls-verification-off",
      when: [{ argument: "verify", equals: [false] }],
      examples: {
        bad: 'import httpx; httpx.stream("GET", "https://api.example.com", verify=False)',
        good: 'import httpx; httpx.stream("GET", "https://api.example.com")',
      },
    },
    {
      call: [...namesOf("ssl", "wrap_socket SSLContext")],
      rule: "weak-tls-version",
      when: [
        {
          argument: "ssl_version",
          isNamed: namesOf("ssl", "PROTOCOL_SSLv2 PROTOCOL_SSLv3 PROTOCOL_TLSv1 PROTOCOL_TLSv1_1"),
        },
      ],
      examples: {
        bad: "import ssl; ssl.wrap_socket(ssl_version=ssl.PROTOCOL_TLSv1)",
        good: "import ssl; ssl.create_default_context()",
      },
    },
    {
      call: namesOf("requests", verbs),
      rule: "missing-timeout",
      when: [{ argument: "timeout", equals: [null], orAbsent: true }],
      examples: {
        bad: 'import requests; requests.get("https://api.example.com")',
        good: 'import requests; requests.get("https://api.example.com", timeout=5)',
      },
    },
    {
      call: [...namesOf("httpx", verbs), "httpx.Client", "httpx.AsyncClient"],
      rule: "missing-timeout",
      when: [{ argument: "timeout", equals: [null] }],
      examples: {
        bad: 'import httpx; httpx.get("https://api.example.com", timeout=None)',
        good: 'import httpx; httpx.get("https://api.example.com")',
      },
    },
    {
      call: ["os.chmod"],
      rule: "open-file-permissions",
      when: [{ argument: 1, bitsBeyond: 0o755 }],
      examples: { bad: 'import os; os.chmod("key", 0o666)', good: 'import os; os.chmod("key", 0o600)' },
    },
    {
      call: ["builtins.open", "os.chmod", "os.mkdir", "os.makedirs"],
      rule: "predictable-temporary-file",
      when: [{ argument: 0, matches: /^\/(tmp|var\/tmp|dev\/shm)\// }],
      examples: { bad: 'open("/tmp/report", "w")', good: "import tempfile; tempfile.NamedTemporaryFile()" },
    },
    {
      call: ["tempfile.mktemp"],
      rule: "predictable-temporary-file",
      when: [],
      examples: { bad: "import tempfile; tempfile.mktemp()", good: "import tempfile; tempfile.mkstemp()" },
    },
    {
      call: ["*.bind"],
      rule: "bind-all-interfaces",
      when: [{ argument: 0, option: "0", equals: ["0.0.0.0", "::", ""] }],
      examples: {
        bad: 'import socket; socket.socket().bind(("0.0.0.0", 80))',
        good: 'import socket; socket.socket().bind(("127.0.0.1", 80))',
      },
    },
    {
      call: namesOf("urllib.request", "URLopener FancyURLopener"),
      rule: "address-from-variable",
      when: [],
      examples: {
        bad: "import urllib.request; urllib.request.FancyURLopener()",
        good: 'import urllib.request; urllib.request.urlopen("https://status.example.com")',
      },
    },
    {
      call: namesOf("urllib.request", "urlopen urlretrieve"),
      rule: "address-from-variable",
      when: [{ argument: 0, matches: /^(file|ftp):/i }],
      examples: {
        bad: 'import urllib.request; urllib.request.urlopen("file:///srv/state")',
        good: 'import urllib.request; urllib.request.urlopen("https://status.example.com")',
      },
    },
    {
      call: namesOf("urllib.request", "urlopen urlretrieve"),
      rule: "address-from-variable",
      when: [{ argument: 0, isVariable: true }],
      examples: {
        bad: 'import os, urllib.request; urllib.request.urlopen(os.environ["STATUS"])',
        good: 'import urllib.request; urllib.request.urlopen("https://status.example.com")',
      },
    },
    {
      call: ["telnetlib.Telnet", "ftplib.FTP"],
      rule: "cleartext-transmission",
      when: [],
      examples: {
        bad: 'import ftplib; ftplib.FTP("files.example.com")',
        good: 'import ftplib; ftplib.FTP_TLS("files.example.com")',
      },
    },
    {
      call: ["pysnmp.hlapi.CommunityData", "pysnmp.hlapi.asyncio.CommunityData"],
      rule: "cleartext-transmission",
      when: [{ argument: "mpModel", equals: [0, 1] }],
      examples: {
        bad: 'from pysnmp.hlapi import CommunityData; CommunityData("public", mpModel=0)',
        good: 'from pysnmp.hlapi import UsmUserData; UsmUserData("name", authkey, privkey)',
      },
    },
    {
      call: ["pysnmp.hlapi.UsmUserData", "pysnmp.hlapi.asyncio.UsmUserData"],
      rule: "cleartext-transmission",
      when: [
        { argument: 2, isAbsent: true },
        { argument: "privKey", isAbsent: true },
      ],
      examples: {
        bad: 'from pysnmp.hlapi import UsmUserData; UsmUserData("name")',
        good: 'from pysnmp.hlapi import UsmUserData; UsmUserData("name", authkey, privkey)',
      },
    },
    {
      call: ["tarfile.open().extractall", "tarfile.open().extract", "tarfile.extractall"],
      rule: "archive-extraction",
      when: [{ argument: "filter", equals: ["fully_trusted"], orAbsent: true }],
      examples: {
        bad: 'import tarfile; tarfile.open("a.tar").extractall("/srv")',
        good: 'import tarfile; tarfile.open("a.tar").extractall("/srv", filter="data")',
      },
    },
    {
      call: [
        "*.from_pretrained",
        "datasets.load_dataset",
        ...namesOf("huggingface_hub", "hf_hub_download snapshot_download"),
      ],
      rule: "unpinned-download",
      when: [
        { argument: "revision", unlike: /^[0-9a-f]{7,64}$/, orAbsent: true },
        { argument: 0, unlike: /^[./~]/, orAbsent: true },
      ],
      examples: {
        bad: 'import datasets; datasets.load_dataset("example/names")',
        good: 'import datasets; datasets.load_dataset("example/names", revision="5d0f2e8a7d9e2bd4f3f9c2cf3a4a5a1f2b3c4d5e")',
      },
    },
    {
      call: ["jinja2.Environment"],
      rule: "autoescape-off",
      when: [{ argument: "autoescape", equals: [false, "", 0, null], orAbsent: true }],
      examples: {
        bad: "import jinja2; jinja2.Environment()",
        good: "import jinja2; jinja2.Environment(autoescape=True)",
      },
    },
    {
      call: ["jinja2.Environment"],
      rule: "autoescape-off",
      when: [
        { argument: "autoescape", isVariable: true },
        { argument: "autoescape", isNotNamed: ["jinja2.select_autoescape()"] },
      ],
      examples: {
        bad: "import jinja2; jinja2.Environment(autoescape=setting())",
        good: "import jinja2; jinja2.Environment(autoescape=jinja2.select_autoescape())",
      },
    },
    {
      call: ["mako.template.Template", "mako.lookup.TemplateLookup"],
      rule: "autoescape-off",
      when: [{ argument: "default_filters", isAbsent: true }],
      examples: {
        bad: 'import mako.template; mako.template.Template("${name}")',
        good: 'import mako.template; mako.template.Template("${name}", default_filters=["h"])',
      },
    },
    {
      call: [
        ...namesOf("django.utils.safestring", "mark_safe SafeText SafeString"),
        ...namesOf("markupsafe", "Markup"),
        ...namesOf("flask", "Markup"),
      ],
      rule: "unescaped-markup",
      when: [{ argument: 0, isVariable: true }],
      examples: {
        bad: "import markupsafe; markupsafe.Markup(load())",
        good: 'import markupsafe; markupsafe.Markup("<b>{}</b>")',
      },
    },
  ],
};
