import type { LibraryModel, SourceModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const owners = ["org.springframework.web.reactive.function.server", "org.springframework.web.servlet.function"];
const both = (names: string) => owners.flatMap((owner) => namesOf(owner, names));
const routes = "spring.Routes()";
const request = "spring.ServerRequest()";
const verbs = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

const reads: readonly (readonly [method: string, what: string])[] = [
  ["pathVariable", "a part of the path (pathVariable)"],
  ["pathVariables", "the parts of the path (pathVariables)"],
  ["queryParam", "the query string (queryParam)"],
  ["queryParams", "the query string (queryParams)"],
  ["param", "a request parameter (param)"],
  ["params", "the request parameters (params)"],
  ["formData", "the form (formData)"],
  ["multipartData", "uploaded parts (multipartData)"],
  ["headers", "the headers (headers)"],
  ["cookies", "the cookies (cookies)"],
  ["body", "the body of the request (body)"],
  ["bodyToMono", "the body of the request (bodyToMono)"],
  ["bodyToFlux", "the body of the request (bodyToFlux)"],
  ["uri", "the address of the request (uri)"],
];

/** Functional endpoints of Spring: https://docs.spring.io/spring-framework/reference/web/webflux-functional.html */
export const springFunctional: LibraryModel = {
  library: "spring-functional",
  language: "java",
  types: [
    {
      of: [...both("RouterFunctions.route() RouterFunctions.nest() RouterFunctions.Builder() RouterFunction()")],
      is: routes,
    },
    { of: both("ServerRequest()"), is: request },
  ],
  sources: reads.map(([method, what]): SourceModel => ({ read: [`${request}.${method}()`], label: "http", what })),
  routes: [
    {
      call: [...namesOf(routes, `${verbs.join(" ")} route andRoute`), ...both("RouterFunctions.route")],
      handlers: { from: 1 },
      parameters: [request],
    },
  ],
  endpoints: verbs.map((verb) => ({
    call: [`${routes}.${verb}`],
    methods: [verb],
    path: 0,
    handlers: { from: 1 },
  })),
  mounts: [
    { call: namesOf(routes, "filter before"), path: "none", isForAll: true },
    { call: namesOf(routes, "add and"), path: "none" },
  ],
  groups: [{ call: [`${routes}.path`], path: 0, gives: routes }],
  propagators: [
    {
      call: namesOf(
        routes,
        `${verbs.join(" ")} filter before after path nest route andRoute andNest andOther add and build onError`,
      ),
      from: ["receiver"],
      gives: "same",
    },
  ],
};
