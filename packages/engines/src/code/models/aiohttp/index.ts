import type { LibraryModel } from "../contract.ts";
import { byVerb, namesOf } from "../names.ts";

const web = "aiohttp.web";
const request = `${web}.Request`;
const verbs = ["get", "post", "put", "patch", "delete", "head"];
const handled = { path: 0, handlers: { from: 1 } } as const;

/** https://docs.aiohttp.org/en/stable/web_reference.html */
export const aiohttp: LibraryModel = {
  library: "aiohttp",
  language: "python",
  types: [
    // An application is where its router is.
    { of: [`${web}.Application()`], is: "aiohttp.App" },
    { of: [`${web}.RouteTableDef()`], is: "aiohttp.Table" },
    { of: [`${request}()`, "aiohttp.web_request.Request", `${web}.View().request`], is: request },
    { of: namesOf(web, "Response() StreamResponse() FileResponse() json_response()"), is: `${web}.Answer` },
  ],
  sources: [
    { read: namesOf(request, "query rel_url query_string"), label: "http", what: "the query string (request.query)" },
    { read: namesOf(request, "match_info"), label: "http", what: "a path parameter (request.match_info)" },
    {
      read: namesOf(request, "json() post() text() read() content multipart()"),
      label: "http",
      what: "the request body",
    },
    { read: namesOf(request, "path path_qs raw_path url"), label: "http", what: "the request's address" },
    { read: namesOf(request, "headers cookies"), label: "http", what: "a request header" },
  ],
  endpoints: [
    ...verbs.flatMap((verb) => [
      { call: [`aiohttp.App.router.add_${verb}`, `${web}.${verb}`], methods: [verb.toUpperCase()], ...handled },
      { call: [`aiohttp.Table.${verb}`], methods: [verb.toUpperCase()], path: 0, handlers: "decorated" as const },
    ]),
    { call: ["aiohttp.App.router.add_route", `${web}.route`], methods: 0, path: 1, handlers: { from: 2 } },
    { call: ["aiohttp.App.router.add_view", `${web}.view`], methods: ["*"], ...handled },
  ],
  mounts: [
    { call: ["aiohttp.App.add_routes", "aiohttp.App.router.add_routes"], path: "none" },
    { call: ["aiohttp.App.add_subapp"], path: 0 },
  ],
  routers: [{ call: [`${web}.Application`], path: "none", before: ["middlewares"], inside: "router" }],
  views: [{ base: [`${web}.View`], answers: byVerb }],
  sinks: [
    {
      call: namesOf(web, "HTTPFound HTTPSeeOther HTTPMovedPermanently HTTPTemporaryRedirect HTTPPermanentRedirect"),
      argument: [0, "location"],
      rule: "open-redirect",
      examples: {
        bad: "from aiohttp import web; raise web.HTTPFound(data)",
        good: 'from aiohttp import web; raise web.HTTPFound("/items/" + data)',
      },
    },
    {
      call: [`${web}.Response`],
      argument: ["text", "body"],
      rule: "cross-site-scripting",
      when: [{ argument: "content_type", matches: /html/ }],
      examples: {
        bad: 'from aiohttp import web; web.Response(text="<p>" + data, content_type="text/html")',
        good: 'from aiohttp import web; web.Response(text="<p>" + data)',
      },
    },
    {
      call: [`${web}.FileResponse`],
      argument: [0, "path"],
      rule: "path-traversal",
      examples: {
        bad: 'from aiohttp import web; web.FileResponse("/srv/" + data)',
        good: 'from aiohttp import web; import os; web.FileResponse("/srv/" + os.path.basename(data))',
      },
    },
  ],
  misuses: [
    {
      call: [`${web}.Answer.set_cookie`],
      rule: "insecure-cookie",
      when: [{ argument: "secure", equals: [false] }],
      examples: {
        bad: 'from aiohttp import web; web.Response().set_cookie("a", "b", secure=False)',
        good: 'from aiohttp import web; web.Response().set_cookie("a", "b", secure=True)',
      },
    },
  ],
  guards: namesOf("aiohttp_security", "login_required has_permission()"),
  routes: [
    {
      call: [
        ...namesOf("aiohttp.App.router", "add_get add_post add_put add_patch add_delete"),
        ...verbs.map((verb) => `${web}.${verb}`),
      ],
      handlers: { from: 1 },
      parameters: [request],
    },
    { call: verbs.map((verb) => `aiohttp.Table.${verb}()`), handlers: { from: 0 }, parameters: [request] },
  ],
  entries: [{ when: { methodOf: [`${web}.View`], methods: verbs }, parameters: [] }],
};
