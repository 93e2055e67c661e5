import type { LibraryModel } from "../contract.ts";
import { namesOf } from "../names.ts";

/** https://fastapi.tiangolo.com/reference/ and Starlette's requests */
export const fastapi: LibraryModel = {
  library: "fastapi",
  language: "python",
  types: [
    { of: ["fastapi.FastAPI()", "fastapi.APIRouter()", "fastapi.routing.APIRouter()"], is: "fastapi.App" },
    { of: ["fastapi.Request", "starlette.requests.Request", "fastapi.requests.Request"], is: "starlette.Request" },
    { of: ["fastapi.WebSocket", "starlette.websockets.WebSocket"], is: "starlette.WebSocket" },
    {
      of: [
        ...["", "HTML", "JSON", "PlainText", "Redirect", "File"].flatMap((kind) =>
          namesOf("starlette", `${kind}Response() responses.${kind}Response()`),
        ),
        ...namesOf("fastapi", "Response Response() responses.Response responses.Response() responses.JSONResponse()"),
        "fastapi.responses.PlainTextResponse()",
      ],
      is: "starlette.Answer",
    },
    { of: ["fastapi.responses.HTMLResponse", "starlette.responses.HTMLResponse"], is: "starlette.HTMLResponse" },
    {
      of: ["fastapi.responses.RedirectResponse", "starlette.responses.RedirectResponse"],
      is: "starlette.RedirectResponse",
    },
    { of: ["fastapi.responses.FileResponse", "starlette.responses.FileResponse"], is: "starlette.FileResponse" },
  ],
  sources: [
    {
      read: namesOf("starlette.Request", "query_params path_params headers cookies url"),
      label: "http",
      what: "the request",
    },
    {
      read: namesOf("starlette.WebSocket", "receive_text() receive_json() receive_bytes() iter_text() iter_json()"),
      label: "http",
      what: "a message of the socket",
    },
    {
      read: namesOf("starlette.WebSocket", "query_params path_params headers cookies"),
      label: "http",
      what: "the request",
    },
    { read: namesOf("starlette.Request", "body() json() form() stream()"), label: "http", what: "the request body" },
  ],
  endpoints: [
    ...["get", "post", "put", "delete", "patch", "options", "head"].map((verb) => ({
      call: [`fastapi.App.${verb}`],
      methods: [verb.toUpperCase()],
      path: 0,
      handlers: "decorated" as const,
      before: ["dependencies"],
    })),
    {
      call: ["fastapi.App.api_route"],
      methods: { option: "methods", absent: ["GET"] },
      path: 0,
      handlers: "decorated",
      before: ["dependencies"],
    },
  ],
  mounts: [{ call: ["fastapi.App.include_router"], path: "prefix", before: ["dependencies"] }],
  routers: [
    {
      call: ["fastapi.APIRouter", "fastapi.routing.APIRouter", "fastapi.FastAPI"],
      path: "prefix",
      before: ["dependencies"],
    },
  ],
  marks: [{ call: namesOf("fastapi", "Depends Security"), from: 0 }],
  guards: namesOf("fastapi.security", "OAuth2PasswordBearer() HTTPBearer() HTTPBasic() APIKeyHeader() APIKeyCookie()"),
  routes: [
    {
      call: namesOf("fastapi.App", "get() post() put() delete() patch() options() head() api_route() websocket()"),
      handlers: { from: 0 },
      parameters: [],
      namedParameters: { label: "http", what: "the request parameter", segments: ["{*}", "{*:str}"] },
    },
  ],
  sinks: [
    {
      call: ["starlette.HTMLResponse"],
      argument: [0, "content"],
      rule: "cross-site-scripting",
      examples: {
        bad: 'from fastapi.responses import HTMLResponse; HTMLResponse("<p>" + data)',
        good: 'import html; from fastapi.responses import HTMLResponse; HTMLResponse("<p>" + html.escape(data))',
      },
    },
    {
      call: ["starlette.RedirectResponse"],
      argument: [0, "url"],
      rule: "open-redirect",
      examples: {
        bad: "from fastapi.responses import RedirectResponse; RedirectResponse(data)",
        good: 'from fastapi.responses import RedirectResponse; RedirectResponse("/items/" + data)',
      },
    },
    {
      call: ["starlette.FileResponse"],
      argument: [0, "path"],
      rule: "path-traversal",
      examples: {
        bad: 'from fastapi.responses import FileResponse; FileResponse("/srv/" + data)',
        good: 'from fastapi.responses import FileResponse; import os; FileResponse("/srv/" + os.path.basename(data))',
      },
    },
  ],
  misuses: [
    {
      call: ["starlette.Answer.set_cookie"],
      rule: "insecure-cookie",
      when: [{ argument: "secure", equals: [false] }],
      examples: {
        bad: 'from fastapi.responses import HTMLResponse; HTMLResponse("x").set_cookie("a", "b", secure=False)',
        good: 'from fastapi.responses import HTMLResponse; HTMLResponse("x").set_cookie("a", "b", secure=True)',
      },
    },
    {
      call: ["fastapi.App.add_middleware"],
      rule: "cors-any-origin-with-credentials",
      when: [
        { argument: "allow_credentials", equals: [true] },
        { argument: "allow_origins", option: "0", equals: ["*"] },
      ],
      examples: {
        bad: 'from fastapi import FastAPI; FastAPI().add_middleware(object, allow_origins=["*"], allow_credentials=True)',
        good: 'from fastapi import FastAPI; FastAPI().add_middleware(object, allow_origins=["https://app.example.com"], allow_credentials=True)',
      },
    },
  ],
};
