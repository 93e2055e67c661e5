import { markup } from "../answers.ts";
import type { LibraryModel } from "../contract.ts";
import { namesOf } from "../names.ts";

/** Nitro and Nuxt bring these names to every file of a server: https://nitro.build/guide/utils */
const named = (names: string) => ["h3", "global"].flatMap((owner) => namesOf(owner, names));
const event = "h3.Event";
const router = "h3.Router";
const verbs = ["get", "post", "put", "patch", "delete", "head", "options"];
const makers =
  "defineEventHandler eventHandler defineHandler defineCachedEventHandler cachedEventHandler defineLazyEventHandler";
const page = { rule: "cross-site-scripting", sink: "the returned page", matches: markup } as const;
/** What answers by a file's name: `server/api/items.get.ts`. */
const file = (folder: string, verb: string) =>
  new RegExp(
    `(?:^|/)server/${folder}/(?<path>.*?)${verb === "" ? "(?<!\\.(?:get|post|put|patch|delete))" : `\\.${verb}`}\\.[mc]?[jt]s$`,
  );

/** h3 and Nitro: https://h3.dev/utils, https://nitro.build/guide/routing */
export const h3: LibraryModel = {
  library: "h3",
  language: "javascript",
  types: [
    { of: ["h3.createRouter()", `${router}.use()`, ...verbs.map((verb) => `${router}.${verb}()`)], is: router },
    { of: ["h3.H3()"], is: router },
  ],
  sources: [
    {
      read: named("getQuery() getValidatedQuery() getRequestURL() getRequestPath()"),
      label: "http",
      what: "the query string (getQuery)",
    },
    {
      read: named("readBody() readValidatedBody() readRawBody() readFormData() readMultipartFormData()"),
      label: "http",
      what: "the request body (readBody)",
    },
    {
      read: named("getRouterParam() getRouterParams()"),
      label: "http",
      what: "a path parameter (getRouterParam)",
      safe: ["nosql"],
    },
    {
      read: named("getHeader() getHeaders() getRequestHeader() getRequestHeaders() getCookie() parseCookies()"),
      label: "http",
      what: "a request header",
      safe: ["log", "header"],
    },
    { read: [`${event}.context.params`], label: "http", what: "a path parameter", safe: ["nosql"] },
    { read: [`${event}.path`, `${event}.req.json()`, `${event}.req.text()`], label: "http", what: "the request" },
  ],
  routes: [{ call: named(makers), handlers: { from: 0 }, parameters: [event], returns: page }],
  propagators: [{ call: named(makers), from: [0], gives: "same" }],
  endpoints: [
    ...verbs.map((verb) => ({
      call: [`${router}.${verb}`],
      methods: [verb.toUpperCase()],
      path: 0,
      handlers: { from: 1 },
    })),
  ],
  fileRoutes: [
    ...["get", "post", "put", "patch", "delete"].flatMap((verb) => [
      { file: file("api", verb), prefix: "/api/", exported: { default: verb.toUpperCase() } },
      { file: file("routes", verb), prefix: "/", exported: { default: verb.toUpperCase() } },
    ]),
    { file: file("api", ""), prefix: "/api/", exported: { default: "*" } },
    { file: file("routes", ""), prefix: "/", exported: { default: "*" } },
  ],
  sinks: [
    {
      call: named("sendRedirect redirect"),
      argument: [1],
      rule: "open-redirect",
      examples: {
        bad: 'require("h3").sendRedirect(event, input)',
        good: 'require("h3").sendRedirect(event, "/items/" + input)',
      },
    },
    {
      call: ["global.$fetch", "ofetch.ofetch", "ofetch.$fetch"],
      argument: [0],
      rule: "server-side-request-forgery",
      examples: { bad: "$fetch(input)", good: '$fetch("https://api.example.com/" + encodeURIComponent(input))' },
    },
    {
      call: named("proxyRequest sendProxy"),
      argument: [1],
      rule: "server-side-request-forgery",
      examples: {
        bad: 'require("h3").proxyRequest(event, input)',
        good: 'require("h3").proxyRequest(event, "https://api.example.com/items")',
      },
    },
  ],
  misuses: [
    {
      call: named("setCookie"),
      rule: "insecure-cookie",
      when: [{ argument: 3, option: "secure", equals: [false] }],
      examples: {
        bad: 'require("h3").setCookie(event, "a", "b", { secure: false })',
        good: 'require("h3").setCookie(event, "a", "b", { secure: true })',
      },
    },
    {
      call: named("setCookie"),
      rule: "script-readable-cookie",
      when: [{ argument: 3, option: "httpOnly", equals: [false] }],
      examples: {
        bad: 'require("h3").setCookie(event, "a", "b", { httpOnly: false })',
        good: 'require("h3").setCookie(event, "a", "b", { httpOnly: true })',
      },
    },
  ],
};
