import type { LibraryModel } from "../contract.ts";
import { namesOf } from "../names.ts";

/** https://nextjs.org/docs: route handlers by file, API routes by file */
export const next: LibraryModel = {
  library: "next",
  language: "javascript",
  endings: namesOf("next.navigation", "redirect permanentRedirect notFound forbidden unauthorized"),
  types: [
    { of: ["next.server.NextRequest", "next.server.NextRequest()", "global.Request"], is: "next.Request" },
    { of: ["next.NextApiRequest"], is: "express.Request" },
    { of: ["next.NextApiResponse"], is: "express.Response" },
    { of: ["next.GetServerSidePropsContext"], is: "next.PageContext" },
    { of: ["next.PageContext.req"], is: "express.Request" },
    { of: ["next.PageContext.res"], is: "express.Response" },
  ],
  sources: [
    {
      read: ["next.Request.json()", "next.Request.text()", "next.Request.formData()", "next.Request.body"],
      label: "http",
      what: "the request body",
    },
    { read: ["next.Request.nextUrl", "next.Request.url"], label: "http", what: "the request's address" },
    { read: ["next.Request.headers", "next.Request.cookies"], label: "http", what: "a request header" },
    { read: namesOf("next.headers", "headers() cookies()"), label: "http", what: "a request header" },
    {
      read: [
        ...namesOf("next.RouteContext", "params searchParams"),
        ...namesOf("next.PageContext", "params query resolvedUrl"),
      ],
      label: "http",
      what: "a path parameter",
    },
  ],
  entries: [
    {
      when: {
        file: /(^|\/)app\/(.*\/)?route\.[mc]?[jt]sx?$/,
        exported: ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"],
      },
      parameters: ["next.Request", "next.RouteContext"],
    },
    {
      when: { file: /(^|\/)pages\/api\/.*\.[mc]?[jt]sx?$/, exported: ["handler", "default"] },
      parameters: ["express.Request", "express.Response"],
    },
    {
      when: {
        file: /(^|\/)app\/(.*\/)?(page|layout|template|default|not-found)\.[jt]sx?$/,
        exported: ["default", "generateMetadata"],
      },
      parameters: ["next.RouteContext"],
    },
    // Whoever can reach the site can call it: https://nextjs.org/docs/app/api-reference/directives/use-server
    {
      when: { directive: "use server" },
      parameters: [],
      namedParameters: { label: "http", what: "an argument of a server action," },
    },
    {
      when: { file: /(^|\/)pages\/.*\.[jt]sx?$/, exported: ["getServerSideProps"] },
      parameters: ["next.PageContext"],
    },
  ],
  fileRoutes: [
    {
      file: /(?:^|\/)app\/(?<path>.*)\/route\.[mc]?[jt]sx?$/,
      prefix: "/",
      exported: { GET: "GET", POST: "POST", PUT: "PUT", PATCH: "PATCH", DELETE: "DELETE" },
    },
    { file: /(?:^|\/)pages\/api\/(?<path>.*)\.[mc]?[jt]sx?$/, prefix: "/api/", exported: { default: "*" } },
  ],
  fileGuards: [
    {
      file: /(?:^|^src\/|\/src\/|^[^/]+\/)(?:middleware|proxy)\.[mc]?[jt]s$/,
      exported: ["middleware", "proxy", "default"],
      paths: ["config", "matcher"],
    },
  ],
  guards: [
    ...namesOf("@auth0.nextjs-auth0", "withApiAuthRequired()"),
    "next-auth.middleware",
    "next-auth.middleware.withAuth()",
    "@clerk.nextjs.server.clerkMiddleware()",
  ],
  sinks: [
    {
      call: ["next.navigation.redirect", "next.server.NextResponse.redirect"],
      argument: [0],
      rule: "open-redirect",
      examples: {
        bad: 'require("next/navigation").redirect(input)',
        good: 'require("next/navigation").redirect("/home")',
      },
    },
  ],
};
