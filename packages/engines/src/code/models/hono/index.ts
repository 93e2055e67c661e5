import type { LibraryModel } from "../contract.ts";
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
    { read: ["hono.Context.req.header()"], label: "http", what: "a request header (c.req.header)" },
  ],
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
  propagators: [{ call: namesOf(app, `${verbs.join(" ")} use route on`), from: ["receiver"], gives: "same" }],
  guards: ["hono.jwt.jwt()", "hono.bearer-auth.bearerAuth()", "hono.basic-auth.basicAuth()"],
  routes: [
    {
      call: namesOf(app, `${verbs.join(" ")} on use`),
      handlers: { from: 0 },
      parameters: ["hono.Context", "hono.next"],
    },
  ],
};
