import { isShown, showsMarkup } from "../answers.ts";
import type { LibraryModel, SourceModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const http = "io.micronaut.http.annotation";
const verbs = ["Get", "Post", "Put", "Patch", "Delete", "Head", "Options"];
const request = "micronaut.Request";
const answer = "micronaut.Answer";
const client = "micronaut.Client";

const reads: readonly (readonly [methods: string, what: string])[] = [
  ["getParameters()", "the query string (getParameters)"],
  ["getHeaders()", "the headers (getHeaders)"],
  ["getCookies()", "the cookies (getCookies)"],
  ["getBody()", "the body of the request (getBody)"],
  ["getPath() getUri()", "the address of the request"],
];

/** Micronaut 4: https://docs.micronaut.io/latest/guide/#httpServer */
export const micronaut: LibraryModel = {
  library: "micronaut",
  language: "java",
  mappings: [
    { annotation: [`${http}.Controller`], methods: [] },
    ...verbs.map((verb) => ({ annotation: [`${http}.${verb}`], methods: [verb.toUpperCase()] })),
  ],
  guards: ["io.micronaut.security.annotation.Secured"],
  entries: [
    {
      when: { decorated: namesOf(http, verbs.join(" ")) },
      parameters: [],
      namedParameters: { label: "http", what: "the request's parameter" },
      answersWhen: namesOf(http, `Produces ${verbs.join(" ")}`),
      answersAs: /html/i,
    },
  ],
  types: [
    { of: ["io.micronaut.http.HttpRequest()"], is: request },
    {
      of: [
        ...namesOf(
          "io.micronaut.http.HttpResponse",
          "ok() status() created() badRequest() notFound() redirect() seeOther() temporaryRedirect() permanentRedirect()",
        ),
        ...namesOf(answer, "header() headers() cookie() body() status()"),
      ],
      is: answer,
    },
    {
      of: [
        ...namesOf(
          "io.micronaut.http.client",
          "HttpClient() BlockingHttpClient() StreamingHttpClient() HttpClient.create()",
        ),
        `${client}.toBlocking()`,
      ],
      is: client,
    },
  ],
  sources: reads.map(([methods, what]): SourceModel => ({ read: namesOf(request, methods), label: "http", what })),
  sinks: [
    {
      call: [...namesOf("io.micronaut.http.HttpResponse", "redirect seeOther temporaryRedirect permanentRedirect")],
      argument: [0],
      rule: "open-redirect",
      examples: {
        bad: "io.micronaut.http.HttpResponse.redirect(java.net.URI.create(input))",
        good: 'io.micronaut.http.HttpResponse.redirect(java.net.URI.create("/items/" + input))',
      },
    },
    {
      call: [`${answer}.body`, "io.micronaut.http.HttpResponse.ok"],
      argument: [0],
      rule: "cross-site-scripting",
      when: [showsMarkup, isShown],
      examples: {
        bad: 'io.micronaut.http.HttpResponse.ok("<p>" + input)',
        good: 'io.micronaut.http.HttpResponse.ok("<p>" + org.owasp.encoder.Encode.forHtml(input))',
      },
    },
    {
      call: [
        ...namesOf(client, "retrieve exchange exchangeStream dataStream jsonStream"),
        ...namesOf("io.micronaut.http.HttpRequest", "GET POST PUT PATCH DELETE HEAD OPTIONS"),
      ],
      argument: [0],
      rule: "server-side-request-forgery",
      examples: {
        bad: "io.micronaut.http.client.HttpClient client = find(); client.toBlocking().retrieve(input)",
        good: 'io.micronaut.http.client.HttpClient client = find(); client.toBlocking().retrieve("https://api.example.com/" + input)',
      },
    },
  ],
};
