import type { LibraryModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const http = "Symfony.Component.HttpFoundation";
const routes = ["Symfony.Component.Routing.Attribute.Route", "Symfony.Component.Routing.Annotation.Route"];
const mapped = "Symfony.Component.HttpKernel.Attribute";
const controller = "Symfony.Bundle.FrameworkBundle.Controller.AbstractController()";
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
    {
      of: ["symfony.Request.files.get()", `${http}.File.UploadedFile()`],
      is: "symfony.UploadedFile",
    },
    { of: [`${http}.Response`], is: "symfony.Response" },
    { of: [`${http}.Response()`, "symfony.Response()"], is: "symfony.Response()" },
    {
      of: ["Symfony.Component.Filesystem.Filesystem", "Symfony.Component.Filesystem.Filesystem()"],
      is: "symfony.Filesystem",
    },
    { of: ["symfony.Filesystem()"], is: "symfony.Filesystem" },
  ],
  sources: [
    { read: ["symfony.Request.get()", ...bags("query")], label: "http", what: "the query string" },
    {
      read: [...bags("request"), ...namesOf("symfony.Request", "getContent() toArray() getPayload()")],
      label: "http",
      what: "the request body",
    },
    {
      read: namesOf(
        "symfony.UploadedFile",
        "getClientOriginalName() getClientOriginalExtension() getClientMimeType() getClientOriginalPath()",
      ),
      label: "http",
      what: "an uploaded file's name",
      // Folders before the name are taken away.
      safe: ["path"],
    },
    { read: bags("cookies"), label: "http", what: "a cookie" },
    {
      read: [...bags("headers"), ...namesOf("symfony.Request", "getHost() getHttpHost() getSchemeAndHttpHost()")],
      label: "http",
      what: "a request header",
    },
    {
      read: [
        ...bags("attributes server"),
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
      decoratedParameters: [
        { decorator: namesOf(mapped, "MapQueryParameter MapQueryString"), label: "http", what: "the query string" },
        { decorator: namesOf(mapped, "MapRequestPayload"), label: "http", what: "the request body" },
      ],
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
      call: ["symfony.Response"],
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
      call: [`${controller}.file`],
      argument: [0],
      rule: "path-traversal",
      examples: {
        bad: 'class A extends \\Symfony\\Bundle\\FrameworkBundle\\Controller\\AbstractController { public function f($input) { return $this->file("/srv/" . $_GET["a"]); } }',
        good: 'class A extends \\Symfony\\Bundle\\FrameworkBundle\\Controller\\AbstractController { public function f($input) { return $this->file("/srv/" . basename($_GET["a"])); } }',
      },
    },
    {
      call: ["symfony.Response().setContent"],
      argument: [0],
      rule: "cross-site-scripting",
      examples: {
        bad: '$answer = new \\Symfony\\Component\\HttpFoundation\\Response(); $answer->setContent("<p>" . $input)',
        good: '$answer = new \\Symfony\\Component\\HttpFoundation\\Response(); $answer->setContent("<p>" . htmlspecialchars($input))',
      },
    },
    {
      call: namesOf("symfony.Response().headers", "set add"),
      argument: [1],
      rule: "header-injection",
      when: [{ argument: 0, unlike: /^location$/i }],
      examples: {
        bad: '$answer = new \\Symfony\\Component\\HttpFoundation\\Response(); $answer->headers->set("X-Name", $input)',
        good: '$answer = new \\Symfony\\Component\\HttpFoundation\\Response(); $answer->headers->set("X-Name", rawurlencode($input))',
      },
    },
    {
      call: ["symfony.Response().headers.set"],
      argument: [1],
      rule: "open-redirect",
      when: [{ argument: 0, matches: /^location$/i }],
      examples: {
        bad: '$answer = new \\Symfony\\Component\\HttpFoundation\\Response(); $answer->headers->set("Location", $input)',
        good: '$answer = new \\Symfony\\Component\\HttpFoundation\\Response(); $answer->headers->set("Location", "/orders/" . $input)',
      },
    },
    {
      call: namesOf("symfony.Filesystem", "remove dumpFile appendToFile readFile mkdir touch chmod chown symlink"),
      argument: [0],
      rule: "path-traversal",
      examples: {
        bad: '$files = new \\Symfony\\Component\\Filesystem\\Filesystem(); $files->remove("/srv/" . $input)',
        good: '$files = new \\Symfony\\Component\\Filesystem\\Filesystem(); $files->remove("/srv/" . basename($input))',
      },
    },
    {
      call: namesOf("symfony.Filesystem", "copy rename mirror"),
      argument: [0, 1],
      rule: "path-traversal",
      examples: {
        bad: '$files = new \\Symfony\\Component\\Filesystem\\Filesystem(); $files->copy("/srv/a", "/srv/" . $input)',
        good: '$files = new \\Symfony\\Component\\Filesystem\\Filesystem(); $files->copy("/srv/a", "/srv/" . basename($input))',
      },
    },
    {
      call: ["symfony.UploadedFile.move"],
      argument: [1],
      rule: "unrestricted-upload",
      examples: {
        bad: 'function f(\\Symfony\\Component\\HttpFoundation\\File\\UploadedFile $file) { $file->move("/srv/www", $file->getClientOriginalName()); }',
        good: 'function f(\\Symfony\\Component\\HttpFoundation\\File\\UploadedFile $file) { $file->move("/srv/www", bin2hex(random_bytes(8)) . "." . $file->guessExtension()); }',
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
    { call: namesOf("symfony.UploadedFile", "guessExtension hashName extension"), safe: "every" },
    { call: namesOf("symfony.Request.query", "getEnum"), safe: "every" },
    { call: ["*.generateUrl", "*.redirectToRoute"], safe: ["redirect", "url"] },
    { call: ["Twig.Environment().render", "*.renderView"], safe: ["html"] },
  ],
};
