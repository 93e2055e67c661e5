import type { LibraryModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const request = "hapi.Request";

/** https://hapi.dev/api/ */
export const hapi: LibraryModel = {
  library: "hapi",
  language: "javascript",
  types: [
    { of: ["@hapi.hapi.server()", "@hapi.hapi.Server()", "hapi.server()", "hapi.Server()"], is: "hapi.App" },
    { of: namesOf("hapi.Toolkit", "response().type() response().code() response().header()"), is: "hapi.Response" },
  ],
  sources: [
    { read: [`${request}.query`], label: "http", what: "the query string (request.query)" },
    { read: [`${request}.payload`], label: "http", what: "the request body (request.payload)" },
    { read: [`${request}.params`], label: "http", what: "a path parameter (request.params)", safe: ["nosql"] },
    {
      read: namesOf(request, "headers state raw.req.headers"),
      label: "http",
      what: "a request header",
      safe: ["log", "header"],
    },
  ],
  endpoints: [
    {
      call: ["hapi.App.route"],
      methods: { option: "method", absent: ["GET"] },
      path: { option: "path" },
      handlers: { option: "handler" },
    },
  ],
  routes: [{ call: ["hapi.App.route"], handlers: { option: "handler" }, parameters: [request, "hapi.Toolkit"] }],
  sinks: [
    {
      call: ["hapi.Toolkit.redirect"],
      argument: [0],
      rule: "open-redirect",
      examples: {
        bad: 'const app = require("@hapi/hapi").server({}); app.route({ method: "GET", path: "/", handler: (q, h) => h.redirect(q.query.a) })',
        good: 'const app = require("@hapi/hapi").server({}); app.route({ method: "GET", path: "/", handler: (q, h) => h.redirect("/items/" + q.query.a) })',
      },
    },
    {
      call: ["hapi.Toolkit.response"],
      argument: [0],
      rule: "cross-site-scripting",
      when: [{ argument: 0, matches: /<\w/ }],
      examples: {
        bad: 'const app = require("@hapi/hapi").server({}); app.route({ method: "GET", path: "/", handler: (q, h) => h.response("<p>" + q.query.a) })',
        good: 'const app = require("@hapi/hapi").server({}); app.route({ method: "GET", path: "/", handler: (q, h) => h.response({ a: q.query.a }) })',
      },
    },
    {
      call: ["hapi.Toolkit.file"],
      argument: [0],
      rule: "path-traversal",
      examples: {
        bad: 'const app = require("@hapi/hapi").server({}); app.route({ method: "GET", path: "/", handler: (q, h) => h.file("/srv/" + q.query.a, { confine: false }) })',
        good: 'const app = require("@hapi/hapi").server({}); app.route({ method: "GET", path: "/", handler: (q, h) => h.file("/srv/page.html") })',
      },
    },
  ],
};
