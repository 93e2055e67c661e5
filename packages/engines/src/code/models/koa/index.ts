import type { LibraryModel } from "../contract.ts";
import { cookieOptions } from "../cookies.ts";
import { hostHeader, namesOf } from "../names.ts";

/** https://koajs.com and @koa/router */
export const koa: LibraryModel = {
  library: "koa",
  language: "javascript",
  types: [
    { of: ["koa()", "koa-router()", "@koa.router()", "koa.default()"], is: "koa.App" },
    { of: ["koa.Context.request"], is: "koa.Request" },
    { of: ["koa.Context.response"], is: "koa.Response" },
  ],
  sources: [
    {
      read: ["koa.Context.query", "koa.Request.query", "koa.Context.querystring", "koa.Request.querystring"],
      label: "http",
      what: "the query string (ctx.query)",
    },
    { read: namesOf("koa.Request", "files file"), label: "http", what: "an uploaded file (ctx.request.files)" },
    {
      read: [
        ...namesOf("koa.Context", "url originalUrl href path search"),
        ...namesOf("koa.Request", "url originalUrl href path search"),
      ],
      label: "http",
      what: "the request's address",
      // It leads to this site: where it begins with a host, that is the one that was asked.
      safe: ["log", "header", "redirect"],
    },
    {
      read: namesOf("koa.Context", "host hostname origin"),
      label: "http",
      what: hostHeader,
      safe: ["log", "header", "redirect"],
    },
    { read: ["koa.Request.body"], label: "http", what: "the request body (ctx.request.body)" },
    { read: ["koa.Context.params"], label: "http", what: "a path parameter (ctx.params)", safe: ["nosql"] },
    {
      read: [
        "koa.Context.headers",
        "koa.Request.headers",
        "koa.Context.header",
        "koa.Context.get()",
        "koa.Context.cookies.get()",
      ],
      label: "http",
      what: "a request header",
      safe: ["log", "header"],
    },
  ],
  handed: [{ on: ["koa.Context"] }, { on: ["koa.Context.state"] }],
  endpoints: [
    ...["get", "post", "put", "delete", "patch", "all", "del"].map((verb) => ({
      call: [`koa.App.${verb}`],
      methods: [verb === "all" ? "*" : verb === "del" ? "DELETE" : verb.toUpperCase()],
      path: 0,
      handlers: { from: 0 },
    })),
  ],
  mounts: [{ call: ["koa.App.use"], path: 0 }],
  routers: [{ call: ["koa-router", "@koa.router"], path: { option: "prefix" } }],
  propagators: [{ call: ["koa.App.routes", "koa.App.middleware"], from: ["receiver"], gives: "same" }],
  guards: ["koa-jwt()", "koa-passport.authenticate()"],
  routes: [
    {
      call: namesOf("koa.App", "use get post put delete patch all del"),
      handlers: { from: 0 },
      parameters: ["koa.Context", "koa.next"],
    },
  ],
  sinks: [
    {
      write: ["koa.Context.body", "koa.Response.body"],
      argument: [0],
      rule: "cross-site-scripting",
      when: [{ argument: 0, matches: /<\w/ }],
      examples: {
        bad: 'const Koa = require("koa"); new Koa().use((c) => { c.body = "<p>" + c.query.a; })',
        good: 'const Koa = require("koa"); new Koa().use((c) => { c.body = { a: c.query.a }; })',
      },
    },
    {
      call: [...namesOf("koa.Context", "set append"), ...namesOf("koa.Response", "set append")],
      argument: [0, 1],
      isDeep: true,
      rule: "header-injection",
      examples: {
        bad: 'const Koa = require("koa"); new Koa().use((c) => c.set("X-Name", c.query.a))',
        good: 'const Koa = require("koa"); new Koa().use((c) => c.set("X-Name", "a"))',
      },
    },
    {
      call: ["koa-send"],
      argument: [1],
      rule: "path-traversal",
      // It stays below its root: https://github.com/koajs/send#root-path
      when: [{ argument: 2, option: "root", equals: ["/"], orAbsent: true }],
      examples: { bad: 'require("koa-send")(c, input)', good: 'require("koa-send")(c, input, { root: "/srv/files" })' },
    },
    {
      call: ["koa.Context.redirect", "koa.Response.redirect"],
      argument: [0],
      rule: "open-redirect",
      examples: {
        bad: 'const Koa = require("koa"); new Koa().use((c) => c.redirect(c.query.a))',
        good: 'const Koa = require("koa"); new Koa().use((c) => c.redirect("/home"))',
      },
    },
  ],
  misuses: [
    ...cookieOptions(
      ["koa.Context.cookies.set"],
      2,
      (options) => `const Koa = require("koa"); new Koa().use((c) => c.cookies.set("a", "b", ${options}))`,
    ),
  ],
};
