import { isShown, showsMarkup } from "../answers.ts";
import type { LibraryModel } from "../contract.ts";
import { namesOf } from "../names.ts";

/** The same class in Java EE and in Jakarta EE. */
const both = (names: string) => ["javax.ws.rs", "jakarta.ws.rs"].flatMap((owner) => namesOf(owner, names));
const verbs = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD"];
const answer = "jaxrs.Answer";
const client = "jaxrs.Client";
const cookie = "jaxrs.Cookie";
const address = "jaxrs.Address";
const headers = "jaxrs.Headers";
const builder = "jaxrs.UriBuilder";

/** What holds no line break. */
const isOneLine = ["log", "header"] as const;

/** Jakarta RESTful Web Services 4.0 and its forerunners: https://jakarta.ee/specifications/restful-ws/ */
export const jaxrs: LibraryModel = {
  library: "jaxrs",
  language: "java",
  mappings: [
    ...verbs.map((verb) => ({ annotation: both(verb), methods: [verb] })),
    { annotation: both("Path"), methods: [] },
  ],
  entries: [
    {
      when: { decorated: verbs.flatMap(both) },
      parameters: [],
      namedParameters: { label: "http", what: "the request's parameter" },
      answersWhen: both("Produces"),
      answersAs: /html/i,
    },
  ],
  types: [
    {
      of: [
        ...both(
          "core.Response.ok() core.Response.status() core.Response.accepted() core.Response.created() core.Response.serverError()",
        ),
        ...both(
          "core.Response.seeOther() core.Response.temporaryRedirect() core.Response.notModified() core.Response.ResponseBuilder()",
        ),
        ...namesOf(
          answer,
          "entity() header() cookie() status() location() language() encoding() cacheControl() lastModified() tag() build()",
        ),
      ],
      is: answer,
    },
    {
      of: both("client.ClientBuilder.newClient() client.Client() client.ClientBuilder.newBuilder().build()"),
      is: client,
    },
    { of: both("core.UriInfo()"), is: address },
    {
      of: [
        ...both(
          "core.UriBuilder() core.UriBuilder.fromUri() core.UriBuilder.fromPath() core.UriBuilder.fromResource()",
        ),
        ...namesOf(address, "getAbsolutePathBuilder() getBaseUriBuilder() getRequestUriBuilder()"),
        ...namesOf(builder, "path() queryParam() matrixParam() fragment() resolveTemplate()"),
      ],
      is: builder,
    },
    { of: [`${headers}.getUriInfo()`], is: address },
    { of: both("core.HttpHeaders() container.ContainerRequestContext()"), is: headers },
    {
      of: [
        ...both("core.NewCookie() core.NewCookie.Builder()"),
        ...namesOf(
          cookie,
          "value() path() domain() maxAge() expiry() secure() httpOnly() sameSite() comment() version() build()",
        ),
      ],
      is: cookie,
    },
  ],
  sources: [
    {
      read: namesOf(address, "getQueryParameters() getPathParameters() getPath() getPathSegments()"),
      label: "http",
      what: "the address of the request",
    },
    { read: [`${address}.getRequestUri()`], label: "http", what: "the address of the request", safe: isOneLine },
    {
      read: namesOf(headers, "getHeaderString() getRequestHeader() getRequestHeaders() getCookies() getHeaders()"),
      label: "http",
      what: "the headers of the request",
      safe: isOneLine,
    },
    { read: [`${headers}.getEntityStream()`], label: "http", what: "the body of the request (getEntityStream)" },
  ],
  propagators: [
    { call: both("core.UriBuilder.fromUri"), from: [0] },
    // What is put in is escaped: https://jakarta.ee/specifications/restful-ws/4.0/apidocs/jakarta.ws.rs/jakarta/ws/rs/core/uribuilder
    {
      call: namesOf(builder, "build buildFromMap path queryParam matrixParam fragment resolveTemplate"),
      from: ["receiver"],
    },
  ],
  sinks: [
    {
      call: [...both("core.Response.seeOther core.Response.temporaryRedirect"), `${answer}.location`],
      argument: [0],
      rule: "open-redirect",
      examples: {
        bad: "jakarta.ws.rs.core.Response.seeOther(java.net.URI.create(input)).build()",
        good: 'jakarta.ws.rs.core.Response.seeOther(java.net.URI.create("/items/" + input)).build()',
      },
    },
    {
      call: [`${answer}.header`],
      argument: [1],
      rule: "open-redirect",
      when: [{ argument: 0, matches: /^location$/i }],
      examples: {
        bad: 'jakarta.ws.rs.core.Response.status(302).header("Location", input).build()',
        good: 'jakarta.ws.rs.core.Response.status(302).header("Location", "/items/" + input).build()',
      },
    },
    {
      call: [`${answer}.entity`, ...both("core.Response.ok")],
      argument: [0],
      rule: "cross-site-scripting",
      when: [showsMarkup, isShown],
      examples: {
        bad: 'jakarta.ws.rs.core.Response.ok("<p>" + input).build()',
        good: 'jakarta.ws.rs.core.Response.ok("<p>" + org.owasp.encoder.Encode.forHtml(input)).build()',
      },
    },
    {
      call: [`${client}.target`],
      argument: [0],
      rule: "server-side-request-forgery",
      examples: {
        bad: "jakarta.ws.rs.client.ClientBuilder.newClient().target(input).request().get()",
        good: 'jakarta.ws.rs.client.ClientBuilder.newClient().target("https://api.example.com").path(input).request().get()',
      },
    },
  ],
  misuses: [
    {
      call: [`${cookie}.secure`],
      rule: "insecure-cookie",
      when: [{ argument: 0, equals: [false] }],
      examples: {
        bad: 'new jakarta.ws.rs.core.NewCookie.Builder("a").secure(false).build()',
        good: 'new jakarta.ws.rs.core.NewCookie.Builder("a").secure(true).build()',
      },
    },
    {
      call: [`${cookie}.httpOnly`],
      rule: "script-readable-cookie",
      when: [{ argument: 0, equals: [false] }],
      examples: {
        bad: 'new jakarta.ws.rs.core.NewCookie.Builder("a").httpOnly(false).build()',
        good: 'new jakarta.ws.rs.core.NewCookie.Builder("a").httpOnly(true).build()',
      },
    },
  ],
};
