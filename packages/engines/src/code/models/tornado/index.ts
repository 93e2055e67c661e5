import type { LibraryModel } from "../contract.ts";
import { byVerb, namesOf } from "../names.ts";

const handler = "tornado.web.RequestHandler";

const page = "import tornado.web; page = tornado.web.RequestHandler(); page";

/** https://www.tornadoweb.org/en/stable/web.html */
export const tornado: LibraryModel = {
  library: "tornado",
  language: "python",
  sources: [
    {
      read: namesOf(`${handler}()`, "get_argument() get_arguments() get_query_argument() get_query_arguments()"),
      label: "http",
      what: "an argument of the request (get_argument)",
    },
    {
      read: namesOf(`${handler}()`, "get_body_argument() get_body_arguments() request.body request.files"),
      label: "http",
      what: "the request body",
    },
    { read: namesOf(`${handler}()`, "request.headers get_cookie()"), label: "http", what: "a request header" },
    {
      read: namesOf(`${handler}()`, "request.uri request.path request.query request.arguments request.cookies"),
      label: "http",
      what: "the request",
    },
    { read: namesOf(`${handler}()`, "path_kwargs path_args"), label: "http", what: "a path parameter" },
  ],
  routers: [{ call: ["tornado.web.Application"], path: "none", table: 0 }],
  endpoints: [{ call: ["tornado.web.url"], methods: ["*"], path: 0, handlers: { from: 1 } }],
  views: [{ base: [handler], answers: byVerb, before: ["prepare"] }],
  guards: ["tornado.web.authenticated"],
  entries: [
    {
      when: { methodOf: [handler], methods: ["get", "post", "put", "patch", "delete"] },
      parameters: [],
      namedParameters: { label: "http", what: "the path parameter" },
    },
  ],
  sanitizers: [
    { call: ["tornado.escape.xhtml_escape"], safe: ["html"] },
    { call: ["tornado.escape.url_escape"], safe: ["url", "redirect", "html"] },
  ],
  sinks: [
    {
      call: namesOf("tornado.httpclient", "AsyncHTTPClient().fetch HTTPClient().fetch HTTPRequest"),
      argument: [0],
      rule: "server-side-request-forgery",
      examples: {
        bad: "import tornado.httpclient; tornado.httpclient.AsyncHTTPClient().fetch(data)",
        good: 'import tornado.httpclient; tornado.httpclient.AsyncHTTPClient().fetch("https://api.example.com/" + data)',
      },
    },
    {
      call: [`${handler}().redirect`],
      argument: [0, "url"],
      rule: "open-redirect",
      examples: {
        bad: `${page}.redirect(data)`,
        good: `${page}.redirect("/items/" + data)`,
      },
    },
    {
      call: namesOf(`${handler}()`, "write finish"),
      argument: [0, "chunk"],
      rule: "cross-site-scripting",
      when: [{ argument: 0, matches: /<\w/ }],
      examples: {
        bad: `${page}.write("<p>" + data)`,
        good: `${page}.write({"name": "<p>" + data})`,
      },
    },
    {
      call: namesOf(`${handler}()`, "set_header add_header"),
      argument: [0, 1],
      rule: "header-injection",
      examples: {
        bad: `${page}.set_header("X-Name", data)`,
        good: `${page}.set_header("X-Name", "a")`,
      },
    },
  ],
  misuses: [
    {
      call: namesOf(`${handler}()`, "set_cookie set_signed_cookie set_secure_cookie"),
      rule: "insecure-cookie",
      when: [{ argument: "secure", equals: [false] }],
      examples: {
        bad: `${page}.set_cookie("a", "b", secure=False)`,
        good: `${page}.set_cookie("a", "b", secure=True)`,
      },
    },
    {
      call: namesOf(`${handler}()`, "set_cookie set_signed_cookie set_secure_cookie"),
      rule: "script-readable-cookie",
      when: [{ argument: "httponly", equals: [false] }],
      examples: {
        bad: `${page}.set_cookie("a", "b", httponly=False)`,
        good: `${page}.set_cookie("a", "b", httponly=True)`,
      },
    },
  ],
};
