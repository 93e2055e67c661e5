import type { LibraryModel, SourceModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const fiber = "github.com/gofiber/fiber";
const context = `${fiber}.Ctx()`;
const router = `${fiber}.App()`;
const verbs = ["Get", "Post", "Put", "Patch", "Delete", "Head", "Options", "Connect", "Trace"];
const handled = { handlers: { from: 1 }, path: 0 } as const;

const reads: readonly (readonly [method: string, what: string])[] = [
  ["Params", "a part of the path (Params)"],
  ["AllParams", "the parts of the path (AllParams)"],
  ["Query", "the query string (Query)"],
  ["Queries", "the query string (Queries)"],
  ["FormValue", "a value of the form (FormValue)"],
  ["FormFile", "an uploaded file (FormFile)"],
  ["MultipartForm", "the form (MultipartForm)"],
  ["Body", "the body of the request (Body)"],
  ["BodyRaw", "the body of the request (BodyRaw)"],
  ["Get", "a header (Get)"],
  ["GetReqHeaders", "the headers (GetReqHeaders)"],
  ["Cookies", "a cookie (Cookies)"],
  ["OriginalURL", "the address of the request (OriginalURL)"],
  ["Hostname", "the host of the request (Hostname)"],
  ["Path", "the address of the request (Path)"],
];
/** A program with one route, whose handler is this. */
const route = (body: string) => `app := fiber.New(); app.Get("/a", func(c *fiber.Ctx) error { ${body} })`;

/** Fiber 2 and 3: https://docs.gofiber.io/api/app, https://docs.gofiber.io/api/ctx */
export const fiberModel: LibraryModel = {
  library: "fiber",
  language: "go",
  types: [{ of: [...namesOf(fiber, "New() Router() Group()"), `${router}.Group()`], is: router }],
  sources: reads.map(([method, what]): SourceModel => ({ read: [`${context}.${method}()`], label: "http", what })),
  fills: [
    {
      call: [
        ...namesOf(context, "BodyParser QueryParser ParamsParser CookieParser ReqHeaderParser"),
        ...namesOf(`${context}.Bind()`, "Body JSON XML Form Query URI Header Cookie All"),
      ],
      into: 0,
      from: { label: "http", what: "the request (Bind)" },
    },
  ],
  routes: [
    { call: namesOf(router, `${verbs.join(" ")} All`), handlers: { from: 1 }, parameters: [context] },
    { call: [`${router}.Add`], handlers: { from: 2 }, parameters: [context] },
  ],
  endpoints: [
    ...verbs.map((verb) => ({ call: [`${router}.${verb}`], methods: [verb.toUpperCase()], ...handled })),
    { call: [`${router}.All`], methods: ["*"], ...handled },
    { call: [`${router}.Add`], methods: 0, path: 1, handlers: { from: 2 } },
  ],
  mounts: [
    { call: [`${router}.Use`], path: 0 },
    { call: [`${router}.Mount`], path: 0 },
  ],
  groups: [
    { call: [`${router}.Group`], path: 0 },
    { call: [`${router}.Route`], path: 0, gives: router },
  ],
  guards: [
    ...namesOf(`${fiber}/middleware`, "basicauth.New() keyauth.New()"),
    "github.com/gofiber/contrib/jwt.New()",
    "github.com/gofiber/jwt.New()",
  ],
  constants: {
    [`${fiber}.HeaderContentType`]: "Content-Type",
    [`${fiber}.MIMETextHTML`]: "text/html",
    [`${fiber}.MIMETextHTMLCharsetUTF8`]: "text/html; charset=utf-8",
    [`${fiber}.MIMETextPlain`]: "text/plain",
    [`${fiber}.MIMEApplicationJSON`]: "application/json",
  },
  sinks: [
    {
      // Without a type of its own a text is sent as text.
      call: namesOf(context, "SendString Send Write WriteString"),
      argument: [0],
      rule: "cross-site-scripting",
      when: [{ argument: "receiver", option: "isPage", equals: [true] }],
      examples: {
        bad: route('return c.Type("html").SendString("<p>" + c.Query("q"))'),
        good: route('return c.SendString("<p>" + c.Query("q"))'),
      },
    },
    {
      call: [`${context}.Redirect`, `${context}.Redirect().To`],
      argument: [0],
      rule: "open-redirect",
      examples: {
        bad: route('return c.Redirect(c.Query("next"))'),
        good: route('return c.Redirect("/items/" + c.Query("next"))'),
      },
    },
    {
      call: [`${context}.SendFile`, `${context}.Download`],
      argument: [0],
      rule: "path-traversal",
      examples: {
        bad: route('return c.SendFile("files/" + c.Query("name"))'),
        good: route('return c.SendFile(filepath.Join("files", filepath.Base(c.Query("name"))))'),
      },
    },
    {
      call: [`${context}.SaveFile`],
      argument: [1],
      rule: "path-traversal",
      examples: {
        bad: route('return c.SaveFile(nil, "files/" + c.FormValue("name"))'),
        good: route('return c.SaveFile(nil, "files/upload")'),
      },
    },
  ],
  misuses: [
    {
      call: [`${context}.Cookie`],
      rule: "insecure-cookie",
      when: [
        { argument: 0, option: "Name", isPresent: true },
        { argument: 0, option: "Secure", equals: [false], orAbsent: true },
      ],
      examples: {
        bad: route('c.Cookie(&fiber.Cookie{Name: "theme", Value: "dark", HTTPOnly: true}); return nil'),
        good: route('c.Cookie(&fiber.Cookie{Name: "theme", Value: "dark", HTTPOnly: true, Secure: true}); return nil'),
      },
    },
  ],
};
