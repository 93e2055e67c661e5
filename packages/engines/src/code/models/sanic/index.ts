import type { LibraryModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const verbs = ["get", "post", "put", "delete", "patch"];
const request = "sanic.Request";

/** https://sanic.dev/en/guide/ */
export const sanic: LibraryModel = {
  library: "sanic",
  language: "python",
  types: [
    { of: ["sanic.Sanic()", "sanic.Blueprint()", "sanic.app.Sanic()"], is: "sanic.App" },
    { of: ["sanic.request.Request"], is: request },
  ],
  sources: [
    { read: namesOf(request, "args query_args query_string get_args()"), label: "http", what: "the query string" },
    { read: namesOf(request, "form json body files get_form()"), label: "http", what: "the request body" },
    {
      read: namesOf(request, "headers cookies token url"),
      label: "http",
      what: "a request header",
      safe: ["log", "header"],
    },
  ],
  endpoints: [
    {
      call: ["sanic.App.route"],
      methods: { option: "methods", absent: ["GET"] },
      path: 0,
      handlers: "decorated",
    },
    ...verbs.map((verb) => ({
      call: [`sanic.App.${verb}`],
      methods: [verb.toUpperCase()],
      path: 0,
      handlers: "decorated" as const,
    })),
  ],
  mounts: [{ call: ["sanic.App.blueprint"], path: "url_prefix" }],
  routers: [{ call: ["sanic.Blueprint"], path: "url_prefix" }],
  guards: ["sanic_jwt.decorators.protected()", "sanic_jwt.protected()"],
  routes: [
    {
      call: ["route", "websocket", ...verbs].map((verb) => `sanic.App.${verb}()`),
      handlers: { from: 0 },
      parameters: [request],
      namedParameters: { label: "http", what: "the path parameter", segments: ["<*>", "<*:str>"] },
    },
  ],
  entries: [
    {
      when: { methodOf: ["sanic.views.HTTPMethodView"], methods: [...verbs, "head", "options"] },
      parameters: [request],
    },
  ],
  sinks: [
    {
      call: ["sanic.response.html", "sanic.html"],
      argument: [0],
      rule: "cross-site-scripting",
      examples: {
        bad: 'import sanic; sanic.html("<p>" + data)',
        good: 'import sanic, html; sanic.html("<p>" + html.escape(data))',
      },
    },
    {
      call: ["sanic.response.redirect", "sanic.redirect"],
      argument: [0],
      rule: "open-redirect",
      examples: { bad: "import sanic; sanic.redirect(data)", good: 'import sanic; sanic.redirect("/items/" + data)' },
    },
    {
      call: namesOf("sanic.response", "file file_stream").concat("sanic.file"),
      argument: [0],
      rule: "path-traversal",
      examples: {
        bad: 'import sanic; sanic.file("/srv/" + data)',
        good: 'import sanic, os; sanic.file("/srv/" + os.path.basename(data))',
      },
    },
  ],
};
