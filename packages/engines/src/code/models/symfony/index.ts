import type { LibraryModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const http = "Symfony.Component.HttpFoundation";
const routes = ["Symfony.Component.Routing.Attribute.Route", "Symfony.Component.Routing.Annotation.Route"];
const bags = (names: string) =>
  names.split(" ").flatMap((bag) => namesOf(`symfony.Request.${bag}`, "get() all() getString() keys()"));

/** https://symfony.com/doc/current/index.html */
export const symfony: LibraryModel = {
  library: "symfony",
  language: "php",
  types: [
    {
      of: [
        `${http}.Request`,
        `${http}.Request()`,
        "symfony.Request()",
        "symfony.Request.createFromGlobals()",
        `${http}.RequestStack().getCurrentRequest()`,
        `${http}.RequestStack().getMainRequest()`,
      ],
      is: "symfony.Request",
    },
  ],
  sources: [
    { read: ["symfony.Request.get()", ...bags("query")], label: "http", what: "the query string" },
    {
      read: [...bags("request"), ...namesOf("symfony.Request", "getContent() toArray() getPayload()")],
      label: "http",
      what: "the request body",
    },
    { read: bags("cookies"), label: "http", what: "a cookie" },
    {
      read: [...bags("headers"), ...namesOf("symfony.Request", "getHost() getHttpHost() getSchemeAndHttpHost()")],
      label: "http",
      what: "a request header",
    },
    {
      read: [
        ...bags("attributes"),
        ...namesOf("symfony.Request", "getUri() getRequestUri() getPathInfo() getQueryString()"),
      ],
      label: "http",
      what: "the request's address",
    },
  ],
  mappings: [{ annotation: routes, methods: ["*"] }],
  entries: [
    {
      when: { decorated: routes },
      parameters: [],
      namedParameters: { label: "http", what: "the path parameter", isOfPath: true },
    },
  ],
  guards: [
    "Symfony.Component.Security.Http.Attribute.IsGranted",
    "Sensio.Bundle.FrameworkExtraBundle.Configuration.IsGranted",
    "Sensio.Bundle.FrameworkExtraBundle.Configuration.Security",
  ],
  launches: [
    {
      call: ["Symfony.Component.Process.Process"],
      examples: {
        bad: '$process = new \\Symfony\\Component\\Process\\Process(["git", "clone", $input])',
        good: '$process = new \\Symfony\\Component\\Process\\Process(["git", "clone", "--", $input])',
      },
    },
  ],
  sinks: [
    {
      call: [`${http}.Response`],
      argument: [0],
      rule: "cross-site-scripting",
      when: [{ argument: 2, option: "Content-Type", matches: /html/, orAbsent: true }],
      examples: {
        bad: '$answer = new \\Symfony\\Component\\HttpFoundation\\Response("<p>" . $input)',
        good: '$answer = new \\Symfony\\Component\\HttpFoundation\\Response("<p>" . htmlspecialchars($input))',
      },
    },
    {
      call: [`${http}.RedirectResponse`],
      argument: [0],
      rule: "open-redirect",
      examples: {
        bad: "$answer = new \\Symfony\\Component\\HttpFoundation\\RedirectResponse($input)",
        good: '$answer = new \\Symfony\\Component\\HttpFoundation\\RedirectResponse("/orders/" . $input)',
      },
    },
    {
      call: [`${http}.BinaryFileResponse`],
      argument: [0],
      rule: "path-traversal",
      examples: {
        bad: '$answer = new \\Symfony\\Component\\HttpFoundation\\BinaryFileResponse("/srv/" . $input)',
        good: '$answer = new \\Symfony\\Component\\HttpFoundation\\BinaryFileResponse("/srv/" . basename($input))',
      },
    },
    {
      call: ["Symfony.Component.Process.Process.fromShellCommandline"],
      argument: [0],
      rule: "command-injection",
      examples: {
        bad: '\\Symfony\\Component\\Process\\Process::fromShellCommandline("ls " . $input)',
        good: '$process = new \\Symfony\\Component\\Process\\Process(["ls", "--", $input])',
      },
    },
    {
      call: [
        "Symfony.Contracts.HttpClient.HttpClientInterface().request",
        "Symfony.Component.HttpClient.HttpClient.create().request",
      ],
      argument: [1],
      rule: "server-side-request-forgery",
      examples: {
        bad: '\\Symfony\\Component\\HttpClient\\HttpClient::create()->request("GET", $input)',
        good: '\\Symfony\\Component\\HttpClient\\HttpClient::create()->request("GET", "https://api.example.com/" . $input)',
      },
    },
    {
      call: ["*.redirect"],
      argument: [0],
      rule: "open-redirect",
      doubt: 2,
      examples: { bad: "make()->redirect($input)", good: 'make()->redirect("/orders/" . $input)' },
    },
  ],
  sanitizers: [
    {
      call: [
        "symfony.Request.query.getInt",
        "symfony.Request.request.getInt",
        "symfony.Request.query.getBoolean",
        "symfony.Request.query.getAlnum",
        "symfony.Request.query.getAlpha",
        "symfony.Request.query.getDigits",
      ],
      safe: "every",
    },
    { call: ["*.generateUrl", "*.redirectToRoute"], safe: ["redirect", "url"] },
    { call: ["Twig.Environment().render", "*.renderView"], safe: ["html"] },
  ],
};
