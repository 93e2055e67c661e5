import type { LibraryModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const verbs = ["get", "post", "put", "delete", "patch"];
const request = (names: string) => ["bottle.request", "bottle.BaseRequest()"].flatMap((owner) => namesOf(owner, names));

/** https://bottlepy.org/docs/stable/api.html */
export const bottle: LibraryModel = {
  library: "bottle",
  language: "python",
  endings: ["bottle.abort", "bottle.redirect"],
  types: [{ of: ["bottle.Bottle()", "bottle.default_app()", "bottle.app()"], is: "bottle.App" }],
  sources: [
    { read: request("query params GET query_string"), label: "http", what: "the query string (request.query)" },
    { read: request("forms POST json body files"), label: "http", what: "the request body" },
    {
      read: request("headers cookies get_header() get_cookie() url fullpath"),
      label: "http",
      what: "a request header",
      safe: ["log", "header"],
    },
  ],
  endpoints: [
    {
      call: ["bottle.route", "bottle.App.route"],
      methods: { option: "method", absent: ["GET"] },
      path: 0,
      handlers: "decorated",
    },
    ...verbs.map((verb) => ({
      call: [`bottle.${verb}`, `bottle.App.${verb}`],
      methods: [verb.toUpperCase()],
      path: 0,
      handlers: "decorated" as const,
    })),
  ],
  mounts: [{ call: ["bottle.App.mount"], path: 0 }],
  routes: [
    {
      call: ["bottle", "bottle.App"].flatMap((owner) => [
        `${owner}.route()`,
        ...verbs.map((verb) => `${owner}.${verb}()`),
      ]),
      handlers: { from: 0 },
      parameters: [],
      namedParameters: { label: "http", what: "the path parameter", segments: ["<*>"] },
      returns: { rule: "cross-site-scripting", sink: "the returned page" },
    },
  ],
  sanitizers: [
    // https://bottlepy.org/docs/stable/api.html#bottle.FileUpload.filename
    { call: ["bottle.request.files.get().filename", "bottle.request.files.filename"], safe: ["path"] },
  ],
  misuses: [
    {
      call: ["bottle.response.set_cookie"],
      rule: "insecure-cookie",
      when: [{ argument: "secure", equals: [false] }],
      examples: {
        bad: 'import bottle; bottle.response.set_cookie("a", "b", secure=False)',
        good: 'import bottle; bottle.response.set_cookie("a", "b", secure=True)',
      },
    },
  ],
  sinks: [
    {
      call: ["bottle.template", "bottle.SimpleTemplate", "bottle.jinja2_template", "bottle.mako_template"],
      argument: [0],
      rule: "template-injection",
      examples: {
        bad: 'import bottle; bottle.template("<p>" + data + "</p>")',
        good: 'import bottle; bottle.template("<p>{{name}}</p>", name=data)',
      },
    },
    {
      call: ["bottle.redirect"],
      argument: [0],
      rule: "open-redirect",
      examples: {
        bad: "import bottle; bottle.redirect(data)",
        good: 'import bottle; bottle.redirect("/items/" + data)',
      },
    },
  ],
};
