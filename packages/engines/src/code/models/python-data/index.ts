import type { LibraryModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const verbs = "get post put delete patch head options request";

/** Database drivers, HTTP clients, document and directory libraries of PyPI, each by its public documentation. */
export const pythonData: LibraryModel = {
  library: "psycopg, pymysql, sqlalchemy, requests, httpx, yaml, lxml, ldap3, jwt, pycryptodome, jinja2, pymongo",
  language: "python",
  types: [
    {
      of: [
        "psycopg2.connect()",
        "psycopg.connect()",
        "pymysql.connect()",
        "MySQLdb.connect()",
        "mysql.connector.connect()",
        "psycopg2.pool.getconn()",
        "cx_Oracle.connect()",
        "pyodbc.connect()",
      ],
      is: "dbapi.Connection",
    },
    {
      of: [
        "sqlalchemy.create_engine()",
        "sqlalchemy.create_engine().connect()",
        "sqlalchemy.create_engine().begin()",
        "sqlalchemy.orm.Session()",
        "sqlalchemy.orm.sessionmaker()()",
      ],
      is: "sqlalchemy.Connection",
    },
    { of: ["requests.Session()", "requests.session()"], is: "requests" },
    { of: ["httpx.Client()", "httpx.AsyncClient()", "aiohttp.ClientSession()"], is: "httpx" },
    { of: ["ldap3.Connection()"], is: "ldap3.Connection" },
    {
      of: ["lxml.etree.parse()", "lxml.etree.parse().getroot()", "lxml.etree.fromstring()", "lxml.etree.XML()"],
      is: "lxml.Element",
    },
  ],
  sinks: [
    {
      call: [
        "sqlalchemy.text",
        "sqlalchemy.sql.text",
        "sqlalchemy.Connection.execute",
        "sqlalchemy.Connection.exec_driver_sql",
      ],
      argument: [0],
      rule: "sql-injection",
      examples: {
        bad: 'import sqlalchemy; sqlalchemy.text("SELECT * FROM a WHERE b = \'" + data + "\'")',
        good: 'import sqlalchemy; sqlalchemy.text("SELECT * FROM a WHERE b = :b").bindparams(b=data)',
      },
    },
    {
      call: [...namesOf("requests", verbs), ...namesOf("httpx", verbs)],
      argument: [0, "url"],
      rule: "server-side-request-forgery",
      examples: {
        bad: "import requests; requests.get(data)",
        good: 'import requests; requests.get("https://api.example.com/items", params={"q": data})',
      },
    },
    {
      call: ["requests.request", "httpx.request"],
      argument: [1],
      rule: "server-side-request-forgery",
      examples: {
        bad: 'import requests; requests.request("GET", data)',
        good: 'import requests; requests.request("GET", "https://api.example.com/", params={"q": data})',
      },
    },
    {
      call: ["yaml.load", "yaml.load_all"],
      argument: [0],
      rule: "unsafe-deserialization",
      when: [
        {
          argument: "Loader",
          isNamed: ["yaml.Loader", "yaml.UnsafeLoader", "yaml.FullLoader", "yaml.CLoader"],
          orAbsent: true,
        },
        {
          argument: 1,
          isNamed: ["yaml.Loader", "yaml.UnsafeLoader", "yaml.FullLoader", "yaml.CLoader"],
          orAbsent: true,
        },
      ],
      examples: {
        bad: "import yaml; yaml.load(data, Loader=yaml.Loader)",
        good: "import yaml; yaml.load(data, Loader=yaml.SafeLoader)",
      },
    },
    {
      call: ["yaml.unsafe_load"],
      argument: [0],
      rule: "unsafe-deserialization",
      examples: { bad: "import yaml; yaml.unsafe_load(data)", good: "import yaml; yaml.safe_load(data)" },
    },
    {
      call: ["yaml.full_load"],
      argument: [0],
      rule: "unsafe-deserialization",
      ofCallers: "none",
      examples: { bad: "import yaml; yaml.full_load(data)", good: "import yaml; yaml.safe_load(data)" },
    },
    {
      call: ["lxml.etree.fromstring", "lxml.etree.XML", "lxml.etree.parse", "lxml.etree.iterparse"],
      argument: [0],
      rule: "xml-external-entities",
      // Only since version 5 entities are not read from elsewhere by default: https://lxml.de/parsing.html#parser-options
      when: [
        { argument: 1, option: "resolve_entities", equals: [true], orAbsent: true },
        { argument: "parser", option: "resolve_entities", equals: [true], orAbsent: true },
      ],
      doubt: 1,
      examples: {
        bad: "import lxml.etree; lxml.etree.fromstring(data, lxml.etree.XMLParser(resolve_entities=True))",
        good: "import lxml.etree; lxml.etree.fromstring(data, lxml.etree.XMLParser(resolve_entities=False))",
      },
    },
    {
      call: ["lxml.Element.xpath", "lxml.etree.XPath", "lxml.etree.XPath().__call__"],
      argument: [0],
      rule: "xpath-injection",
      examples: {
        bad: 'import lxml.etree; lxml.etree.parse("a.xml").xpath("//a[@b=\'" + data + "\']")',
        good: 'import lxml.etree; lxml.etree.parse("a.xml").xpath("//a[@b=$b]", b=data)',
      },
    },
    {
      call: ["elementpath.select", "elementpath.iter_select", "elementpath.XPath2Parser().parse"],
      argument: [1],
      rule: "xpath-injection",
      examples: {
        bad: 'import elementpath; elementpath.select(root, "//a[@b=\'" + data + "\']")',
        good: 'import elementpath; elementpath.select(root, "//a[@b=$b]", variables={"b": data})',
      },
    },
    {
      call: ["ldap3.Connection.search", "*.search_s", "*.search_ext_s", "*.search_ext"],
      argument: [0, 1, 2, "search_base", "search_filter"],
      rule: "ldap-injection",
      when: [],
      examples: {
        bad: 'import ldap3; ldap3.Connection("s").search("dc=example", "(uid=" + data + ")")',
        good: 'import ldap3; from ldap3.utils.conv import escape_filter_chars; ldap3.Connection("s").search("dc=example", "(uid=" + escape_filter_chars(data) + ")")',
      },
    },
    {
      call: ["jinja2.Template", "jinja2.Environment().from_string", "mako.template.Template"],
      argument: [0],
      rule: "template-injection",
      examples: {
        bad: "import jinja2; jinja2.Template(data)",
        good: 'import jinja2; jinja2.Template("{{ data }}").render(data=data)',
      },
    },
    {
      call: namesOf(
        "*",
        "find find_one find_one_and_update update_one update_many delete_one delete_many count_documents aggregate",
      ),
      argument: [0],
      isDeep: true,
      rule: "nosql-injection",
      when: [{ argument: 0, option: "$where", isPresent: true }],
      examples: { bad: 'users.find_one({"$where": "this.a == " + data})', good: 'users.find_one({"a": str(data)})' },
    },
  ],
  sanitizers: [
    {
      call: [
        "ldap3.utils.conv.escape_filter_chars",
        "ldap.filter.escape_filter_chars",
        "ldap3.utils.dn.escape_rdn",
        "ldap.dn.escape_dn_chars",
      ],
      safe: ["ldap"],
    },
    {
      call: ["psycopg2.sql.Identifier", "psycopg2.sql.Literal", "psycopg.sql.Identifier", "psycopg.sql.Literal"],
      safe: ["sql"],
    },
    { call: ["defusedxml.ElementTree.fromstring"], safe: ["xml"] },
    { call: ["markdown.markdown"], safe: [] },
  ],
  misuses: [
    {
      call: [...namesOf("requests", verbs), ...namesOf("httpx", verbs), "httpx.Client", "httpx.AsyncClient"],
      rule: "tls-verification-off",
      when: [{ argument: "verify", equals: [false] }],
      examples: {
        bad: 'import requests; requests.get("https://api.example.com", verify=False)',
        good: 'import requests; requests.get("https://api.example.com", verify=True)',
      },
    },
    {
      call: ["jwt.decode"],
      rule: "jwt-not-verified",
      when: [{ argument: "options", option: "verify_signature", equals: [false] }],
      examples: {
        bad: 'import jwt; jwt.decode("t", options={"verify_signature": False})',
        good: 'import jwt, os; jwt.decode("t", os.environ["KEY"], algorithms=["HS256"])',
      },
    },
    {
      call: ["jwt.decode"],
      rule: "jwt-not-verified",
      when: [{ argument: "verify", equals: [false] }],
      examples: {
        bad: 'import jwt; jwt.decode("t", verify=False)',
        good: 'import jwt, os; jwt.decode("t", os.environ["KEY"], algorithms=["HS256"])',
      },
    },
    {
      call: ["jwt.encode"],
      rule: "hardcoded-signing-key",
      when: [{ argument: 1, isLiteral: true }],
      examples: {
        bad: 'import jwt; jwt.encode({}, "example")',
        good: 'import jwt, os; jwt.encode({}, os.environ["KEY"])',
      },
    },
    {
      call: [
        ...namesOf("Crypto.Cipher.DES", "new"),
        ...namesOf("Crypto.Cipher.DES3", "new"),
        ...namesOf("Crypto.Cipher.ARC4", "new"),
        ...namesOf("Crypto.Cipher.Blowfish", "new"),
        ...namesOf("cryptography.hazmat.primitives.ciphers.algorithms", "ARC4 Blowfish IDEA TripleDES"),
        "cryptography.hazmat.primitives.ciphers.modes.ECB",
      ],
      rule: "weak-cipher",
      when: [],
      examples: {
        bad: "from Crypto.Cipher import DES; DES.new(key)",
        good: "from Crypto.Cipher import AES; AES.new(key, AES.MODE_GCM)",
      },
    },
    {
      call: ["Crypto.Cipher.AES.new"],
      rule: "weak-cipher",
      when: [{ argument: 1, isNamed: ["Crypto.Cipher.AES.MODE_ECB"] }],
      examples: {
        bad: "from Crypto.Cipher import AES; AES.new(key, AES.MODE_ECB)",
        good: "from Crypto.Cipher import AES; AES.new(key, AES.MODE_GCM)",
      },
    },
  ],
};
