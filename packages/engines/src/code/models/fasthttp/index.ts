import type { LibraryModel, SourceModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const fasthttp = "github.com/valyala/fasthttp";
const context = `${fasthttp}.RequestCtx()`;
const router = "fasthttp.Router";
const routers = ["github.com/fasthttp/router", "github.com/buaazp/fasthttprouter"];
const verbs = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];
const handled = { handlers: { from: 1 }, path: 0 } as const;
const isPage = { argument: "receiver", option: "isPage", equals: [true] } as const;

const reads: readonly (readonly [owner: string, methods: string, what: string])[] = [
  [context, "UserValue() UserValueBytes()", "a part of the path (UserValue)"],
  [context, "FormValue() PostBody() FormFile() MultipartForm() RequestBodyStream()", "the body of the request"],
  [context, "Path() RequestURI() URI() Referer() UserAgent()", "the address of the request"],
  [`${context}.QueryArgs()`, "Peek() PeekMulti() PeekBytes() String() QueryString()", "the query string (QueryArgs)"],
  [`${context}.PostArgs()`, "Peek() PeekMulti() PeekBytes() String() QueryString()", "the form (PostArgs)"],
  [`${context}.Request`, "Body() RequestURI() URI() PostArgs() MultipartForm()", "the request"],
  [`${context}.Request.Header`, "Peek() PeekBytes() PeekAll() Cookie() UserAgent() Referer() RequestURI()", "a header"],
];
/** A program with one route, whose handler is this. */
const route = (body: string) => `r := router.New(); r.GET("/a", func(ctx *fasthttp.RequestCtx) { ${body} })`;
const peeked = 'string(ctx.QueryArgs().Peek("q"))';

/** fasthttp and its routers: https://pkg.go.dev/github.com/valyala/fasthttp */
export const fasthttpModel: LibraryModel = {
  library: "fasthttp",
  language: "go",
  types: [
    { of: [...routers.flatMap((owner) => namesOf(owner, "New() Router() Group()")), `${router}.Group()`], is: router },
    { of: namesOf(fasthttp, "AcquireRequest() Request()"), is: `${fasthttp}.Request()` },
  ],
  sources: reads.map(([owner, methods, what]): SourceModel => ({ read: namesOf(owner, methods), label: "http", what })),
  routes: [
    { call: namesOf(router, `${verbs.join(" ")} ANY`), handlers: { from: 1 }, parameters: [context] },
    { call: [`${router}.Handle`], handlers: { from: 2 }, parameters: [context] },
  ],
  entries: [{ when: { annotated: [`${fasthttp}.RequestCtx`] }, parameters: [context] }],
  endpoints: [
    ...verbs.map((verb) => ({ call: [`${router}.${verb}`], methods: [verb], ...handled })),
    { call: [`${router}.ANY`], methods: ["*"], ...handled },
    { call: [`${router}.Handle`], methods: 0, path: 1, handlers: { from: 2 } },
  ],
  groups: [{ call: [`${router}.Group`], path: 0 }],
  sinks: [
    {
      // Without a type of its own an answer is text.
      call: [...namesOf(context, "WriteString SetBodyString SetBody Write SuccessString Success")],
      argument: [0],
      rule: "cross-site-scripting",
      when: [isPage],
      examples: {
        bad: route(`ctx.SetContentType("text/html"); ctx.WriteString("<p>" + ${peeked})`),
        good: route(`ctx.WriteString("<p>" + ${peeked})`),
      },
    },
    {
      call: [`${context}.Redirect`],
      argument: [0],
      rule: "open-redirect",
      examples: { bad: route(`ctx.Redirect(${peeked}, 302)`), good: route(`ctx.Redirect("/items/" + ${peeked}, 302)`) },
    },
    {
      call: [`${context}.SendFile`, `${fasthttp}.ServeFile`, `${fasthttp}.ServeFileUncompressed`],
      argument: [0, 1],
      rule: "path-traversal",
      examples: {
        bad: route(`ctx.SendFile("files/" + ${peeked})`),
        good: route(`ctx.SendFile(filepath.Join("files", filepath.Base(${peeked})))`),
      },
    },
    {
      call: [
        ...namesOf(fasthttp, "Get GetTimeout GetDeadline Post"),
        ...namesOf(`${fasthttp}.Client()`, "Get GetTimeout GetDeadline Post"),
      ],
      argument: [1],
      rule: "server-side-request-forgery",
      examples: {
        bad: route(`fasthttp.Get(nil, ${peeked})`),
        good: route(`fasthttp.Get(nil, "https://api.example.com/?q=" + ${peeked})`),
      },
    },
    {
      call: [`${fasthttp}.Request().SetRequestURI`],
      argument: [0],
      rule: "server-side-request-forgery",
      examples: {
        bad: route(`out := fasthttp.AcquireRequest(); out.SetRequestURI(${peeked})`),
        good: route(`out := fasthttp.AcquireRequest(); out.SetRequestURI("https://api.example.com/?q=" + ${peeked})`),
      },
    },
  ],
};
