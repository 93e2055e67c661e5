import type { MisuseModel } from "../contract.ts";
import { http, mvc } from "./namespaces.ts";

const cookieOptions = [`${http}.CookieOptions()`];

/** What is set up in a way that gives something away: cookies, CORS, pages of errors, keys. */
export const misuses: readonly MisuseModel[] = [
  {
    call: ["aspnet.Response.Cookies.Append"],
    rule: "insecure-cookie",
    when: [
      { argument: 2, isNamed: cookieOptions },
      { argument: 2, option: "Secure", equals: [false], orAbsent: true },
    ],
    examples: {
      bad: 'Response.Cookies.Append("a", "b", new CookieOptions { HttpOnly = true })',
      good: 'Response.Cookies.Append("a", "b", new CookieOptions { HttpOnly = true, Secure = true })',
    },
  },
  {
    call: ["aspnet.Response.Cookies.Append"],
    rule: "insecure-cookie",
    when: [
      { argument: 1, isPresent: true },
      { argument: 2, isAbsent: true },
    ],
    examples: {
      bad: 'Response.Cookies.Append("a", "b")',
      good: 'Response.Cookies.Append("a", "b", new CookieOptions { HttpOnly = true, Secure = true })',
    },
  },
  {
    call: ["aspnet.Response.Cookies.Append"],
    rule: "script-readable-cookie",
    when: [
      { argument: 2, isNamed: cookieOptions },
      { argument: 2, option: "HttpOnly", equals: [false], orAbsent: true },
    ],
    examples: {
      bad: 'Response.Cookies.Append("a", "b", new CookieOptions { Secure = true })',
      good: 'Response.Cookies.Append("a", "b", new CookieOptions { HttpOnly = true, Secure = true })',
    },
  },
  {
    write: ["aspnet.CookieSettings.Cookie.HttpOnly"],
    rule: "script-readable-cookie",
    when: [{ argument: 0, equals: [false] }],
    examples: {
      bad: "builder.Services.AddSession(options => options.Cookie.HttpOnly = false)",
      good: "builder.Services.AddSession(options => options.Cookie.HttpOnly = true)",
    },
  },
  {
    write: ["aspnet.CookieSettings.Cookie.SecurePolicy"],
    rule: "insecure-cookie",
    when: [{ argument: 0, isNamed: [`${http}.CookieSecurePolicy.None`] }],
    examples: {
      bad: "builder.Services.AddSession(options => options.Cookie.SecurePolicy = CookieSecurePolicy.None)",
      good: "builder.Services.AddSession(options => options.Cookie.SecurePolicy = CookieSecurePolicy.Always)",
    },
  },
  {
    call: ["Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicyBuilder().AllowAnyOrigin"],
    rule: "cors-any-origin",
    when: [],
    examples: {
      bad: "Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicyBuilder policy = Make(); policy.AllowAnyOrigin()",
      good: 'Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicyBuilder policy = Make(); policy.WithOrigins("https://shop.example.com")',
    },
  },
  {
    call: ["Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicyBuilder().SetIsOriginAllowed"],
    rule: "cors-any-origin-with-credentials",
    when: [{ argument: 0, passesAll: true }],
    examples: {
      bad: "Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicyBuilder policy = Make(); policy.SetIsOriginAllowed(_ => true).AllowCredentials()",
      good: 'Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicyBuilder policy = Make(); policy.SetIsOriginAllowed(origin => origin == "https://shop.example.com").AllowCredentials()',
    },
  },
  {
    call: [`${mvc}.IgnoreAntiforgeryToken`, `${mvc}.IgnoreAntiforgeryTokenAttribute`, "*.DisableAntiforgery"],
    rule: "csrf-protection-off",
    when: [],
    examples: {
      bad: 'app.MapPost("/orders", () => "made").DisableAntiforgery()',
      good: 'app.MapPost("/orders", () => "made").WithName("Make")',
    },
  },
  {
    call: ["*.UseDirectoryBrowser"],
    rule: "directory-exposed",
    when: [],
    examples: { bad: "app.UseDirectoryBrowser()", good: "app.UseStaticFiles()" },
  },
  {
    call: ["*.UseDeveloperExceptionPage"],
    rule: "debug-mode",
    when: [],
    examples: {
      bad: "app.UseDeveloperExceptionPage()",
      good: "IWebHostEnvironment environment = Find(); if (environment.IsDevelopment()) app.UseDeveloperExceptionPage()",
    },
  },
];
