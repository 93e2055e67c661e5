import type { LibraryModel } from "../contract.ts";
import { byVerb, namesOf } from "../names.ts";

const handler = "tornado.web.RequestHandler";

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
      read: namesOf(`${handler}()`, "get_body_argument() get_body_arguments() request.body"),
      label: "http",
      what: "the request body",
    },
    { read: namesOf(`${handler}()`, "request.headers get_cookie()"), label: "http", what: "a request header" },
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
};
