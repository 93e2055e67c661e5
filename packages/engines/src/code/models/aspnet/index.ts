import type { LibraryModel } from "../contract.ts";
import { byVerb, hostHeader, namesOf } from "../names.ts";
import { misuses } from "./misuses.ts";
import { http, mvc, protection } from "./namespaces.ts";

const request = (names: string) => namesOf("aspnet.Request", names);
const annotations = (names: string) =>
  [mvc, "System.Web.Mvc", "System.Web.Http"].flatMap((owner) => namesOf(owner, names));
const page = ["aspnet.Controller()", "aspnet.PageModel()"];
const bound = "FromQuery FromForm FromRoute FromHeader FromBody BindProperty";

/** ASP.NET Core 9, and what ASP.NET before it has under other names: https://learn.microsoft.com/aspnet/core/ */
export const aspnet: LibraryModel = {
  library: "aspnet",
  language: "csharp",
  types: [
    {
      of: [
        ...namesOf(mvc, "Controller ControllerBase"),
        ...namesOf("System.Web.Mvc", "Controller AsyncController"),
        "System.Web.Http.ApiController",
      ],
      is: "aspnet.Controller",
    },
    { of: [`${mvc}.RazorPages.PageModel`, "System.Web.UI.Page"], is: "aspnet.PageModel" },
    { of: namesOf("Microsoft.AspNetCore.SignalR", "Hub"), is: "aspnet.Hub" },
    {
      of: [
        "Microsoft.AspNetCore.Builder.WebApplication()",
        "Microsoft.AspNetCore.Builder.WebApplication.Create()",
        "Microsoft.AspNetCore.Builder.WebApplication.CreateBuilder().Build()",
        "Microsoft.AspNetCore.Builder.IApplicationBuilder()",
        "Microsoft.AspNetCore.Routing.IEndpointRouteBuilder()",
        "Microsoft.AspNetCore.Routing.RouteGroupBuilder()",
        "aspnet.Endpoints.MapGroup()",
      ],
      is: "aspnet.Endpoints",
    },
    {
      of: [
        ...namesOf("aspnet.Endpoints", "MapGet() MapPost() MapPut() MapPatch() MapDelete() MapMethods() Map()"),
        "Microsoft.AspNetCore.Builder.RouteHandlerBuilder()",
      ],
      is: "aspnet.Endpoint",
    },
    {
      of: [
        `${http}.HttpContext()`,
        ...page.map((owner) => `${owner}.HttpContext`),
        `${http}.IHttpContextAccessor().HttpContext`,
        "System.Web.HttpContext()",
        "System.Web.HttpContextBase()",
        "System.Web.HttpContext.Current",
        "aspnet.Request.HttpContext",
        "aspnet.Hub().Context.GetHttpContext()",
        "Grpc.Core.ServerCallContext().GetHttpContext()",
        "aspnet.Page().Context",
        `${mvc}.ViewComponent().HttpContext`,
        "aspnet.Page().ViewContext.HttpContext",
      ],
      is: "aspnet.Context",
    },
    {
      of: [
        `${http}.HttpRequest()`,
        "System.Web.HttpRequest()",
        "System.Web.HttpRequestBase()",
        ...[...page, "aspnet.Page()", `${mvc}.ViewComponent()`, "aspnet.Context"].map((owner) => `${owner}.Request`),
      ],
      is: "aspnet.Request",
    },
    {
      of: [
        `${http}.HttpResponse()`,
        "System.Web.HttpResponse()",
        "System.Web.HttpResponseBase()",
        ...[...page, "aspnet.Context"].map((owner) => `${owner}.Response`),
      ],
      is: "aspnet.Response",
    },
    {
      of: [`${http}.IFormFile()`, "System.Web.HttpPostedFileBase()", "System.Web.HttpPostedFile()"],
      is: "aspnet.FormFile",
    },
    { of: [`${http}.IFormFileCollection()`, "aspnet.Request.Form.Files"], is: "aspnet.FormFiles" },
    { of: namesOf("aspnet.FormFiles", "GetFile()").concat("aspnet.FormFiles[]"), is: "aspnet.FormFile" },
    {
      of: [
        ...[...page, "aspnet.Page()", "aspnet.Context", "aspnet.Hub().Context"].map((owner) => `${owner}.User`),
        "System.Security.Principal.IPrincipal()",
      ],
      is: "System.Security.Claims.ClaimsPrincipal()",
    },
    {
      of: ["Microsoft.AspNetCore.Identity.SignInManager().UserManager"],
      is: "Microsoft.AspNetCore.Identity.UserManager()",
    },
    { of: [`${http}.TypedResults`], is: `${http}.Results` },
    { of: [...page, "aspnet.Page()"].map((owner) => `${owner}.Url`), is: `${mvc}.IUrlHelper()` },
    { of: ["aspnet.Page().Html"], is: `${mvc}.Rendering.IHtmlHelper()` },
  ],
  sources: [
    {
      read: request("Query QueryString Form Params Files ReadFormAsync() Form()"),
      label: "http",
      what: "a request parameter",
    },
    { read: request("Headers UserAgent UrlReferrer ContentType"), label: "http", what: "a request header" },
    { read: ["Grpc.Core.ServerCallContext().RequestHeaders"], label: "http", what: "a request header" },
    { read: request("Cookies"), label: "http", what: "a cookie" },
    {
      read: request("Path PathBase RouteValues RawUrl Url GetDisplayUrl() GetEncodedUrl()"),
      label: "http",
      what: "the request's address",
      safe: ["log", "header"],
    },
    { read: request("ReadFromJsonAsync()"), label: "http", what: "the request's body" },
    { read: request("Body BodyReader InputStream"), label: "http", what: "the request's body", safe: ["path"] },
    { read: request("Host"), label: "http", what: hostHeader, safe: ["log", "header"] },
    { read: page.map((owner) => `${owner}.RouteData`), label: "http", what: "the request's address" },
    { read: namesOf("aspnet.FormFile", "FileName Name ContentType"), label: "http", what: "an uploaded file's name" },
    {
      read: namesOf("aspnet.FormFile", "OpenReadStream() InputStream"),
      label: "http",
      what: "an uploaded file",
      safe: ["path"],
    },
    { read: namesOf(mvc, bound.replace(/\S+/g, "$&()")), label: "http", what: "a request parameter" },
  ],
  entries: [
    {
      when: {
        methodOf: ["aspnet.Controller", "aspnet.Hub"],
        marked: "csharp.public",
        unmarked: ["NonAction", ...annotations("NonAction")],
      },
      parameters: [],
      namedParameters: { label: "http", what: "the request's parameter" },
    },
    {
      when: { methodOf: ["aspnet.PageModel"], marked: "csharp.public" },
      parameters: [],
      namedParameters: { label: "http", what: "the request's parameter" },
    },
    // https://learn.microsoft.com/aspnet/core/grpc/services
    {
      when: { annotated: ["Grpc.Core.ServerCallContext"] },
      parameters: [],
      namedParameters: { label: "http", what: "the request's message", isGenerated: true },
    },
    {
      when: { decorated: namesOf(mvc, "HttpGet HttpPost HttpPut HttpPatch HttpDelete Route") },
      parameters: [],
      namedParameters: { label: "http", what: "the request's parameter" },
    },
  ],
  routes: [
    {
      call: namesOf("aspnet.Endpoints", "MapGet MapPost MapPut MapPatch MapDelete MapMethods Map"),
      handlers: { from: 1 },
      parameters: [],
      // A lambda without types is a delegate: of a request, or of what builds a branch.
      namedParameters: {
        label: "http",
        what: "the request's parameter",
        untyped: ["aspnet.Context", "aspnet.Endpoints"],
      },
    },
    { call: namesOf("aspnet.Endpoints", "Use Run"), handlers: { from: 0 }, parameters: ["aspnet.Context", ""] },
    { call: namesOf("aspnet.Endpoints", "MapWhen UseWhen"), handlers: { from: 1 }, parameters: ["aspnet.Endpoints"] },
  ],
  endpoints: [
    ...Object.entries(byVerb).map(([verb, method]) => ({
      call: [`aspnet.Endpoints.Map${verb[0]!.toUpperCase()}${verb.slice(1)}`],
      methods: [method],
      path: 0,
      handlers: { from: 1 },
    })),
    { call: ["aspnet.Endpoints.Map"], methods: ["*"], path: 0, handlers: { from: 1 } },
  ],
  groups: [{ call: ["aspnet.Endpoints.MapGroup"], path: 0 }],
  mappings: [
    { annotation: annotations("Route RoutePrefix"), methods: [] },
    ...Object.entries(byVerb).map(([verb, method]) => ({
      annotation: annotations(`Http${verb[0]!.toUpperCase()}${verb.slice(1)}`),
      methods: [method],
    })),
  ],
  guards: [
    ...["Microsoft.AspNetCore.Authorization", "System.Web.Mvc", "System.Web.Http"].map((owner) => `${owner}.Authorize`),
    "Microsoft.AspNetCore.Mvc.Authorization.AuthorizeFilter",
    "aspnet.Endpoints.RequireAuthorization",
  ],
  open: ["Microsoft.AspNetCore.Authorization", "System.Web.Mvc", "System.Web.Http"].map(
    (owner) => `${owner}.AllowAnonymous`,
  ),
  sinks: [
    {
      call: [
        ...page.flatMap((owner) => namesOf(owner, "Redirect RedirectPermanent RedirectPreserveMethod")),
        "aspnet.Response.Redirect",
        `${http}.Results.Redirect`,
        `${mvc}.RedirectResult`,
      ],
      argument: [0],
      rule: "open-redirect",
      examples: {
        bad: "return Redirect(input)",
        good: 'if (!Url.IsLocalUrl(input)) return Redirect("/"); return Redirect(input)',
      },
    },
    {
      write: namesOf("aspnet.Response.Headers", "Location"),
      argument: [0],
      rule: "open-redirect",
      examples: {
        bad: 'Response.Headers["Location"] = input',
        good: 'Response.Headers["Location"] = "/items/" + input',
      },
    },
    {
      call: [...page.map((owner) => `${owner}.Content`), `${http}.Results.Content`, `${http}.Results.Text`],
      argument: [0],
      rule: "cross-site-scripting",
      when: [{ argument: 1, matches: /html|svg/i }],
      examples: {
        bad: 'return Content("<p>" + input + "</p>", "text/html")',
        good: 'return Content("<p>" + HtmlEncoder.Default.Encode(input) + "</p>", "text/html")',
      },
    },
    {
      write: [`${mvc}.ContentResult().ContentType`],
      argument: ["receiver"],
      option: "Content",
      rule: "cross-site-scripting",
      when: [{ argument: 0, matches: /html|svg/i }],
      examples: {
        bad: 'return new ContentResult { Content = $"<p>{input}</p>", ContentType = "text/html" }',
        good: 'return new ContentResult { Content = $"<p>{input}</p>", ContentType = "text/plain" }',
      },
    },
    {
      write: [`${mvc}.ContentResult().Content`],
      argument: [0],
      rule: "cross-site-scripting",
      when: [{ argument: "receiver", option: "ContentType", matches: /html|svg/i }],
      examples: {
        bad: 'return new ContentResult { ContentType = "text/html", Content = $"<p>{input}</p>" }',
        good: 'return new ContentResult { ContentType = "text/html", Content = $"<p>{WebUtility.HtmlEncode(input)}</p>" }',
      },
    },
    {
      call: namesOf("aspnet.Response.Headers", "Append Add TryAdd"),
      argument: [1],
      rule: "open-redirect",
      when: [{ argument: 0, matches: /^location$/i }],
      examples: {
        bad: 'Response.Headers.Append("Location", input)',
        good: 'Response.Headers.Append("Location", "/items/" + input)',
      },
    },
    {
      call: namesOf("aspnet.Response", "Write WriteAsync Output.Write"),
      argument: [0],
      rule: "cross-site-scripting",
      when: [{ argument: "receiver", option: "ContentType", matches: /html|svg|xml/i, orAbsent: true }],
      examples: {
        bad: 'await Response.WriteAsync("<p>" + input)',
        good: 'await Response.WriteAsync("<p>" + WebUtility.HtmlEncode(input))',
      },
    },
    {
      call: [
        "Microsoft.AspNetCore.Html.HtmlString",
        "System.Web.HtmlString",
        "System.Web.Mvc.MvcHtmlString",
        "System.Web.Mvc.MvcHtmlString.Create",
        "Microsoft.AspNetCore.Mvc.Rendering.IHtmlHelper().Raw",
        "System.Web.Mvc.HtmlHelper().Raw",
        "Microsoft.AspNetCore.Components.MarkupString",
        "Microsoft.AspNetCore.Razor.TagHelpers.TagHelperContent().SetHtmlContent",
        "Microsoft.AspNetCore.Razor.TagHelpers.TagHelperContent().AppendHtml",
      ],
      argument: [0],
      rule: "cross-site-scripting",
      examples: {
        bad: "var text = new HtmlString(input)",
        good: "var text = new HtmlString(HtmlEncoder.Default.Encode(input))",
      },
    },
    {
      call: [
        ...page.map((owner) => `${owner}.PhysicalFile`),
        `${mvc}.PhysicalFileResult`,
        `${http}.Results.PhysicalFile`,
        "aspnet.Response.SendFileAsync",
        ...namesOf("aspnet.Response", "TransmitFile WriteFile"),
      ],
      argument: [0],
      rule: "path-traversal",
      examples: {
        bad: 'return PhysicalFile("/srv/files/" + input, "text/plain")',
        good: 'return PhysicalFile("/srv/files/" + Path.GetFileName(input), "text/plain")',
      },
    },
    {
      call: [`${http}.Results.File`],
      argument: [0],
      rule: "path-traversal",
      when: [{ argument: 0, matches: /[/\\]/ }],
      examples: {
        bad: 'return Results.File("/srv/files/" + input)',
        good: 'return Results.File("/srv/files/" + Path.GetFileName(input))',
      },
    },
    {
      call: ["aspnet.Context.Session.SetString", "aspnet.Context.Session.Add"],
      argument: [1],
      rule: "trust-boundary",
      examples: {
        bad: 'HttpContext.Session.SetString("theme", input)',
        good: 'HttpContext.Session.SetString("theme", input == "dark" ? "dark" : "light")',
      },
    },
  ],
  misuses,
  sanitizers: [
    // What it opens the program sealed before.
    {
      call: [
        `${protection}.IDataProtector().Unprotect`,
        `${protection}.ITimeLimitedDataProtector().Unprotect`,
        `${protection}.IDataProtectionProvider().CreateProtector().Unprotect`,
      ],
      safe: "every",
    },
    {
      call: [
        "Microsoft.AspNetCore.Mvc.IUrlHelper().Action",
        ...namesOf(`${mvc}.IUrlHelper()`, "Page RouteUrl Content"),
      ],
      safe: ["redirect"],
    },
  ],
  predicates: [{ call: [`${mvc}.IUrlHelper().IsLocalUrl`], argument: 0, safe: ["redirect"] }],
  callbacks: [
    {
      call: namesOf("*", "AddCookie AddSession ConfigureApplicationCookie ConfigureExternalCookie"),
      parameters: ["aspnet.CookieSettings"],
    },
    { call: ["*.UseEndpoints"], parameters: ["aspnet.Endpoints"] },
    {
      call: ["*.AddCors"],
      parameters: ["Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions()"],
    },
    {
      call: [
        ...namesOf("Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions()", "AddPolicy AddDefaultPolicy"),
        "*.UseCors",
      ],
      parameters: ["Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicyBuilder()"],
    },
  ],
  propagators: [
    {
      call: namesOf(
        "Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicyBuilder()",
        "AllowAnyOrigin AllowAnyHeader AllowAnyMethod WithOrigins WithMethods WithHeaders AllowCredentials SetIsOriginAllowed",
      ),
      from: ["receiver"],
      gives: "same",
    },
    { call: namesOf("System.Web.HttpServerUtility()", "MapPath"), from: [0] },
  ],
};
