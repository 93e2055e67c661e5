import { isShown, showsMarkup } from "../answers.ts";
import type { LibraryModel, SourceModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const web = "org.springframework";
/** Answers that are put together call by call, on Web MVC and on WebFlux. */
const answer = "spring.Answer";
const clientRequest = "spring.ClientRequest";
const reactive = "spring.ReactiveRequest";
const httpClient = "spring.HttpClient";
const builders = [
  `${web}.http.ResponseEntity`,
  `${web}.web.reactive.function.server.ServerResponse`,
  `${web}.web.servlet.function.ServerResponse`,
];
const clients = [`${web}.web.reactive.function.client.WebClient`, `${web}.web.client.RestClient`];
const verbs = "get() post() put() patch() delete() head() options() method()";

const reads: readonly (readonly [method: string, what: string])[] = [
  ["getQueryParams", "the query string (getQueryParams)"],
  ["getHeaders", "the headers (getHeaders)"],
  ["getCookies", "the cookies (getCookies)"],
  ["getPath", "the path of the request (getPath)"],
  ["getURI", "the address of the request (getURI)"],
  ["getBody", "the body of the request (getBody)"],
  ["getFormData", "the form (getFormData)"],
  ["getMultipartData", "uploaded parts (getMultipartData)"],
];

/** Answers, uploads and clients of Spring's Web MVC and WebFlux: https://docs.spring.io/spring-framework/reference/web.html */
export const springWeb: LibraryModel = {
  library: "spring-web",
  language: "java",
  types: [
    {
      of: [
        ...builders.flatMap((owner) =>
          namesOf(
            owner,
            "ok() status() badRequest() notFound() accepted() created() noContent() unprocessableEntity() internalServerError() from() temporaryRedirect() permanentRedirect() seeOther()",
          ),
        ),
        ...namesOf(
          answer,
          "header() headers() cookie() cacheControl() eTag() lastModified() varyBy() allow() location() status()",
        ),
        ...[`${web}.http.ResponseEntity.BodyBuilder()`, `${web}.http.ResponseEntity.HeadersBuilder()`],
      ],
      is: answer,
    },
    {
      of: [
        ...clients.flatMap((owner) => [`${owner}()`, `${owner}.create()`]),
        `${httpClient}.mutate()`,
        ...clients.flatMap((owner) => [`${owner}.builder()`, `${owner}.Builder()`]),
        ...namesOf(
          httpClient,
          "baseUrl() build() clientConnector() codecs() defaultCookie() defaultHeader() defaultHeaders() defaultUriVariables() exchangeStrategies() filter() filters() requestFactory() requestInterceptor() uriBuilderFactory()",
        ),
      ],
      is: httpClient,
    },
    { of: namesOf(httpClient, verbs), is: clientRequest },
    { of: [`${web}.web.server.ServerWebExchange()`, `${web}.http.server.reactive.ServerHttpRequest()`], is: reactive },
    { of: namesOf(reactive, "getRequest()"), is: reactive },
    {
      of: [`${web}.http.server.reactive.ServerHttpResponse()`, `${reactive}.getResponse()`],
      is: "spring.ReactiveResponse",
    },
    { of: ["spring.ReactiveResponse.getHeaders()"], is: `${web}.http.HttpHeaders()` },
    { of: [`${web}.http.codec.multipart.FilePart()`], is: `${web}.web.multipart.MultipartFile()` },
  ],
  sources: reads.map(([method, what]): SourceModel => ({ read: [`${reactive}.${method}()`], label: "http", what })),
  propagators: [
    // They hold one value, or several, for later.
    {
      call: [
        ...namesOf("reactor.core.publisher.Mono", "just justOrEmpty defer"),
        ...namesOf("reactor.core.publisher.Flux", "just fromIterable"),
        ...namesOf("java.util.concurrent.CompletableFuture", "completedFuture"),
        "io.smallrye.mutiny.Uni.createFrom().item",
      ],
      from: [0],
      gives: "same",
    },
  ],
  sanitizers: [{ call: [`${web}.util.StringUtils.getFilename`], safe: ["path"] }],
  sinks: [
    {
      call: [
        `${web}.web.servlet.view.RedirectView`,
        `${web}.http.HttpHeaders().setLocation`,
        `${answer}.location`,
        ...builders.flatMap((owner) => namesOf(owner, "temporaryRedirect permanentRedirect seeOther")),
      ],
      argument: [0],
      rule: "open-redirect",
      examples: {
        bad: `new ${web}.web.servlet.view.RedirectView(input)`,
        good: `new ${web}.web.servlet.view.RedirectView("/items/" + input)`,
      },
    },
    {
      call: [`${answer}.header`, ...namesOf(`${web}.http.HttpHeaders()`, "add set")],
      argument: [1],
      rule: "open-redirect",
      when: [{ argument: 0, matches: /^location$/i }],
      examples: {
        bad: `${web}.http.ResponseEntity.status(302).header("Location", input)`,
        good: `${web}.http.ResponseEntity.status(302).header("Location", "/items/" + input)`,
      },
    },
    {
      call: [`${web}.web.servlet.ModelAndView`, `${web}.web.servlet.ModelAndView().setViewName`],
      argument: [0],
      rule: "open-redirect",
      when: [{ argument: 0, matches: /^redirect:(https?:\/\/)?\0/ }],
      examples: {
        bad: `new ${web}.web.servlet.ModelAndView("redirect:" + input)`,
        good: `new ${web}.web.servlet.ModelAndView("redirect:/items/" + input)`,
      },
    },
    {
      call: [
        ...namesOf(answer, "body bodyValue"),
        ...namesOf(`${web}.http.ResponseEntity`, "ok of"),
        ...builders.slice(1).map((owner) => `${owner}.ok`),
      ],
      argument: [0],
      rule: "cross-site-scripting",
      when: [showsMarkup, isShown],
      examples: {
        bad: `${web}.http.ResponseEntity.ok("<p>" + input)`,
        good: `${web}.http.ResponseEntity.ok("<p>" + ${web}.web.util.HtmlUtils.htmlEscape(input))`,
      },
    },
    {
      call: [
        ...namesOf(`${web}.core.io`, "FileSystemResource PathResource FileUrlResource"),
        `${web}.web.multipart.MultipartFile().transferTo`,
      ],
      argument: [0],
      rule: "path-traversal",
      examples: {
        bad: `new ${web}.core.io.FileSystemResource("/srv/" + input)`,
        good: `new ${web}.core.io.FileSystemResource("/srv/items.csv")`,
      },
    },
    {
      call: [`${web}.util.FileCopyUtils.copy`, `${web}.util.FileSystemUtils.copyRecursively`],
      argument: [1],
      rule: "path-traversal",
      examples: {
        bad: `${web}.util.FileCopyUtils.copy(request.getInputStream().readAllBytes(), new java.io.File("/srv/" + input))`,
        good: `${web}.util.FileCopyUtils.copy(request.getInputStream().readAllBytes(), new java.io.File("/srv/a"))`,
      },
    },
    {
      call: [
        ...namesOf(
          `${web}.web.client.RestTemplate()`,
          "getForObject getForEntity postForObject postForEntity postForLocation patchForObject exchange execute put delete headForHeaders optionsForAllow",
        ),
        `${clientRequest}.uri`,
        `${httpClient}.baseUrl`,
        ...clients.map((owner) => `${owner}.create`),
        `${web}.core.io.UrlResource`,
      ],
      argument: [0],
      rule: "server-side-request-forgery",
      examples: {
        bad: `new ${web}.web.client.RestTemplate().getForObject(input, String.class)`,
        good: `new ${web}.web.client.RestTemplate().getForObject("https://api.example.com/items/{id}", String.class, input)`,
      },
    },
  ],
};
