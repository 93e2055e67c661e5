import type { LibraryModel, MisuseModel } from "../contract.ts";
import { cookieOptions } from "../cookies.ts";
import { hostHeader, namesOf } from "../names.ts";

const verbs = "get post put delete patch all use options head param";
const response = "express.Response";

/** https://expressjs.com/en/5x/api.html */
export const express: LibraryModel = {
  library: "express",
  language: "javascript",
  types: [
    { of: ["express()", "express.Router()", "express.express()", "global.express()"], is: "express.App" },
    // They take handlers in the same shape.
    {
      of: ["restify.createServer()", "polka()", "express-promise-router()", "router()", "@tinyhttp.app.App()"],
      is: "express.App",
    },
    { of: namesOf("express.App", verbs).map((name) => `${name}()`), is: "express.App" },
    { of: ["express.App.route()"], is: "express.Route" },
    {
      of: namesOf(
        "express.Response",
        "status set header type cookie clearCookie append vary attachment links location contentType",
      ).map((name) => `${name}()`),
      is: response,
    },
  ],
  sources: [
    { read: ["express.Request.query"], label: "http", what: "the query string (req.query)" },
    { read: ["express.Request.body"], label: "http", what: "the request body (req.body)" },
    { read: ["express.Request.params"], label: "http", what: "a path parameter (req.params)", safe: ["nosql"] },
    {
      read: ["express.Request.headers"],
      label: "http",
      what: "a request header (req.headers)",
      safe: ["log", "header", "redirect"],
    },
    {
      read: ["express.Request.cookies", "express.Request.signedCookies"],
      label: "http",
      what: "a cookie (req.cookies)",
      safe: ["log", "header"],
    },
    { read: ["express.Request.files", "express.Request.file"], label: "http", what: "an uploaded file (req.file)" },
    {
      read: namesOf("express.Request", "url originalUrl path"),
      label: "http",
      what: "the request's address",
      safe: ["log", "header", "rooted"],
    },
    { read: ["express.Request.subdomains"], label: "http", what: "the request's address", safe: ["log", "header"] },
    {
      read: namesOf("express.Request", "host hostname"),
      label: "http",
      what: hostHeader,
      safe: ["log", "header", "redirect"],
    },
    {
      read: ["express.Request.get()", "express.Request.header()", "express.Request.param()"],
      label: "http",
      what: "a request header or parameter",
    },
  ],
  // https://github.com/arb/celebrate#segments
  constants: {
    "celebrate.Segments.BODY": "body",
    "celebrate.Segments.QUERY": "query",
    "celebrate.Segments.PARAMS": "params",
    "celebrate.Segments.HEADERS": "headers",
  },
  handed: [{ on: ["express.Request"] }, { on: ["express.Response.locals"] }],
  groups: [{ call: ["express.App.route"], path: 0 }],
  endpoints: [
    ...["get", "post", "put", "delete", "patch", "head", "options", "all"].map((verb) => ({
      call: [`express.App.${verb}`],
      methods: [verb === "all" ? "*" : verb.toUpperCase()],
      path: 0,
      handlers: { from: 0 },
    })),
    ...["get", "post", "put", "delete", "patch", "head", "options", "all"].map((verb) => ({
      call: [`express.Route.${verb}`],
      methods: [verb === "all" ? "*" : verb.toUpperCase()],
      path: "none",
      handlers: { from: 0 },
    })),
  ],
  mounts: [{ call: ["express.App.use"], path: 0 }],
  propagators: [
    { call: ["express-async-handler"], from: [0], gives: "same" },
    { call: namesOf("express.Route", verbs), from: ["receiver"], gives: "same" },
  ],
  guards: [
    "passport.authenticate()",
    "express-jwt()",
    "express-jwt.expressjwt()",
    "express-oauth2-jwt-bearer.auth()",
    "express-openid-connect.requiresAuth()",
    "connect-ensure-login.ensureLoggedIn()",
    "express-basic-auth()",
  ],
  routes: [
    {
      call: ["express.App.param"],
      handlers: { from: 1 },
      parameters: ["express.Request", "express.Response", "express.next", "express.Request.params"],
    },
    {
      call: [...namesOf("express.App", verbs.replace(" param", "")), ...namesOf("express.Route", verbs)],
      handlers: { from: 0 },
      parameters: ["express.Request", "express.Response", "express.next"],
      errorParameters: ["error", "express.Request", "express.Response", "express.next"],
    },
    {
      call: namesOf("*", "get post put delete patch all use"),
      handlers: { from: 1 },
      parameters: ["express.Request", "express.Response", "express.next"],
      errorParameters: ["error", "express.Request", "express.Response", "express.next"],
      pathFirst: true,
    },
  ],
  entries: [
    {
      when: {
        uses: [
          ["body", "query", "params", "cookies", "headers", "session", "url", "file", "files"],
          [
            "send",
            "json",
            "render",
            "redirect",
            "status",
            "end",
            "sendFile",
            "sendStatus",
            "write",
            "download",
            "cookie",
            "set",
            "setHeader",
          ],
        ],
      },
      parameters: ["express.Request", "express.Response", "express.next"],
    },
    {
      when: {
        uses: [
          [],
          ["body", "query", "params", "cookies"],
          ["send", "json", "render", "redirect", "status", "end", "sendFile"],
        ],
      },
      parameters: ["error", "express.Request", "express.Response", "express.next"],
    },
  ],
  sinks: [
    {
      call: ["express.Response.send"],
      argument: [0],
      rule: "cross-site-scripting",
      examples: { bad: 'res.send("<p>" + input + "</p>")', good: "res.json({ input })" },
    },
    {
      call: ["express.Response.write", "express.Response.end"],
      argument: [0],
      rule: "cross-site-scripting",
      when: [{ argument: 0, matches: /<\w/ }],
      examples: {
        bad: 'res.write("<p>" + input + "</p>")',
        good: 'res.write("<p>" + encodeURIComponent(input) + "</p>")',
      },
    },
    {
      call: ["express.Response.sendFile", "express.Response.sendfile", "express.Response.download"],
      argument: [0],
      rule: "path-traversal",
      when: [{ argument: 1, option: "root", isAbsent: true }],
      examples: { bad: 'res.sendFile("/srv/files/" + input)', good: 'res.sendFile(input, { root: "/srv/files" })' },
    },
    {
      call: ["express.Response.redirect", "express.Response.location"],
      argument: [0, 1],
      rule: "open-redirect",
      examples: { bad: "res.redirect(input)", good: 'res.redirect("/items/" + input)' },
    },
    {
      call: ["express.Response.render"],
      argument: [0],
      rule: "path-traversal",
      examples: { bad: "res.render(input)", good: 'res.render("page", { input })' },
    },
    {
      // What a page is shown with holds the engine's own settings too: `layout` and `settings` name files and code.
      call: ["express.Response.render"],
      argument: [1],
      isUnderAnyName: true,
      rule: "template-options",
      examples: { bad: 'res.render("page", req.query)', good: 'res.render("page", { input })' },
    },
    {
      write: ["express.Request.session.*"],
      argument: [0, 1],
      rule: "trust-boundary",
      examples: { bad: "req.session.theme = input", good: 'req.session.theme = input === "dark" ? "dark" : "light"' },
    },
  ],
  misuses: [
    ...cookieOptions(["express.Response.cookie"], 2, (options) => `res.cookie("a", "b", ${options})`),
    ...[["insecure-cookie", "secure"] as const, ["script-readable-cookie", "httpOnly"] as const].map(
      ([rule, option]): MisuseModel => ({
        call: ["express.Response.cookie"],
        rule,
        when: [
          { argument: 0, matches: /^(?!.*(csrf|xsrf)).*(session|sess|sid|token|jwt|auth)/i },
          { argument: 2, option, isAbsent: true },
        ],
        examples: {
          bad: 'res.cookie("token", token)',
          good: `res.cookie("token", token, { ${option}: true })`,
        },
      }),
    ),
    {
      call: ["express.Response.jsonp"],
      rule: "cors-any-origin",
      when: [],
      examples: { bad: "res.jsonp({ input })", good: "res.json({ input })" },
    },
    {
      call: ["cookie-parser"],
      rule: "hardcoded-credential",
      when: [{ argument: 0, isFixed: true }],
      examples: {
        bad: 'require("cookie-parser")("example")',
        good: 'require("cookie-parser")(process.env.COOKIE_KEY)',
      },
    },
    {
      call: ["serve-index"],
      rule: "directory-exposed",
      when: [],
      examples: { bad: 'require("serve-index")("letters")', good: 'require("express").static("letters")' },
    },
    {
      call: ["cors"],
      rule: "cors-any-origin-with-credentials",
      when: [
        { argument: 0, option: "credentials", equals: [true] },
        { argument: 0, option: "origin", equals: [true, "*"] },
      ],
      examples: {
        bad: 'require("cors")({ origin: true, credentials: true })',
        good: 'require("cors")({ origin: ["https://app.example.com"], credentials: true })',
      },
    },
  ],
};
