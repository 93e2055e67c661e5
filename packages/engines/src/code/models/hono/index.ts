import type { LibraryModel } from "../contract.ts";
import { cookieOptions } from "../cookies.ts";
import { namesOf } from "../names.ts";

const app = "hono.Hono";
const verbs = ["get", "post", "put", "patch", "delete", "options", "all"];

/** https://hono.dev/docs/api/routing and its middleware */
export const hono: LibraryModel = {
  library: "hono",
  language: "javascript",
  types: [
    { of: ["hono.Hono()", "hono.tiny.Hono()", "hono.quick.Hono()", "@hono.zod-openapi.OpenAPIHono()"], is: app },
    { of: [`${app}.basePath()`], is: app },
  ],
  sources: [
    { read: namesOf("hono.Context.req", "query() queries()"), label: "http", what: "the query string (c.req.query)" },
    { read: ["hono.Context.req.param()"], label: "http", what: "a path parameter (c.req.param)" },
    {
      read: namesOf("hono.Context.req", "json() text() parseBody() formData() valid()"),
      label: "http",
      what: "the request body",
    },
    {
      read: ["hono.Context.req.header()", ...namesOf("hono.cookie", "getCookie() getSignedCookie()")],
      label: "http",
      what: "a request header (c.req.header)",
      safe: ["log", "header"],
    },
    { read: namesOf("hono.Context.req", "url path raw"), label: "http", what: "the request's address" },
  ],
  handed: [{ on: ["hono.Context", "hono.Context.var"], put: ["set"], find: ["get"] }],
  endpoints: [
    ...verbs.map((verb) => ({
      call: [`${app}.${verb}`],
      methods: [verb === "all" ? "*" : verb.toUpperCase()],
      path: 0,
      handlers: { from: 1 },
    })),
    { call: [`${app}.on`], methods: 0, path: 1, handlers: { from: 2 } },
  ],
  mounts: [{ call: namesOf(app, "use route"), path: 0 }],
  groups: [{ call: [`${app}.basePath`], path: 0 }],
  propagators: [
    { call: ["hono.factory.createMiddleware"], from: [0], gives: "same" },
    { call: namesOf(app, `${verbs.join(" ")} use route on`), from: ["receiver"], gives: "same" },
  ],
  guards: ["hono.jwt.jwt()", "hono.bearer-auth.bearerAuth()", "hono.basic-auth.basicAuth()"],
  sinks: [
    {
      call: ["hono.Context.redirect"],
      argument: [0],
      rule: "open-redirect",
      examples: {
        bad: 'const { Hono } = require("hono"); new Hono().get("/", (c) => c.redirect(c.req.query("a")))',
        good: 'const { Hono } = require("hono"); new Hono().get("/", (c) => c.redirect("/home"))',
      },
    },
    {
      call: ["hono.Context.html"],
      argument: [0],
      rule: "cross-site-scripting",
      examples: {
        bad: 'const { Hono } = require("hono"); new Hono().get("/", (c) => c.html("<p>" + c.req.query("a")))',
        good: 'const { Hono } = require("hono"); new Hono().get("/", (c) => c.text("<p>" + c.req.query("a")))',
      },
    },
    {
      call: ["hono.html.raw"],
      argument: [0],
      rule: "cross-site-scripting",
      examples: { bad: 'require("hono/html").raw(input)', good: 'require("hono/html").raw("<hr>")' },
    },
    {
      call: ["hono.Context.header"],
      argument: [0, 1],
      rule: "header-injection",
      examples: {
        bad: 'const { Hono } = require("hono"); new Hono().get("/", (c) => c.header("X-Name", c.req.query("a")))',
        good: 'const { Hono } = require("hono"); new Hono().get("/", (c) => c.header("X-Name", "a"))',
      },
    },
  ],
  sanitizers: [{ call: ["hono.html.html"], safe: ["html"] }],
  misuses: [
    ...cookieOptions(
      namesOf("hono.cookie", "setCookie setSignedCookie"),
      "*",
      (options) => `require("hono/cookie").setCookie(c, "a", "b", ${options})`,
    ),
  ],
  routes: [
    {
      call: namesOf(app, `${verbs.join(" ")} on use`),
      handlers: { from: 0 },
      parameters: ["hono.Context", "hono.next"],
    },
  ],
};
