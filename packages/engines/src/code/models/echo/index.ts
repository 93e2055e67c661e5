import type { LibraryModel, SourceModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const echo = "github.com/labstack/echo";
const context = `${echo}.Context()`;
const router = `${echo}.Echo()`;
const verbs = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

const reads: readonly (readonly [method: string, what: string])[] = [
  ["Param", "a part of the path (Param)"],
  ["ParamValues", "the parts of the path (ParamValues)"],
  ["QueryParam", "the query string (QueryParam)"],
  ["QueryParams", "the query string (QueryParams)"],
  ["QueryString", "the query string (QueryString)"],
  ["FormValue", "a value of the form (FormValue)"],
  ["FormParams", "the form (FormParams)"],
  ["FormFile", "an uploaded file (FormFile)"],
  ["MultipartForm", "the form (MultipartForm)"],
  ["Cookie", "a cookie (Cookie)"],
  ["Cookies", "the cookies (Cookies)"],
];
/** A program with one route, whose handler is this. */
const route = (body: string) => `e := echo.New(); e.GET("/a", func(c echo.Context) error { ${body} })`;

/** Echo: https://pkg.go.dev/github.com/labstack/echo/v4 */
export const echoModel: LibraryModel = {
  library: "echo",
  language: "go",
  types: [
    { of: [`${echo}.New()`, `${echo}.Group()`, `${router}.Group()`], is: router },
    { of: [`${context}.Request()`], is: "net/http.Request()" },
    { of: [`${context}.Response()`, `${context}.Response().Writer`], is: "net/http.ResponseWriter()" },
  ],
  sources: reads.map(([method, what]): SourceModel => ({ read: [`${context}.${method}()`], label: "http", what })),
  handed: [{ on: [context], put: ["Set"], find: ["Get"] }],
  fills: [
    { call: [`${context}.Bind`], into: 0, from: { label: "http", what: "the request (Bind)" } },
    {
      call: namesOf(`${echo}.DefaultBinder()`, "BindQueryParams BindPathParams BindBody BindHeaders"),
      into: 1,
      from: { label: "http", what: "the request (Bind)" },
    },
    {
      call: ["QueryParamsBinder", "PathParamsBinder", "FormFieldBinder"].flatMap((binder) =>
        namesOf(`${echo}.${binder}()`, "String MustString Strings MustStrings"),
      ),
      into: 1,
      from: { label: "http", what: "the request (Binder)" },
    },
  ],
  routes: [
    { call: namesOf(router, `${verbs.join(" ")} Any`), handlers: { from: 1 }, parameters: [context] },
    { call: namesOf(router, "Add Match"), handlers: { from: 2 }, parameters: [context] },
  ],
  endpoints: [
    ...verbs.map((verb) => ({
      call: [`${router}.${verb}`],
      methods: [verb],
      path: 0,
      handlers: { from: 1, isFirst: true } as const,
    })),
    { call: [`${router}.Any`], methods: ["*"], path: 0, handlers: { from: 1, isFirst: true } },
    { call: [`${router}.Add`, `${router}.Match`], methods: 0, path: 1, handlers: { from: 2, isFirst: true } },
  ],
  mounts: [{ call: [`${router}.Use`], path: 0 }],
  groups: [{ call: [`${router}.Group`], path: 0 }],
  guards: [
    ...namesOf(`${echo}/middleware`, "BasicAuth() KeyAuth() JWT()"),
    ...namesOf("github.com/labstack/echo-jwt", "JWT() WithConfig()"),
  ],
  sinks: [
    {
      call: [`${context}.HTML`, `${context}.HTMLBlob`],
      argument: [1],
      rule: "cross-site-scripting",
      examples: {
        bad: route('return c.HTML(200, "<p>" + c.QueryParam("q"))'),
        good: route('return c.HTML(200, "<p>" + html.EscapeString(c.QueryParam("q")))'),
      },
    },
    {
      call: [`${context}.Blob`, `${context}.Stream`],
      argument: [2],
      rule: "cross-site-scripting",
      when: [{ argument: 1, matches: /html|xml|svg/i }],
      examples: {
        bad: route('return c.Blob(200, "text/html", []byte("<p>" + c.QueryParam("q")))'),
        good: route('return c.Blob(200, "text/plain", []byte("<p>" + c.QueryParam("q")))'),
      },
    },
    {
      call: [`${context}.Redirect`],
      argument: [1],
      rule: "open-redirect",
      examples: {
        bad: route('return c.Redirect(302, c.QueryParam("next"))'),
        good: route('return c.Redirect(302, "/items/" + c.QueryParam("next"))'),
      },
    },
    {
      call: [`${context}.File`, `${context}.Attachment`, `${context}.Inline`],
      argument: [0],
      rule: "path-traversal",
      examples: {
        bad: route('return c.File("files/" + c.QueryParam("name"))'),
        good: route('return c.File(filepath.Join("files", filepath.Base(c.QueryParam("name"))))'),
      },
    },
  ],
  misuses: [
    {
      call: [`${context}.SetCookie`],
      rule: "insecure-cookie",
      when: [
        { argument: 0, option: "Name", isPresent: true },
        { argument: 0, option: "Secure", equals: [false], orAbsent: true },
      ],
      examples: {
        bad: route('c.SetCookie(&http.Cookie{Name: "theme", Value: "dark", HttpOnly: true}); return nil'),
        good: route(
          'c.SetCookie(&http.Cookie{Name: "theme", Value: "dark", HttpOnly: true, Secure: true}); return nil',
        ),
      },
    },
    {
      write: [`${router}.Debug`],
      rule: "debug-mode",
      when: [{ argument: 0, equals: [true] }],
      examples: { bad: "e := echo.New(); e.Debug = true", good: "e := echo.New(); e.Debug = false" },
    },
  ],
};
