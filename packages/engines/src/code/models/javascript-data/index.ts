import type { LibraryModel, SinkModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const statement = /^\s*(select|insert|update|delete|replace|create|drop|alter|with|call|exec|merge)\b[\s\S]/i;
const lookups =
  "find findOne findOneAndUpdate findOneAndDelete updateOne updateMany deleteOne deleteMany count countDocuments aggregate update remove";
const changes = "$set $inc $push $pull $addToSet $unset".split(" ");
/** They tell what a file is, or how its name ends, out of a table of their own. */
const fileKinds = [
  ...namesOf(
    "file-type",
    "fromBuffer fromFile fromStream fileTypeFromBuffer fileTypeFromFile fileTypeFromStream default.fromBuffer default.fromFile default.fromStream",
  ),
  ...namesOf("mime", "getExtension getType default.getExtension default.getType"),
  ...namesOf("mime-types", "extension lookup default.extension default.lookup"),
];
const clients = "get post put patch delete head request";

/** Databases, HTTP clients and serialisers of npm, each by its public documentation. */
export const javascriptData: LibraryModel = {
  library:
    "pg, mysql, mysql2, sqlite3, sequelize, knex, mongodb, mongoose, axios, got, needle, request, node-fetch, node-serialize, js-yaml",
  language: "javascript",
  types: [
    { of: ["node-fetch", "cross-fetch", "isomorphic-fetch", "undici.fetch", "undici.request"], is: "global.fetch" },
    { of: ["axios.create()", "axios.default", "axios.Axios()"], is: "axios" },
    { of: ["got.extend()", "got.got"], is: "got" },
    { of: ["superagent", "request-promise", "request-promise-native", "postman-request"], is: "request" },
    {
      of: [
        "pg.Pool()",
        "pg.Client()",
        "pg.default.Pool()",
        "mysql.createConnection()",
        "mysql.createPool()",
        "mysql2.createConnection()",
        "mysql2.createPool()",
        "mysql2.promise.createConnection()",
        "mysql2.promise.createPool()",
        "pg.Pool().connect()",
        "mysql2.promise.createPool().getConnection()",
      ],
      is: "sql.Client",
    },
    { of: ["sequelize.Sequelize()", "sequelize()", "sequelize.default()"], is: "sequelize.Sequelize" },
    { of: ["sqlite3.Database()", "better-sqlite3()", "sqlite3.cached.Database()"], is: "sqlite.Database" },
    { of: ["knex()", "knex.knex()"], is: "knex" },
  ],
  sinks: [
    {
      call: [
        ...namesOf("sql.Client", "query execute"),
        ...namesOf("sqlite.Database", "run get all each exec prepare"),
        "sequelize.Sequelize.query",
        ...namesOf("knex", "raw"),
        "sequelize.Sequelize.literal",
        "sequelize.literal",
      ],
      argument: [0],
      rule: "sql-injection",
      examples: {
        bad: 'new (require("pg").Pool)().query("SELECT * FROM a WHERE b = \'" + input + "\'")',
        good: 'new (require("pg").Pool)().query("SELECT * FROM a WHERE b = $1", [input])',
      },
    },
    {
      call: [...namesOf("sql.Client", "query execute")],
      argument: [0],
      option: "sql",
      rule: "sql-injection",
      examples: {
        bad: 'require("mysql").createConnection({}).query({ sql: "SELECT * FROM a WHERE b = " + input })',
        good: 'require("mysql").createConnection({}).query({ sql: "SELECT * FROM a WHERE b = ?", values: [input] })',
      },
    },
    {
      call: [...namesOf("sql.Client", "query execute")],
      argument: [0],
      option: "text",
      rule: "sql-injection",
      examples: {
        bad: 'new (require("pg").Pool)().query({ text: "SELECT * FROM a WHERE b = " + input })',
        good: 'new (require("pg").Pool)().query({ text: "SELECT * FROM a WHERE b = $1", values: [input] })',
      },
    },
    {
      call: [
        ...namesOf(
          "*",
          "query execute raw run all get each exec prepare $queryRawUnsafe $executeRawUnsafe whereRaw orderByRaw havingRaw",
        ),
      ],
      argument: [0],
      rule: "sql-injection",
      when: [{ argument: 0, matches: statement }],
      examples: {
        bad: "db.query(`SELECT * FROM a WHERE b = ${input}`)",
        good: 'db.query("SELECT * FROM a WHERE b = ?", [input])',
      },
    },
    {
      call: namesOf("*", "$queryRawUnsafe $executeRawUnsafe whereRaw orderByRaw havingRaw"),
      argument: [0],
      rule: "sql-injection",
      examples: { bad: "prisma.$queryRawUnsafe(input)", good: "prisma.$queryRaw`SELECT * FROM a WHERE b = ${input}`" },
    },
    {
      call: namesOf("*", lookups),
      argument: [0],
      option: "$where",
      rule: "nosql-injection",
      // It is a script: that it is a text helps nothing.
      context: "code",
      examples: { bad: "users.find({ $where: `this.a == '${input}'` })", good: "users.find({ a: String(input) })" },
    },
    {
      call: namesOf(
        "*",
        "findOne findOneAndUpdate findOneAndDelete deleteOne deleteMany updateOne updateMany countDocuments",
      ),
      argument: [0],
      isDeep: true,
      rule: "nosql-injection",
      doubt: 2,
      when: [
        { argument: 0, option: "where", isAbsent: true },
        { argument: 0, option: "$where", isAbsent: true },
      ],
      examples: {
        bad: "users.findOne({ name: req.body.name })",
        good: "users.findOne({ name: String(req.body.name) })",
      },
    },
    ...changes.map(
      (change): SinkModel => ({
        call: ["*.update"],
        argument: [0],
        isDeep: true,
        rule: "nosql-injection",
        doubt: 2,
        when: [{ argument: 1, option: change, isPresent: true }],
        examples: {
          bad: `notes.update({ owner: req.body.owner }, { ${change}: { seen: 1 } })`,
          good: `notes.update({ owner: String(req.body.owner) }, { ${change}: { seen: 1 } })`,
        },
      }),
    ),
    {
      call: [
        "axios",
        ...namesOf("axios", clients),
        "got",
        ...namesOf("got", clients),
        "needle",
        ...namesOf("needle", clients),
        "request",
        ...namesOf("request", clients),
        "needle.default",
      ],
      argument: [0],
      rule: "server-side-request-forgery",
      examples: {
        bad: 'require("axios").get(input)',
        good: 'require("axios").get("https://api.example.com/items", { params: { input } })',
      },
    },
    {
      call: ["axios", "axios.request", "request", "got"],
      argument: [0],
      option: "url",
      rule: "server-side-request-forgery",
      examples: {
        bad: 'require("axios")({ url: input })',
        good: 'require("axios")({ url: "https://api.example.com/", params: { input } })',
      },
    },
    ...["uri", "url"].map(
      (option): SinkModel => ({
        // The package's own name with `url` stands above.
        call: option === "uri" ? ["request", ...namesOf("request", clients)] : namesOf("request", clients),
        argument: [0],
        option,
        rule: "server-side-request-forgery",
        examples: {
          bad: `require("request").get({ ${option}: input }, done)`,
          good: `require("request").get({ ${option}: "https://api.example.com/", qs: { input } }, done)`,
        },
      }),
    ),
    {
      call: [
        "node-serialize.unserialize",
        "serialize-to-js.deserialize",
        "cryo.parse",
        "funcster.deepDeserialize",
        "v8.deserialize",
      ],
      argument: [0],
      rule: "unsafe-deserialization",
      examples: { bad: 'require("node-serialize").unserialize(input)', good: "JSON.parse(input)" },
    },
    {
      call: ["js-yaml.load"],
      argument: [0],
      rule: "unsafe-deserialization",
      when: [{ argument: 1, option: "schema", isNamed: ["js-yaml-js-types.all", "js-yaml.DEFAULT_FULL_SCHEMA"] }],
      examples: {
        bad: 'const yaml = require("js-yaml"); yaml.load(input, { schema: yaml.DEFAULT_FULL_SCHEMA })',
        good: 'require("js-yaml").load(input)',
      },
    },
    {
      call: namesOf("libxmljs", "parseXml parseXmlString").concat(namesOf("libxmljs2", "parseXml parseXmlString")),
      argument: [0],
      rule: "xml-external-entities",
      when: [{ argument: 1, option: "noent", equals: [true] }],
      examples: {
        bad: 'require("libxmljs").parseXml(input, { noent: true })',
        good: 'require("libxmljs").parseXml(input, { noent: false })',
      },
    },
    {
      call: ["mathjs.eval", "mathjs.evaluate", "safe-eval", "notevil", "notevil.eval", "static-eval"],
      argument: [0],
      rule: "code-injection",
      doubt: 2,
      examples: { bad: 'require("mathjs").evaluate(input)', good: 'require("mathjs").add(Number(input), 1)' },
    },
    {
      call: namesOf("lodash", "merge defaultsDeep mergeWith set setWith"),
      argument: [1, 2],
      rule: "prototype-pollution",
      doubt: 3,
      // https://github.com/advisories/GHSA-p6mc-m468-83gw
      mendedIn: ["lodash", "4.17.19"],
      examples: {
        bad: 'require("lodash").merge({}, req.body)',
        good: "Object.assign({}, { name: String(req.body.name) })",
      },
    },
    {
      call: ["deepmerge", "merge-deep", "defaults-deep"],
      argument: [1, 2],
      rule: "prototype-pollution",
      doubt: 3,
      examples: {
        bad: 'require("merge-deep")({}, req.body)',
        good: "Object.assign({}, { name: String(req.body.name) })",
      },
    },
    {
      call: [
        "lodash.template",
        "ejs.render",
        "ejs.compile",
        "pug.render",
        "pug.compile",
        "nunjucks.renderString",
        "dot.template",
        "swig.render",
      ],
      argument: [0],
      rule: "template-injection",
      examples: {
        bad: 'require("ejs").render("<p>" + input + "</p>")',
        good: 'require("ejs").render("<p><%= input %></p>", { input })',
      },
    },
    {
      // Without code of their own: https://handlebarsjs.com/api-reference/runtime-options.html#options-to-control-prototype-access
      call: ["handlebars.compile", "mustache.render"],
      argument: [0],
      rule: "template-injection",
      mostScore: 6.5,
      examples: {
        bad: 'require("handlebars").compile("<p>" + input + "</p>")',
        good: 'require("handlebars").compile("<p>{{input}}</p>")({ input })',
      },
    },
    {
      call: ["xpath.select", "xpath.select1", "xpath.evaluate", "xpath.parse"],
      argument: [0],
      rule: "xpath-injection",
      examples: {
        bad: 'require("xpath").select("//a[@b=\'" + input + "\']", doc)',
        good: 'require("xpath").select("//a[@b=\'c\']", doc)',
      },
    },
    {
      call: ["ldapjs.createClient().search"],
      argument: [1],
      option: "filter",
      rule: "ldap-injection",
      examples: {
        bad: 'require("ldapjs").createClient({}).search("o=a", { filter: "(uid=" + input + ")" })',
        good: 'require("ldapjs").createClient({}).search("o=a", { filter: "(uid=example)" })',
      },
    },
  ],
  sanitizers: [
    { call: fileKinds, safe: "every" },
    {
      call: [
        "mysql.escape",
        "mysql2.escape",
        "mysql.escapeId",
        "mysql2.escapeId",
        "sqlstring.escape",
        "pg-format",
        "pg.escapeLiteral",
        "pg.escapeIdentifier",
        "mysql.format",
        "mysql2.format",
        "sql.Client.escape",
        "sql.Client.escapeId",
        "sequelize.Sequelize.escape",
        "*.escapeId",
        "*.escapeLiteral",
        "*.escapeIdentifier",
        "*.quoteIdentifier",
      ],
      safe: ["sql"],
    },
    // Of a connection to a database, or of a library for markup: what it is called on is not known.
    { call: ["*.escape"], safe: ["sql", "html"] },
    {
      call: [
        "escape-html",
        "he.encode",
        "he.escape",
        "lodash.escape",
        "validator.escape",
        "validator.default.escape",
        "xss",
        "dompurify.sanitize",
        "isomorphic-dompurify.sanitize",
        "sanitize-html",
        "html-escaper.escape",
        "entities.escapeUTF8",
        "entities.encodeXML",
        "DOMPurify.sanitize",
        "global.DOMPurify.sanitize",
      ],
      safe: ["html"],
    },
    { call: ["shell-quote.quote", "shell-escape"], safe: ["shell"] },
    { call: ["sanitize-filename"], safe: ["path"] },
    { call: ["escape-string-regexp", "lodash.escapeRegExp"], safe: ["regex"] },
    { call: ["mongo-sanitize", "express-mongo-sanitize.sanitize"], safe: ["nosql"] },
    {
      call: [
        "lodash.toNumber",
        "lodash.toInteger",
        "validator.toInt",
        "validator.toFloat",
        "validator.toBoolean",
        "mongoose.Types.ObjectId",
        "mongodb.ObjectId",
        "mongodb.ObjectID",
        "bson.ObjectId",
      ],
      safe: "every",
    },
    { call: ["bcrypt.hash", "bcrypt.hashSync", "bcrypt-nodejs.hashSync", "argon2.hash"], safe: "every" },
  ],
  predicates: [
    {
      call: [
        "validator.isInt",
        "validator.isNumeric",
        "validator.isUUID",
        "validator.isAlphanumeric",
        "validator.isAlpha",
        "validator.isMongoId",
        "validator.isHexadecimal",
        "uuid.validate",
      ],
      argument: 0,
      safe: "every",
    },
  ],
  propagators: [
    {
      call: [
        "qs.parse",
        "lodash.trim",
        "lodash.cloneDeep",
        "lodash.get",
        "lodash.pick",
        "lodash.omit",
        "lodash.toString",
        "validator.trim",
        "dedent",
      ],
      from: [0],
    },
  ],
};
