import type { LibraryModel } from "../contract.ts";
import { namesOf } from "../names.ts";

/** https://nextjs.org/docs: route handlers by file, API routes by file */
export const next: LibraryModel = {
  library: "next",
  language: "javascript",
  types: [{ of: ["next.server.NextRequest", "next.server.NextRequest()", "global.Request"], is: "next.Request" }],
  sources: [
    {
      read: ["next.Request.json()", "next.Request.text()", "next.Request.formData()", "next.Request.body"],
      label: "http",
      what: "the request body",
    },
    { read: ["next.Request.nextUrl", "next.Request.url"], label: "http", what: "the request's address" },
    { read: ["next.Request.headers", "next.Request.cookies"], label: "http", what: "a request header" },
    { read: ["next.RouteContext.params", "next.RouteContext.searchParams"], label: "http", what: "a path parameter" },
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
