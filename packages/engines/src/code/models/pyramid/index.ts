import type { LibraryModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const request = "pyramid.request.Request";

/** https://docs.pylonsproject.org/projects/pyramid/en/latest/api/request.html */
export const pyramid: LibraryModel = {
  library: "pyramid",
  language: "python",
  types: [{ of: [`${request}()`], is: request }],
  sources: [
    { read: namesOf(request, "GET params query_string"), label: "http", what: "the query string (request.params)" },
    { read: namesOf(request, "POST json_body json body text"), label: "http", what: "the request body" },
    { read: namesOf(request, "matchdict subpath"), label: "http", what: "a path parameter (request.matchdict)" },
    {
      read: namesOf(request, "headers cookies user_agent referrer url path_url"),
      label: "http",
      what: "a request header",
      safe: ["log", "header"],
    },
  ],
  entries: [
    { when: { decorated: ["pyramid.view.view_config"] }, parameters: [request] },
    { when: { decorated: ["cornice.Service().get", "cornice.Service().post"] }, parameters: [request] },
  ],
  sinks: [
    {
      call: ["pyramid.response.Response"],
      argument: [0, "body", "text"],
      rule: "cross-site-scripting",
      when: [{ argument: "content_type", matches: /html/, orAbsent: true }],
      examples: {
        bad: 'from pyramid.response import Response; Response("<p>" + data)',
        good: 'import html; from pyramid.response import Response; Response("<p>" + html.escape(data))',
      },
    },
    {
      call: namesOf("pyramid.httpexceptions", "HTTPFound HTTPSeeOther HTTPMovedPermanently"),
      argument: [0, "location"],
      rule: "open-redirect",
      examples: {
        bad: "from pyramid.httpexceptions import HTTPFound; HTTPFound(location=data)",
        good: 'from pyramid.httpexceptions import HTTPFound; HTTPFound(location="/items/" + data)',
      },
    },
    {
      call: ["pyramid.response.FileResponse"],
      argument: [0],
      rule: "path-traversal",
      examples: {
        bad: 'from pyramid.response import FileResponse; FileResponse("/srv/" + data)',
        good: 'import os; from pyramid.response import FileResponse; FileResponse("/srv/" + os.path.basename(data))',
      },
    },
  ],
};
