import type { LibraryModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const request = "net/http.Request()";
const response = "net/http.ResponseWriter()";
const client = "net/http.Client()";
const http = { label: "http" } as const;

/** The web server and client of Go: https://pkg.go.dev/net/http */
export const netHttp: LibraryModel = {
  library: "net/http",
  language: "go",
  types: [
    { of: ["net/http.NewServeMux()", "net/http.DefaultServeMux"], is: "net/http.ServeMux()" },
    { of: ["net/http.DefaultClient"], is: client },
    { of: ["net/http.NewRequest()", "net/http.NewRequestWithContext()"], is: "net/http.ClientRequest()" },
    { of: [`${request}.WithContext()`, `${request}.Clone()`], is: request },
  ],
  handed: [
    {
      on: [`${request}.Context()`, "context.Context()", "context.WithValue", "context.WithValue()"],
      put: ["context.WithValue"],
      find: ["Value"],
    },
  ],
  sources: [
    { read: [`${request}.URL`], what: "the address of the request (URL)", ...http },
    { read: [`${request}.RequestURI`], what: "the address of the request (RequestURI)", ...http },
    { read: [`${request}.Host`], what: "the host of the request (Host)", ...http },
    { read: [`${request}.Body`], what: "the body of the request (Body)", ...http },
    { read: [`${request}.GetBody()`], what: "the body of the request (GetBody)", ...http },
    { read: [`${request}.Form`], what: "the form (Form)", ...http },
    { read: [`${request}.PostForm`], what: "the form (PostForm)", ...http },
    { read: [`${request}.MultipartForm`], what: "the form (MultipartForm)", ...http },
    { read: [`${request}.Header`], what: "the headers (Header)", ...http },
    { read: [`${request}.Trailer`], what: "the headers (Trailer)", ...http },
    { read: [`${request}.FormValue()`], what: "a value of the form (FormValue)", ...http },
    { read: [`${request}.PostFormValue()`], what: "a value of the form (PostFormValue)", ...http },
    { read: [`${request}.PathValue()`], what: "a part of the path (PathValue)", ...http },
    { read: [`${request}.FormFile()`], what: "an uploaded file (FormFile)", ...http },
    { read: [`${request}.MultipartReader()`], what: "uploaded parts (MultipartReader)", ...http },
    { read: [`${request}.Cookie()`], what: "a cookie (Cookie)", ...http },
    { read: [`${request}.Cookies()`], what: "the cookies (Cookies)", ...http },
    { read: [`${request}.UserAgent()`], what: "a header (UserAgent)", ...http },
    { read: [`${request}.Referer()`], what: "a header (Referer)", ...http },
    { read: [`${request}.BasicAuth()`], what: "the credentials (BasicAuth)", ...http },
  ],
  routes: [
    {
      call: ["net/http.HandleFunc", "net/http.ServeMux().HandleFunc"],
      handlers: { from: 1 },
      parameters: [response, request],
    },
  ],
  endpoints: [
    {
      call: namesOf("net/http", "HandleFunc Handle ServeMux().HandleFunc ServeMux().Handle"),
      methods: ["*"],
      path: 0,
      handlers: { from: 1 },
    },
  ],
  propagators: [
    { call: ["net/http.HandlerFunc", "net/http.TimeoutHandler", "net/http.MaxBytesHandler"], from: [0], gives: "same" },
    { call: ["net/http.StripPrefix"], from: [1], gives: "same" },
    { call: ["net/http.MaxBytesReader"], from: [1] },
  ],
  sinks: [
    {
      call: [`${response}.Write`, `${response}.WriteString`],
      argument: [0],
      rule: "cross-site-scripting",
      // Without a type of its own a body is a page only when it begins like one: https://mimesniff.spec.whatwg.org
      when: [
        { argument: "receiver", option: "isPage", equals: [true], orAbsent: true },
        { argument: 0, unlike: /^\s*[^\s<\0]/ },
      ],
      examples: {
        bad: 'w.Write([]byte("<p>" + input + "</p>"))',
        good: 'w.Write([]byte("<p>" + html.EscapeString(input) + "</p>"))',
      },
    },
    {
      call: ["net/http.Redirect"],
      argument: [2],
      rule: "open-redirect",
      examples: { bad: "http.Redirect(w, r, input, 302)", good: 'http.Redirect(w, r, "/items/"+input, 302)' },
    },
    {
      call: [`${response}.Header().Set`, `${response}.Header().Add`],
      argument: [1],
      rule: "open-redirect",
      when: [{ argument: 0, matches: /^location$/i }],
      examples: { bad: 'w.Header().Set("Location", input)', good: 'w.Header().Set("Location", "/items/"+input)' },
    },
    {
      call: ["net/http.ServeFile"],
      argument: [2],
      rule: "path-traversal",
      examples: {
        bad: 'http.ServeFile(w, r, "./files/"+input)',
        good: 'http.ServeFile(w, r, filepath.Join("files", filepath.Base(input)))',
      },
    },
    {
      call: [...namesOf("net/http", "Get Head Post PostForm"), ...namesOf(client, "Get Head Post PostForm")],
      argument: [0],
      rule: "server-side-request-forgery",
      examples: {
        bad: "http.Get(input)",
        good: 'http.Get("https://api.example.com/items/" + url.PathEscape(input))',
      },
    },
    {
      call: ["net/http/httputil.NewSingleHostReverseProxy"],
      argument: [0],
      rule: "server-side-request-forgery",
      examples: {
        bad: "to, _ := url.Parse(input); httputil.NewSingleHostReverseProxy(to)",
        good: 'to, _ := url.Parse("https://api.example.com"); httputil.NewSingleHostReverseProxy(to)',
      },
    },
    {
      call: ["net/http.NewRequest"],
      argument: [1],
      rule: "server-side-request-forgery",
      examples: {
        bad: 'http.NewRequest("GET", input, nil)',
        good: 'http.NewRequest("GET", "https://api.example.com/items?q="+url.QueryEscape(input), nil)',
      },
    },
    {
      call: ["net/http.NewRequestWithContext"],
      argument: [2],
      rule: "server-side-request-forgery",
      examples: {
        bad: 'http.NewRequestWithContext(r.Context(), "GET", input, nil)',
        good: 'http.NewRequestWithContext(r.Context(), "GET", "https://api.example.com/items?q="+url.QueryEscape(input), nil)',
      },
    },
  ],
  misuses: [
    {
      call: ["net/http.SetCookie"],
      rule: "insecure-cookie",
      when: [
        { argument: 1, option: "Name", isPresent: true },
        { argument: 1, option: "Secure", equals: [false], orAbsent: true },
      ],
      examples: {
        bad: 'http.SetCookie(w, &http.Cookie{Name: "theme", Value: "dark", HttpOnly: true})',
        good: 'http.SetCookie(w, &http.Cookie{Name: "theme", Value: "dark", HttpOnly: true, Secure: true})',
      },
    },
    {
      call: ["net/http.SetCookie"],
      rule: "script-readable-cookie",
      when: [
        { argument: 1, option: "Name", isPresent: true },
        { argument: 1, option: "HttpOnly", equals: [false], orAbsent: true },
      ],
      examples: {
        bad: 'http.SetCookie(w, &http.Cookie{Name: "theme", Value: "dark", Secure: true})',
        good: 'http.SetCookie(w, &http.Cookie{Name: "theme", Value: "dark", HttpOnly: true, Secure: true})',
      },
    },
  ],
};
