import type { LibraryModel, MisuseModel, SinkModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const strategies =
  "passport-jwt passport-oauth1 passport-oauth2 passport-facebook passport-twitter passport-github passport-github2 passport-google-oauth passport-google-oauth1 passport-google-oauth2 passport-google-oauth20 passport-linkedin-oauth2 passport-microsoft passport-auth0 passport-gitlab2 passport-bitbucket-oauth2 passport-openidconnect".split(
    " ",
  );
const protections =
  "contentSecurityPolicy frameguard hsts noSniff strictTransportSecurity xContentTypeOptions xFrameOptions crossOriginOpenerPolicy crossOriginResourcePolicy referrerPolicy hidePoweredBy xssFilter".split(
    " ",
  );
const headers = "set header setHeader append".split(" ").map((method) => `express.Response.${method}`);
const rawHeaders = ["http.ServerResponse.setHeader", "http.ServerResponse.appendHeader"];
const pages = ["puppeteer.Page", "phantom.Page"];
const browsers = [
  ...namesOf("puppeteer", "launch() connect() default.launch()"),
  ...namesOf("puppeteer-core", "launch() connect()"),
  ...namesOf("playwright", "chromium.launch() firefox.launch() webkit.launch()"),
  ...namesOf("playwright-core", "chromium.launch() firefox.launch() webkit.launch()"),
];
const entries = [
  "unzip.Parse().on",
  "unzipper.Parse().on",
  "tar-stream.extract().on",
  "tar.Parse().on",
  "adm-zip().getEntries().forEach",
];
/** Frameworks and tools of npm that are set up or fed in a way that gives more away than is needed, each by its documentation. */
export const javascriptSettings: LibraryModel = {
  library:
    "helmet, cors, passport, express-jwt, grpc, handlebars, puppeteer, playwright, phantom, shelljs, vm2, unzipper, adm-zip, tar-stream, libxmljs, sax",
  language: "javascript",
  types: [
    { of: browsers, is: "puppeteer.Browser" },
    {
      of: namesOf("puppeteer.Browser", "newPage() newContext().newPage() createIncognitoBrowserContext().newPage()"),
      is: "puppeteer.Page",
    },
    { of: ["phantom.create().createPage()"], is: "phantom.Page" },
    { of: ["libxml", "libxmljs2"], is: "libxmljs" },
    { of: ["global.Handlebars"], is: "handlebars" },
    { of: ["global.helmet"], is: "helmet" },
    { of: ["global.expat", "expat"], is: "node-expat" },
    { of: ["global.Sqrl", "global.squirrelly"], is: "squirrelly" },
    { of: namesOf("vm2", "VM() NodeVM()"), is: "vm2.VM" },
    { of: ["@grpc/grpc-js", "@grpc.grpc-js"], is: "grpc" },
  ],
  callbacks: [
    { call: entries, parameters: ["archive.Entry", "", ""] },
    // What reads archives tells of each entry by this event, whoever wrote it.
    { call: ["*.on", "*.once"], event: "entry", parameters: ["archive.Entry", "", ""] },
  ],
  sources: [
    {
      read: [
        ...namesOf("archive.Entry", "path name entryName fileName linkname linkpath"),
        "adm-zip().getEntries()[].entryName",
      ],
      label: "archive",
      what: "the name of an archive's entry",
      // Who reads the log of an unpacking looks for odd names.
      safe: ["log"],
    },
  ],
  propagators: [{ call: ["*.pipe"], from: [0], gives: "same" }],
  sinks: [
    {
      call: ["shelljs.exec", "shelljs.default.exec"],
      argument: [0],
      rule: "command-injection",
      examples: {
        bad: 'require("shelljs").exec("ls " + input)',
        good: 'require("shelljs").ls("/srv/files")',
      },
    },
    {
      call: ["sandbox().run", "vm2.VM.run", "vm2.VMScript", "safe-eval", "static-eval", "notevil"],
      argument: [0],
      rule: "code-injection",
      examples: {
        bad: 'const { VM } = require("vm2"); new VM().run(input)',
        good: 'const { VM } = require("vm2"); new VM().run("1 + 1")',
      },
    },
    {
      call: pages.flatMap((page) =>
        namesOf(
          page,
          "goto setContent evaluate evaluateOnNewDocument addScriptTag open openUrl property evaluateJavaScript",
        ),
      ),
      argument: ["*"],
      rule: "server-side-request-forgery",
      examples: {
        bad: 'const { chromium } = require("playwright"); const page = chromium.launch().newPage(); page.goto(input)',
        good: 'const { chromium } = require("playwright"); const page = chromium.launch().newPage(); page.goto("https://docs.example.com/")',
      },
    },
    {
      call: ["wkhtmltopdf", "wkhtmltoimage.generate", "html-pdf.create"],
      argument: [0],
      rule: "server-side-request-forgery",
      examples: {
        bad: 'require("wkhtmltopdf")(input, { output: "a.pdf" })',
        good: 'require("wkhtmltopdf")("<p>hello</p>", { output: "a.pdf" })',
      },
    },
    {
      call: ["express.Response.render"],
      argument: [1],
      rule: "path-traversal",
      examples: { bad: 'res.render("page", input)', good: 'res.render("page", { name: input })' },
    },
    {
      call: [...headers, ...rawHeaders],
      argument: [0, 1],
      isDeep: true,
      rule: "header-injection",
      examples: { bad: 'res.set("X-Name", input)', good: 'res.set("X-Name", encodeURIComponent(input))' },
    },
    {
      call: ["express.Response.writeHead", "http.ServerResponse.writeHead"],
      argument: [1, 2],
      isDeep: true,
      rule: "header-injection",
      examples: {
        bad: 'res.writeHead(200, { "X-Name": input })',
        good: 'res.writeHead(200, { "X-Name": encodeURIComponent(input) })',
      },
    },
    {
      call: [...headers, ...rawHeaders],
      argument: [1],
      rule: "open-redirect",
      when: [{ argument: 0, matches: /^location$/i }],
      examples: { bad: 'res.set("Location", input)', good: 'res.set("Location", "/items/" + input)' },
    },
    ...["Location", "location"].map(
      (option): SinkModel => ({
        call: ["express.Response.writeHead", "http.ServerResponse.writeHead"],
        argument: [1, 2],
        option,
        rule: "open-redirect",
        examples: {
          bad: `res.writeHead(302, { "${option}": input })`,
          good: `res.writeHead(302, { "${option}": "/items/" + input })`,
        },
      }),
    ),
    {
      call: ["node-expat.Parser().parse", "node-expat.Parser().write", "xml2json.toJson"],
      argument: [0],
      rule: "xml-parser-unhardened",
      examples: { bad: 'require("xml2json").toJson(input)', good: 'require("xml2json").toJson("<a/>")' },
    },
    {
      call: [...namesOf("libxmljs", "SaxParser().parseString SaxParser().parseXmlString SaxPushParser().push")],
      argument: [0],
      rule: "xml-external-entities",
      examples: {
        bad: 'const xml = require("libxmljs"); new xml.SaxParser().parseString(input)',
        good: 'const xml = require("libxmljs"); xml.parseXml(input)',
      },
    },
  ],
  misuses: [
    ...protections.map(
      (option): MisuseModel => ({
        call: ["helmet"],
        rule: "missing-security-headers",
        when: [{ argument: 0, option, equals: [false] }],
        examples: {
          bad: `require("helmet")({ ${option}: false })`,
          good: `require("helmet")({ ${option}: true })`,
        },
      }),
    ),
    {
      call: [...headers, ...rawHeaders],
      rule: "cors-any-origin",
      when: [
        { argument: 0, matches: /^access-control-allow-origin$/i },
        { argument: 1, equals: ["*"] },
      ],
      examples: {
        bad: 'res.set("Access-Control-Allow-Origin", "*")',
        good: 'res.set("Access-Control-Allow-Origin", "https://app.example.com")',
      },
    },
    ...["Access-Control-Allow-Origin", "access-control-allow-origin"].map(
      (option): MisuseModel => ({
        call: ["express.Response.writeHead", "http.ServerResponse.writeHead"],
        rule: "cors-any-origin",
        when: [{ argument: 1, option, equals: ["*"] }],
        examples: {
          bad: `res.writeHead(200, { "${option}": "*" })`,
          good: `res.writeHead(200, { "${option}": "https://app.example.com" })`,
        },
      }),
    ),
    {
      call: namesOf("express.Response", "send end write json"),
      rule: "error-disclosure",
      when: [{ argument: 0, isNamed: ["error.stack"] }],
      examples: {
        bad: "try { run() } catch (problem) { res.send(problem.stack) }",
        good: 'try { run() } catch (problem) { res.status(500).send("not possible now") }',
      },
    },
    ...["clientSecret", "consumerSecret", "secretOrKey"].map(
      (option): MisuseModel => ({
        call: strategies.flatMap((name) => [`${name}.Strategy`, name, `${name}.OAuth2Strategy`]),
        rule: "hardcoded-signing-key",
        when: [{ argument: 0, option, isLiteral: true }],
        examples: {
          bad: `const { Strategy } = require("passport-oauth2"); new Strategy({ ${option}: "example" }, done)`,
          good: `const { Strategy } = require("passport-oauth2"); new Strategy({ ${option}: process.env.KEY }, done)`,
        },
      }),
    ),
    {
      // https://github.com/expressjs/errorhandler: for development only.
      call: ["errorhandler"],
      rule: "debug-mode",
      when: [],
      examples: { bad: 'require("errorhandler")()', good: 'require("express")()' },
    },
    {
      call: ["express-jwt", "express-jwt.expressjwt"],
      rule: "hardcoded-signing-key",
      when: [{ argument: 0, option: "secret", isLiteral: true }],
      examples: {
        bad: 'require("express-jwt")({ secret: "example" })',
        good: 'require("express-jwt")({ secret: process.env.KEY })',
      },
    },
    {
      call: ["express-jwt", "express-jwt.expressjwt"],
      rule: "token-not-revocable",
      when: [{ argument: 0, option: "isRevoked", isAbsent: true }],
      examples: {
        bad: 'require("express-jwt")({ secret: process.env.KEY })',
        good: 'require("express-jwt")({ secret: process.env.KEY, isRevoked })',
      },
    },
    ...["password", "passwd", "secret", "passphrase"].map(
      (option): MisuseModel => ({
        call: ["jsonwebtoken.sign", "jose.JWT.sign"],
        rule: "secret-in-output",
        when: [{ argument: 0, option, isPresent: true }],
        examples: {
          bad: `require("jsonwebtoken").sign({ id: 1, ${option}: input }, process.env.KEY)`,
          good: 'require("jsonwebtoken").sign({ id: 1 }, process.env.KEY)',
        },
      }),
    ),
    {
      call: ["swig.setDefaults"],
      rule: "autoescape-off",
      when: [{ argument: 0, option: "autoescape", equals: [false] }],
      examples: {
        bad: 'require("swig").setDefaults({ autoescape: false })',
        good: 'require("swig").setDefaults({ autoescape: true })',
      },
    },
    {
      call: ["jsonwebtoken.verify"],
      rule: "jwt-not-verified",
      when: [{ argument: 2, option: "algorithms", includes: ["none"] }],
      examples: {
        bad: 'require("jsonwebtoken").verify(token, key, { algorithms: ["HS256", "none"] })',
        good: 'require("jsonwebtoken").verify(token, key, { algorithms: ["HS256"] })',
      },
    },
    {
      call: ["jose.JWT.verify"],
      rule: "jwt-not-verified",
      when: [{ argument: 1, isNamed: ["jose.JWK.None"] }],
      examples: {
        bad: 'const { JWT, JWK } = require("jose"); JWT.verify(input, JWK.None)',
        good: 'const { JWT, JWK } = require("jose"); JWT.verify(input, JWK.asKey(process.env.KEY))',
      },
    },
    {
      call: namesOf("grpc", "credentials.createInsecure ServerCredentials.createInsecure"),
      rule: "cleartext-transmission",
      when: [],
      examples: {
        bad: 'require("grpc").credentials.createInsecure()',
        good: 'require("grpc").credentials.createSsl(roots)',
      },
    },
    {
      call: namesOf(
        "*",
        "readUInt8 readUInt16LE readUInt16BE readUInt32LE readUInt32BE readInt8 readInt16LE readInt16BE readInt32LE readInt32BE readFloatLE readFloatBE readDoubleLE readDoubleBE",
      ),
      rule: "unsafe-memory",
      when: [{ argument: 1, equals: [true] }],
      examples: { bad: "data.readUInt8(0, true)", good: "data.readUInt8(0)" },
    },
    {
      call: ["express.bodyParser"],
      rule: "unbounded-body",
      when: [],
      examples: { bad: 'require("express").bodyParser()', good: 'require("express").json({ limit: "100kb" })' },
    },
    {
      call: ["libxmljs.parseXml", "libxmljs.parseXmlString", "libxmljs.SaxParser().parseXmlString"],
      rule: "xml-parser-unhardened",
      when: [{ argument: 1, option: "noent", equals: [true] }],
      examples: {
        bad: 'require("libxmljs").parseXml(text, { noent: true })',
        good: 'require("libxmljs").parseXml(text)',
      },
    },
    {
      write: ["sax.parser().ondoctype"],
      rule: "xml-parser-unhardened",
      when: [],
      examples: {
        bad: 'const parser = require("sax").parser(true); parser.ondoctype = read',
        good: 'const parser = require("sax").parser(true); parser.ontext = read',
      },
    },
    {
      write: ["*.escapeMarkup"],
      rule: "autoescape-off",
      when: [{ argument: 0, equals: [false] }],
      examples: { bad: "engine.escapeMarkup = false", good: "engine.escapeMarkup = true" },
    },
    {
      call: ["handlebars.compile", "handlebars.precompile"],
      rule: "autoescape-off",
      when: [{ argument: 1, option: "noEscape", equals: [true] }],
      examples: {
        bad: 'require("handlebars").compile(text, { noEscape: true })',
        good: 'require("handlebars").compile(text)',
      },
    },
    {
      call: ["squirrelly.autoEscaping"],
      rule: "autoescape-off",
      when: [{ argument: 0, equals: [false] }],
      examples: { bad: 'require("squirrelly").autoEscaping(false)', good: 'require("squirrelly").autoEscaping(true)' },
    },
    {
      call: ["serialize-javascript", "serialize-javascript.default"],
      rule: "autoescape-off",
      when: [{ argument: 1, option: "unsafe", equals: [true] }],
      examples: {
        bad: 'require("serialize-javascript")({}, { unsafe: true })',
        good: 'require("serialize-javascript")({})',
      },
    },
  ],
};
