import { isShown, showsMarkup } from "../answers.ts";
import type { LibraryModel, SourceModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const router = "vertx.Router";
const route = "vertx.Route";
const context = "vertx.Context";
const request = "vertx.Request";
const response = "vertx.Response";
const files = "vertx.Files";
const verbs = "get post put patch delete head options";
const clientVerbs = ["get", "post", "put", "patch", "delete", "head"].map((verb) => `${verb}Abs`).join(" ");
const called = (names: string) => names.split(" ").map((name) => `${name}()`);

const reads: readonly (readonly [owner: string, methods: string, what: string])[] = [
  [context, "pathParam() pathParams()", "a part of the path (pathParam)"],
  [context, "queryParam() queryParams()", "the query string (queryParam)"],
  [
    context,
    "body() getBody() getBodyAsJson() getBodyAsJsonArray() getBodyAsString()",
    "the body of the request (body)",
  ],
  [context, "fileUploads()", "the uploaded files (fileUploads)"],
  [context, "getCookie() cookieMap()", "the cookies"],
  [request, "getParam() params() query()", "a request parameter (getParam)"],
  [request, "getHeader() headers()", "the headers (getHeader)"],
  [request, "getFormAttribute() formAttributes()", "the form (getFormAttribute)"],
  [request, "uri() absoluteURI() path()", "the address of the request"],
  [request, "getCookie() cookies()", "the cookies"],
];

/** Vert.x 5, its router, web client and SQL clients: https://vertx.io/docs/ */
export const vertx: LibraryModel = {
  library: "vertx",
  language: "java",
  types: [
    { of: namesOf("io.vertx.core", "AbstractVerticle().vertx VerticleBase().vertx"), is: "io.vertx.core.Vertx()" },
    { of: ["io.vertx.ext.web.Router.router()", "io.vertx.ext.web.Router()"], is: router },
    {
      of: [...called(`${verbs} route routeWithRegex`).map((name) => `${router}.${name}`), "io.vertx.ext.web.Route()"],
      is: route,
    },
    {
      of: called("handler blockingHandler consumes produces failureHandler order name method path").map(
        (name) => `${route}.${name}`,
      ),
      is: route,
    },
    { of: ["io.vertx.ext.web.RoutingContext()"], is: context },
    { of: [`${context}.request()`, "io.vertx.core.http.HttpServerRequest()"], is: request },
    { of: [`${context}.response()`, `${request}.response()`, "io.vertx.core.http.HttpServerResponse()"], is: response },
    {
      of: called("putHeader setStatusCode setStatusMessage setChunked addCookie").map((name) => `${response}.${name}`),
      is: response,
    },
    { of: namesOf("io.vertx.core", "Vertx().fileSystem() file.FileSystem()"), is: files },
    { of: ["io.vertx.ext.web.client.WebClient.create()"], is: "io.vertx.ext.web.client.WebClient()" },
    { of: namesOf("io.vertx.sqlclient", "SqlClient() SqlConnection() Pool.pool()"), is: "io.vertx.sqlclient.Pool()" },
    { of: ["io.vertx.pgclient.PgPool()", "io.vertx.mysqlclient.MySQLPool()"], is: "io.vertx.sqlclient.Pool()" },
  ],
  sources: reads.map(([owner, methods, what]): SourceModel => ({ read: namesOf(owner, methods), label: "http", what })),
  routes: [
    {
      call: namesOf(route, "handler blockingHandler"),
      handlers: { from: 0 },
      parameters: [context],
    },
  ],
  sinks: [
    {
      call: namesOf(response, "end write"),
      argument: [0],
      rule: "cross-site-scripting",
      when: [showsMarkup, isShown],
      examples: {
        bad: 'io.vertx.core.http.HttpServerResponse answer = find(); answer.end("<p>" + input)',
        good: 'io.vertx.core.http.HttpServerResponse answer = find(); answer.putHeader("content-type", "application/json").end("<p>" + input)',
      },
    },
    {
      call: [`${context}.redirect`],
      argument: [0],
      rule: "open-redirect",
      examples: {
        bad: "io.vertx.ext.web.RoutingContext context = find(); context.redirect(input)",
        good: 'io.vertx.ext.web.RoutingContext context = find(); context.redirect("/items/" + input)',
      },
    },
    {
      call: [`${response}.putHeader`],
      argument: [1],
      rule: "open-redirect",
      when: [{ argument: 0, matches: /^location$/i }],
      examples: {
        bad: 'io.vertx.core.http.HttpServerResponse answer = find(); answer.putHeader("location", input).end()',
        good: 'io.vertx.core.http.HttpServerResponse answer = find(); answer.putHeader("location", "/items/" + input).end()',
      },
    },
    {
      call: [
        `${response}.sendFile`,
        ...namesOf(
          files,
          "readFile readFileBlocking writeFile writeFileBlocking open openBlocking delete deleteBlocking deleteRecursive mkdir mkdirs mkdirsBlocking readDir readDirBlocking exists existsBlocking copy copyBlocking move moveBlocking",
        ),
      ],
      argument: [0],
      rule: "path-traversal",
      examples: {
        bad: 'io.vertx.core.http.HttpServerResponse answer = find(); answer.sendFile("/srv/" + input)',
        good: 'io.vertx.core.http.HttpServerResponse answer = find(); answer.sendFile("/srv/a")',
      },
    },
    {
      call: namesOf(files, "copy copyBlocking move moveBlocking"),
      argument: [1],
      rule: "path-traversal",
      examples: {
        bad: 'io.vertx.core.file.FileSystem files = find(); files.moveBlocking("/tmp/a", "/srv/" + input)',
        good: 'io.vertx.core.file.FileSystem files = find(); files.moveBlocking("/tmp/a", "/srv/a")',
      },
    },
    {
      call: namesOf("io.vertx.ext.web.client.WebClient()", clientVerbs),
      argument: [0],
      rule: "server-side-request-forgery",
      examples: {
        bad: "io.vertx.ext.web.client.WebClient client = find(); client.getAbs(input).send()",
        good: 'io.vertx.ext.web.client.WebClient client = find(); client.getAbs("https://api.example.com/" + input).send()',
      },
    },
    {
      call: namesOf("io.vertx.sqlclient.Pool()", "query preparedQuery prepare"),
      argument: [0],
      rule: "sql-injection",
      examples: {
        bad: 'io.vertx.sqlclient.Pool pool = find(); pool.query("select id from item where name = \'" + input + "\'").execute()',
        good: 'io.vertx.sqlclient.Pool pool = find(); pool.preparedQuery("select id from item where name = $1").execute(io.vertx.sqlclient.Tuple.of(input))',
      },
    },
  ],
};
