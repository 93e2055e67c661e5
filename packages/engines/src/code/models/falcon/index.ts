import type { LibraryModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const request = "falcon.Request";

/** https://falcon.readthedocs.io/en/stable/api/ */
export const falcon: LibraryModel = {
  library: "falcon",
  language: "python",
  types: [
    { of: ["falcon.Request()", "falcon.asgi.Request", "falcon.asgi.Request()"], is: request },
    { of: ["falcon.Response()", "falcon.asgi.Response", "falcon.asgi.Response()"], is: "falcon.Response" },
  ],
  sources: [
    {
      read: namesOf(
        request,
        "params query_string get_param() get_param_as_list() get_param_as_json() url relative_uri",
      ),
      label: "http",
      what: "the query string (req.params)",
    },
    {
      read: namesOf(request, "media get_media() stream bounded_stream"),
      label: "http",
      what: "the request body (req.media)",
    },
    {
      read: namesOf(request, "headers cookies get_header() get_cookie_values() user_agent referer"),
      label: "http",
      what: "a request header",
      safe: ["log", "header"],
    },
  ],
  entries: [
    {
      when: { methodNamed: ["get", "post", "put", "patch", "delete"].map((verb) => `on_${verb}`) },
      parameters: [request, "falcon.Response"],
      namedParameters: { label: "http", what: "the path parameter" },
      doubt: 1,
    },
  ],
  sinks: [
    {
      call: namesOf("falcon", "HTTPFound HTTPMovedPermanently HTTPSeeOther HTTPTemporaryRedirect"),
      argument: [0],
      rule: "open-redirect",
      examples: {
        bad: "import falcon; falcon.HTTPFound(data)",
        good: 'import falcon; falcon.HTTPFound("/items/" + data)',
      },
    },
  ],
};
