import type { LibraryModel } from "../contract.ts";
import { cookieOptions } from "../cookies.ts";
import { hostHeader, namesOf } from "../names.ts";

/** What a request passes before the handler, in order. */
const hooks = ["onRequest", "preParsing", "preValidation", "preHandler"];
const parameters = ["fastify.Request", "fastify.Reply"];
/** A text that a handler returns is sent, as text that browsers take for a page where it begins like one. */
const returns = { rule: "cross-site-scripting", sink: "the returned page", matches: /<\w/ } as const;

/** https://fastify.dev/docs/latest/Reference/ */
export const fastify: LibraryModel = {
  library: "fastify",
  language: "javascript",
  types: [
    { of: ["fastify()", "fastify.fastify()"], is: "fastify.App" },
    { of: ["fastify.FastifyRequest"], is: "fastify.Request" },
    { of: ["fastify.FastifyReply"], is: "fastify.Reply" },
    { of: ["fastify.FastifyInstance"], is: "fastify.App" },
    { of: namesOf("fastify.Reply", "code() status() header() headers() type() setCookie()"), is: "fastify.Reply" },
  ],
  sources: [
    { read: ["fastify.Request.query"], label: "http", what: "the query string (request.query)" },
    { read: ["fastify.Request.body"], label: "http", what: "the request body (request.body)" },
    { read: ["fastify.Request.params"], label: "http", what: "a path parameter (request.params)", safe: ["nosql"] },
    {
      read: ["fastify.Request.headers", "fastify.Request.cookies"],
      label: "http",
      what: "a request header",
      safe: ["log", "header"],
    },
    {
      read: namesOf("fastify.Request", "file() files() parts() saveRequestFiles()"),
      label: "http",
      what: "an uploaded file (request.file)",
    },
    {
      read: namesOf("fastify.Request", "url originalUrl raw.url"),
      label: "http",
      what: "the request's address",
      safe: ["log", "header"],
    },
    { read: namesOf("fastify.Request", "host hostname"), label: "http", what: hostHeader, safe: ["log", "header"] },
  ],
  handed: [{ on: ["fastify.Request"] }],
  endpoints: [
    ...["get", "post", "put", "delete", "patch", "head", "options", "all"].map((verb) => ({
      call: [`fastify.App.${verb}`],
      methods: [verb === "all" ? "*" : verb.toUpperCase()],
      path: 0,
      handlers: { from: 1 },
      before: hooks,
    })),
    {
      call: ["fastify.App.route"],
      methods: { option: "method", absent: ["GET"] },
      path: { option: "url" },
      handlers: { option: "handler" },
      before: hooks,
    },
  ],
  mounts: [{ call: ["fastify.App.addHook"], path: "none", isForAll: true, stages: hooks }],
  groups: [{ call: ["fastify.App.register"], path: { option: "prefix" }, gives: "fastify.App" }],
  decorations: ["*.decorate"],
  guards: ["@fastify.basic-auth()"],
  routes: [
    {
      call: namesOf("fastify.App", "get post put delete patch all options head"),
      handlers: { from: 1 },
      before: hooks,
      parameters,
      returns,
    },
    { call: ["fastify.App.route"], handlers: { option: "handler" }, before: hooks, parameters, returns },
    { call: ["fastify.App.addHook"], handlers: { from: 1 }, parameters },
  ],
  sinks: [
    {
      call: ["fastify.Reply.send"],
      argument: [0],
      rule: "cross-site-scripting",
      when: [{ argument: 0, matches: /<\w/ }],
      examples: {
        bad: 'require("fastify")().get("/", (q, r) => r.type("text/html").send("<p>" + q.query.a))',
        good: 'require("fastify")().get("/", (q, r) => r.send({ a: q.query.a }))',
      },
    },
    {
      call: namesOf("fastify.Reply", "header headers"),
      argument: [0, 1],
      isDeep: true,
      rule: "header-injection",
      examples: {
        bad: 'require("fastify")().get("/", (q, r) => r.header("X-Name", q.query.a).send())',
        good: 'require("fastify")().get("/", (q, r) => r.header("X-Name", "a").send())',
      },
    },
    {
      call: ["fastify.Reply.redirect"],
      argument: [0, 1],
      rule: "open-redirect",
      examples: {
        bad: 'require("fastify")().get("/", (q, r) => r.redirect(q.query.a))',
        good: 'require("fastify")().get("/", (q, r) => r.redirect("/items/" + q.query.a))',
      },
    },
    {
      call: ["fastify.Reply.view", "fastify.Reply.sendFile"],
      argument: [0],
      rule: "path-traversal",
      when: [{ argument: 1, isAbsent: true }],
      doubt: 2,
      examples: {
        bad: 'require("fastify")().get("/", (q, r) => r.view(q.query.a))',
        good: 'require("fastify")().get("/", (q, r) => r.view("page", { a: q.query.a }))',
      },
    },
  ],
  misuses: [
    ...cookieOptions(
      namesOf("fastify.Reply", "setCookie cookie"),
      2,
      (options) => `require("fastify")().get("/", (q, r) => r.setCookie("a", "b", ${options}))`,
    ),
  ],
};
