import type { LibraryModel } from "../contract.ts";
import { namesOf } from "../names.ts";

/** https://koajs.com and @koa/router */
export const koa: LibraryModel = {
  library: "koa",
  language: "javascript",
  types: [
    { of: ["koa()", "koa-router()", "@koa.router()", "koa.default()"], is: "koa.App" },
    { of: ["koa.Context.request"], is: "koa.Request" },
  ],
  sources: [
    {
      read: ["koa.Context.query", "koa.Request.query", "koa.Context.querystring", "koa.Request.querystring"],
      label: "http",
      what: "the query string (ctx.query)",
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
      write: ["koa.Context.body"],
      argument: [0],
      rule: "cross-site-scripting",
      when: [{ argument: 0, matches: /<\w/ }],
      examples: {
        bad: 'const Koa = require("koa"); new Koa().use((c) => { c.body = "<p>" + c.query.a; })',
        good: 'const Koa = require("koa"); new Koa().use((c) => { c.body = { a: c.query.a }; })',
      },
    },
    {
      call: ["koa.Context.redirect"],
      argument: [0],
      rule: "open-redirect",
      examples: {
        bad: 'const Koa = require("koa"); new Koa().use((c) => c.redirect(c.query.a))',
        good: 'const Koa = require("koa"); new Koa().use((c) => c.redirect("/home"))',
      },
    },
  ],
};
