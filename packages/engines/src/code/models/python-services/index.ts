import type { LibraryModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const verbs = "request get post put delete patch head";
const storages = namesOf("aiohttp_session", "SimpleCookieStorage redis_storage.RedisStorage").concat(
  "aiohttp_session.cookie_storage.EncryptedCookieStorage",
  "aiohttp_session.nacl_storage.NaClCookieStorage",
  "aiohttp_session.memcached_storage.MemcachedStorage",
);

/** Files that are open. */
const streams = [
  ...namesOf("io", "BytesIO() StringIO()"),
  ...namesOf("tempfile", "TemporaryFile() NamedTemporaryFile() SpooledTemporaryFile()"),
  ...["flask.request", "quart.request"].flatMap((name) => namesOf(name, "files.get() files[]")),
  ...namesOf("django.http.HttpRequest", "FILES.get() FILES[]"),
];

/** HTTP clients, remote shells, evaluators, archives, pickled data and templates of PyPI, each by its public documentation. */
export const pythonServices: LibraryModel = {
  library:
    "urllib3, httplib2, pycurl, paramiko, fabric, invoke, pexpect, Pillow, numexpr, pandas, numpy, cloudpickle, aiohttp_jinja2",
  language: "python",
  types: [{ of: ["urllib3.PoolManager()", "urllib3.poolmanager.PoolManager()"], is: "urllib3" }],
  sinks: [
    {
      call: [...namesOf("urllib3", "request urlopen"), "httpx.stream"],
      argument: [1, "url"],
      rule: "server-side-request-forgery",
      examples: {
        bad: 'import urllib3; urllib3.PoolManager().request("GET", data)',
        good: 'import urllib3; urllib3.PoolManager().request("GET", "https://api.example.com/items", fields={"q": data})',
      },
    },
    {
      call: [...namesOf("httplib2.Http()", "request"), ...namesOf("treq", verbs)],
      argument: [0],
      rule: "server-side-request-forgery",
      examples: {
        bad: "import httplib2; httplib2.Http().request(data)",
        good: 'import httplib2; httplib2.Http().request("https://api.example.com/items/" + data)',
      },
    },
    {
      call: ["pycurl.Curl().setopt"],
      argument: [1],
      rule: "server-side-request-forgery",
      when: [{ argument: 0, isNamed: ["pycurl.URL", "pycurl.Curl().URL"] }],
      examples: {
        bad: "import pycurl; pycurl.Curl().setopt(pycurl.URL, data)",
        good: "import pycurl; pycurl.Curl().setopt(pycurl.USERAGENT, data)",
      },
    },
    {
      call: [
        ...namesOf("fabric.Connection()", "run sudo local"),
        ...namesOf("invoke", "run sudo context.Context().run Context().run"),
        ...namesOf("fabric.api", "run local sudo"),
        "paramiko.SSHClient().exec_command",
        ...namesOf("pexpect", "spawn run runu popen_spawn.PopenSpawn"),
        "asyncssh.connect().run",
      ],
      argument: [0],
      rule: "command-injection",
      examples: {
        bad: 'import paramiko; paramiko.SSHClient().exec_command("ls " + data)',
        good: 'import paramiko, shlex; paramiko.SSHClient().exec_command("ls " + shlex.quote(data))',
      },
    },
    {
      call: [
        ...namesOf("PIL.ImageMath", "eval unsafe_eval"),
        ...namesOf("numexpr", "evaluate"),
        "pandas.eval",
        "code.InteractiveConsole().push",
        "builtins.execfile",
      ],
      argument: [0],
      rule: "code-injection",
      ofCallers: "none",
      examples: {
        bad: "from PIL import ImageMath; ImageMath.eval(data)",
        good: 'from PIL import ImageMath; ImageMath.eval("a + b", a=first(), b=second())',
      },
    },
    {
      call: [
        ...namesOf("cloudpickle", "loads load"),
        ...namesOf("dill", "load"),
        ...namesOf("marshal", "load"),
        "pandas.read_pickle",
      ],
      argument: [0],
      rule: "unsafe-deserialization",
      ofCallers: "none",
      examples: { bad: "import cloudpickle; cloudpickle.loads(data)", good: "import json; json.loads(data)" },
    },
    {
      call: ["numpy.load"],
      argument: [0],
      rule: "unsafe-deserialization",
      ofCallers: "none",
      when: [{ argument: "allow_pickle", equals: [true] }],
      examples: {
        bad: "import io, numpy; numpy.load(io.BytesIO(data), allow_pickle=True)",
        good: "import io, numpy; numpy.load(io.BytesIO(data))",
      },
    },
    {
      call: ["tornado.template.Template", "chameleon.PageTemplate", "Cheetah.Template.Template"],
      argument: [0],
      rule: "template-injection",
      examples: {
        bad: 'import tornado.template; tornado.template.Template("<p>" + data + "</p>")',
        good: 'import tornado.template; tornado.template.Template("<p>{{ name }}</p>").generate(name=data)',
      },
    },
    {
      call: [
        ...namesOf("tarfile", "open TarFile TarFile.open"),
        ...namesOf("zipfile", "ZipFile"),
        ...["bz2.open", "bz2.BZ2File", "gzip.open", "gzip.GzipFile", "lzma.open"],
      ],
      argument: [0],
      rule: "path-traversal",
      // What is open already is no path.
      when: [{ argument: 0, isNotNamed: streams }],
      doubt: 1,
      examples: {
        bad: 'import gzip; gzip.open("/srv/files/" + data)',
        good: 'import gzip, os\ngzip.open("/srv/files/" + os.path.basename(data))',
      },
    },
    ...namesOf("xml.dom", "pulldom.parseString pulldom.parse minidom.parseString minidom.parse").map((call) => ({
      call: [call],
      argument: [0],
      rule: "xml-external-entities" as const,
      when: [{ argument: "parser", option: "feature_external_ges", equals: [true] }],
      examples: {
        bad: `import xml.sax, xml.sax.handler, xml.dom.pulldom, xml.dom.minidom\nparser = xml.sax.make_parser()\nparser.setFeature(xml.sax.handler.feature_external_ges, True)\n${call}(data, parser=parser)`,
        good: `import xml.sax, xml.dom.pulldom, xml.dom.minidom\nparser = xml.sax.make_parser()\n${call}(data, parser=parser)`,
      },
    })),
  ],
  misuses: [
    {
      call: ["aiohttp_jinja2.setup", "fastapi.templating.Jinja2Templates", "starlette.templating.Jinja2Templates"],
      rule: "autoescape-off",
      when: [{ argument: "autoescape", equals: [false] }],
      examples: {
        bad: "import aiohttp_jinja2; aiohttp_jinja2.setup(app, loader=loader, autoescape=False)",
        good: "import aiohttp_jinja2; aiohttp_jinja2.setup(app, loader=loader)",
      },
    },
    {
      call: storages,
      rule: "script-readable-cookie",
      when: [{ argument: "httponly", equals: [false] }],
      examples: {
        bad: "from aiohttp_session.redis_storage import RedisStorage; RedisStorage(pool, httponly=False)",
        good: "from aiohttp_session.redis_storage import RedisStorage; RedisStorage(pool)",
      },
    },
  ],
};
