import { isShown } from "../answers.ts";
import type { LibraryModel } from "../contract.ts";
import { namesOf } from "../names.ts";

/** The same class in Java EE and in Jakarta EE. */
const both = (name: string) => [`javax.servlet.${name}`, `jakarta.servlet.${name}`];
const writes = "print println write printf format append";

/** Jakarta Servlet 6.0 and its forerunners: https://jakarta.ee/specifications/servlet/ */
export const servlet: LibraryModel = {
  library: "servlet",
  language: "java",
  types: [
    { of: [...both("http.HttpServletRequest()"), ...both("ServletRequest()")], is: "servlet.Request" },
    { of: [...both("http.HttpServletRequestWrapper()")], is: "servlet.Request" },
    { of: [...both("http.HttpServletResponse()"), ...both("ServletResponse()")], is: "servlet.Response" },
    { of: [...both("http.HttpSession()"), "servlet.Request.getSession()"], is: "servlet.Session" },
    { of: [...both("http.Cookie"), ...both("http.Cookie()")], is: "servlet.Cookie" },
    { of: ["servlet.Cookie()", "servlet.Request.getCookies()[]"], is: "servlet.Cookie" },
    { of: ["servlet.Response.getWriter()", "servlet.Response.getOutputStream()"], is: "servlet.Writer" },
    { of: namesOf("servlet.Writer", "append() format() printf()"), is: "servlet.Writer" },
    { of: ["servlet.Request.getPart()", "servlet.Request.getParts()[]", ...both("http.Part()")], is: "servlet.Part" },
  ],
  handed: [{ on: ["servlet.Request"], put: ["setAttribute"], find: ["getAttribute"] }],
  sources: [
    ...[
      ["getParameter", "a request parameter (getParameter)"],
      ["getParameterValues", "a request parameter (getParameterValues)"],
      ["getParameterMap", "the request parameters (getParameterMap)"],
      ["getParameterNames", "the names of request parameters (getParameterNames)"],
      ["getHeader", "a request header (getHeader)"],
      ["getHeaders", "a request header (getHeaders)"],
      ["getHeaderNames", "the names of request headers (getHeaderNames)"],
      ["getCookies", "the cookies (getCookies)"],
      ["getQueryString", "the query string (getQueryString)"],
      ["getPathInfo", "the path of the request (getPathInfo)"],
      ["getPathTranslated", "the path of the request (getPathTranslated)"],
      ["getInputStream", "the body of the request (getInputStream)"],
      ["getReader", "the body of the request (getReader)"],
      ["getPart", "an uploaded part (getPart)"],
      ["getParts", "the uploaded parts (getParts)"],
      ["getRemoteUser", "the user name of the request (getRemoteUser)"],
    ].map(([method, what]) => ({
      read: [`servlet.Request.${method}()`],
      label: "http" as const,
      what: what!,
    })),
    {
      read: ["servlet.Request.getRequestURL()"],
      label: "http",
      what: "the address of the request (getRequestURL)",
      safe: ["log", "header"],
    },
  ],
  entries: [
    {
      when: {
        methodOf: [...both("http.HttpServlet"), ...both("GenericServlet"), ...both("Filter"), ...both("HttpFilter")],
        methods: ["doGet", "doPost", "doPut", "doDelete", "doHead", "doOptions", "doFilter", "service"],
      },
      parameters: ["servlet.Request", "servlet.Response"],
    },
  ],
  sinks: [
    {
      call: namesOf("servlet.Writer", writes),
      argument: ["*"],
      isDeep: true,
      rule: "cross-site-scripting",
      when: [isShown],
      examples: {
        bad: 'response.getWriter().println("<p>" + input + "</p>")',
        good: 'response.getWriter().println("<p>" + org.springframework.web.util.HtmlUtils.htmlEscape(input) + "</p>")',
      },
    },
    {
      call: ["servlet.Response.sendError"],
      argument: [1],
      rule: "cross-site-scripting",
      doubt: 2,
      examples: { bad: "response.sendError(400, input)", good: 'response.sendError(400, "no such item")' },
    },
    {
      call: ["servlet.Response.sendRedirect"],
      argument: [0],
      rule: "open-redirect",
      examples: { bad: "response.sendRedirect(input)", good: 'response.sendRedirect("/items/" + input)' },
    },
    {
      call: ["servlet.Response.setHeader", "servlet.Response.addHeader"],
      argument: [1],
      rule: "open-redirect",
      when: [{ argument: 0, matches: /^location$/i }],
      examples: {
        bad: 'response.setHeader("Location", input)',
        good: 'response.setHeader("Location", "/items/" + input)',
      },
    },
    {
      call: ["servlet.Part.write"],
      argument: [0],
      rule: "path-traversal",
      examples: {
        bad: 'request.getPart("file").write("/srv/files/" + input)',
        good: 'request.getPart("file").write("/srv/files/a")',
      },
    },
    {
      call: ["servlet.Request.getRequestDispatcher"],
      argument: [0],
      rule: "path-traversal",
      examples: {
        bad: "request.getRequestDispatcher(input).forward(request, response)",
        good: 'request.getRequestDispatcher("/page.jsp").forward(request, response)',
      },
    },
    {
      call: namesOf("servlet.Session", "setAttribute putValue"),
      argument: [0, 1],
      rule: "trust-boundary",
      examples: {
        bad: 'request.getSession().setAttribute("theme", input)',
        good: 'request.getSession().setAttribute("theme", "dark".equals(input) ? "dark" : "light")',
      },
    },
  ],
  misuses: [
    {
      call: ["servlet.Cookie.setSecure"],
      rule: "insecure-cookie",
      when: [{ argument: 0, equals: [false] }],
      examples: {
        bad: 'new javax.servlet.http.Cookie("a", "b").setSecure(false)',
        good: 'new javax.servlet.http.Cookie("a", "b").setSecure(true)',
      },
    },
    {
      call: ["servlet.Cookie.setHttpOnly"],
      rule: "script-readable-cookie",
      when: [{ argument: 0, equals: [false] }],
      examples: {
        bad: 'new javax.servlet.http.Cookie("a", "b").setHttpOnly(false)',
        good: 'new javax.servlet.http.Cookie("a", "b").setHttpOnly(true)',
      },
    },
  ],
};
