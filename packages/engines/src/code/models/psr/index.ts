import type { LibraryModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const request = "psr.Request";
const levels = (owner: string) => namesOf(owner, "emergency alert critical error warning notice info debug log");
const verbs = "get post put patch delete options any map";

/** Requests and answers as https://www.php-fig.org/psr/psr-7/ has them, and Slim, which hands them to functions. */
export const psr: LibraryModel = {
  library: "psr-7, slim",
  language: "php",
  types: [
    {
      of: [
        "Psr.Http.Message.ServerRequestInterface",
        "Psr.Http.Message.ServerRequestInterface()",
        "Slim.Http.ServerRequest",
        "Slim.Http.ServerRequest()",
        "Slim.Http.Request",
        "Slim.Http.Request()",
      ],
      is: request,
    },
    {
      of: [
        "Psr.Http.Message.ResponseInterface",
        "Psr.Http.Message.ResponseInterface()",
        "Slim.Http.Response",
        "Slim.Http.Response()",
      ],
      is: "psr.Response",
    },
    {
      of: ["psr.Files.*", "psr.Files[]", "psr.Files.*[]", "Psr.Http.Message.UploadedFileInterface()"],
      is: "psr.UploadedFile",
    },
    { of: [`${request}.getUploadedFiles()`], is: "psr.Files" },
    { of: ["Slim.App()", "Slim.Factory.AppFactory.create()", "Slim.Slim()"], is: "slim.App" },
  ],
  sources: [
    { read: namesOf(request, "getQueryParams() getQueryParam() getParam()"), label: "http", what: "the query string" },
    {
      read: namesOf(request, "getParsedBody() getParsedBodyParam() getBody() getUploadedFiles()"),
      label: "http",
      what: "the request body",
    },
    { read: namesOf(request, "getCookieParams() getCookieParam()"), label: "http", what: "a cookie" },
    { read: namesOf(request, "getHeaderLine() getHeader() getHeaders()"), label: "http", what: "a request header" },
    { read: ["psr.Arguments.*"], label: "http", what: "a path parameter" },
    {
      read: namesOf("psr.UploadedFile", "getClientFilename() getClientMediaType()"),
      label: "http",
      what: "an uploaded file's name",
    },
    { read: namesOf(request, "getUri() getRequestTarget()"), label: "http", what: "the request's address" },
  ],
  routes: [
    {
      call: namesOf("slim.App", verbs),
      handlers: { from: 1 },
      parameters: [request, "psr.Response"],
      namedParameters: { label: "http", what: "the path parameters" },
    },
  ],
  entries: [
    {
      // A class or method that a route names: path parameters come last.
      when: { annotated: ["Psr.Http.Message.ServerRequestInterface", request], beside: "args" },
      parameters: [request, "psr.Response", "psr.Arguments"],
    },
  ],
  sinks: [
    {
      call: namesOf("psr.Response", "withHeader withAddedHeader"),
      argument: [1],
      rule: "open-redirect",
      when: [{ argument: 0, matches: /^location$/i }],
      examples: {
        bad: '(new \\Slim\\App())->get("/", function ($request, $response) { return $response->withHeader("Location", $request->getQueryParams()["a"]); })',
        good: '(new \\Slim\\App())->get("/", function ($request, $response) { return $response->withHeader("Location", "/items/" . $request->getQueryParams()["a"]); })',
      },
    },
    {
      call: ["psr.UploadedFile.moveTo"],
      argument: [0],
      rule: "unrestricted-upload",
      examples: {
        bad: '(new \\Slim\\App())->post("/", function ($request, $response) { $file = $request->getUploadedFiles()["a"]; $file->moveTo("/srv/www/" . $file->getClientFilename()); })',
        good: '(new \\Slim\\App())->post("/", function ($request, $response) { $file = $request->getUploadedFiles()["a"]; $file->moveTo("/srv/www/" . bin2hex(random_bytes(8))); })',
      },
    },
    {
      // Line breaks stay: https://www.php-fig.org/psr/psr-3/
      call: [...levels("Psr.Log.LoggerInterface()"), ...levels("Monolog.Logger()")],
      argument: [0],
      rule: "log-injection",
      examples: {
        bad: '$log = new \\Monolog\\Logger("shop"); $log->info("export of " . $input)',
        good: '$log = new \\Monolog\\Logger("shop"); $log->info("export of {name}", ["name" => $input])',
      },
    },
    {
      call: ["psr.Response.getBody().write", "psr.Response.write"],
      argument: [0],
      rule: "cross-site-scripting",
      examples: {
        bad: '(new \\Slim\\App())->get("/", function ($request, $response) { $response->getBody()->write("<p>" . $request->getQueryParams()["a"]); })',
        good: '(new \\Slim\\App())->get("/", function ($request, $response) { $response->getBody()->write("<p>" . htmlspecialchars($request->getQueryParams()["a"])); })',
      },
    },
    {
      call: ["psr.Response.withRedirect"],
      argument: [0],
      rule: "open-redirect",
      examples: {
        bad: '(new \\Slim\\App())->get("/", function ($request, $response) { return $response->withRedirect($request->getQueryParams()["a"]); })',
        good: '(new \\Slim\\App())->get("/", function ($request, $response) { return $response->withRedirect("/items/" . $request->getQueryParams()["a"]); })',
      },
    },
  ],
};
