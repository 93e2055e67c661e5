import type { LibraryModel } from "../contract.ts";
import { byVerb } from "../names.ts";

/** Starlette without FastAPI: https://www.starlette.io/routing/ and https://www.starlette.io/endpoints/ */
export const starlette: LibraryModel = {
  library: "starlette",
  language: "python",
  routes: [
    {
      call: ["starlette.routing.Route", "starlette.applications.Starlette().add_route"],
      handlers: { from: 1 },
      parameters: ["starlette.Request"],
    },
    { call: ["starlette.routing.WebSocketRoute"], handlers: { from: 1 }, parameters: ["starlette.WebSocket"] },
  ],
  endpoints: [
    {
      call: ["starlette.routing.Route", "starlette.applications.Starlette().add_route"],
      methods: { option: "methods", absent: ["GET"] },
      path: 0,
      handlers: { from: 1 },
    },
  ],
  mounts: [{ call: ["starlette.routing.Mount"], path: 0 }],
  views: [{ base: ["starlette.endpoints.HTTPEndpoint"], answers: byVerb }],
  entries: [
    {
      when: {
        methodOf: ["starlette.endpoints.HTTPEndpoint"],
        methods: ["get", "post", "put", "patch", "delete", "head", "options"],
      },
      parameters: ["starlette.Request"],
    },
  ],
  sinks: [
    {
      call: ["starlette.responses.Response", "fastapi.Response", "fastapi.responses.Response"],
      argument: [0, "content"],
      rule: "cross-site-scripting",
      when: [{ argument: "media_type", matches: /html/ }],
      examples: {
        bad: 'from starlette.responses import Response; Response("<p>" + data, media_type="text/html")',
        good: 'from starlette.responses import Response; Response("<p>" + data, media_type="text/plain")',
      },
    },
  ],
};
