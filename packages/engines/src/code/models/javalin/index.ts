import type { LibraryModel, SourceModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const app = "javalin.App";
const context = "javalin.Context";
const verbs = ["get", "post", "put", "patch", "delete", "head", "options"];

const reads: readonly (readonly [methods: string, what: string])[] = [
  ["pathParam() pathParamMap()", "a part of the path (pathParam)"],
  ["queryParam() queryParams() queryParamMap() queryString()", "the query string (queryParam)"],
  ["formParam() formParams() formParamMap()", "the form (formParam)"],
  ["headerMap() userAgent()", "the headers"],
  ["cookieMap()", "the cookies"],
  ["body() bodyAsBytes() bodyAsClass() bodyStreamAsClass() bodyInputStream()", "the body of the request (body)"],
  ["uploadedFile() uploadedFiles() uploadedFileMap()", "an uploaded file (uploadedFile)"],
  ["path() url() fullUrl()", "the address of the request"],
];

/** Javalin 6: https://javalin.io/documentation */
export const javalin: LibraryModel = {
  library: "javalin",
  language: "java",
  types: [
    { of: ["io.javalin.Javalin.create()", "io.javalin.Javalin()", "io.javalin.Javalin.createAndStart()"], is: app },
    {
      of: namesOf(
        app,
        `start() before() after() error() exception() events() ws() ${verbs.map((verb) => `${verb}()`).join(" ")}`,
      ),
      is: app,
    },
    { of: ["io.javalin.http.Context()"], is: context },
  ],
  sources: [
    ...reads.map(([methods, what]): SourceModel => ({ read: namesOf(context, methods), label: "http", what })),
    {
      // With a second argument they write.
      read: namesOf(context, "header() cookie()"),
      when: [{ argument: 1, isAbsent: true }],
      label: "http",
      what: "a request header",
    },
  ],
  routes: [
    {
      call: namesOf(app, `before after ${verbs.join(" ")}`),
      handlers: { from: 0 },
      parameters: [context],
    },
  ],
  endpoints: verbs.map((verb) => ({
    call: [`${app}.${verb}`],
    methods: [verb.toUpperCase()],
    path: 0,
    handlers: { from: 1, isFirst: true as const },
  })),
  mounts: [{ call: [`${app}.before`], path: 0, isForAll: true }],
  sinks: [
    {
      call: [`${context}.html`],
      argument: [0],
      rule: "cross-site-scripting",
      examples: {
        bad: 'io.javalin.http.Context context = find(); context.html("<p>" + input)',
        good: 'io.javalin.http.Context context = find(); context.result("hello " + input)',
      },
    },
    {
      call: [`${context}.redirect`],
      argument: [0],
      rule: "open-redirect",
      examples: {
        bad: "io.javalin.http.Context context = find(); context.redirect(input)",
        good: 'io.javalin.http.Context context = find(); context.redirect("/items/" + input)',
      },
    },
    {
      call: [`${context}.render`],
      argument: [0],
      rule: "path-traversal",
      examples: {
        bad: 'io.javalin.http.Context context = find(); context.render("/pages/" + input)',
        good: 'io.javalin.http.Context context = find(); context.render("/pages/hello.html")',
      },
    },
  ],
};
