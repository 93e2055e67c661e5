import type { Rule } from "../../rule.ts";

const common = {
  category: "cookies",
  confidence: 9,
  scope: "origin",
  references: [
    "https://www.rfc-editor.org/rfc/rfc6265",
    "https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Set-Cookie",
  ],
  remediation:
    "Set session cookies like this; the prefix makes browsers hold you to it:\n\n```\nSet-Cookie: __Host-session=…; Path=/; Secure; HttpOnly; SameSite=Lax\n```",
} as const;

export const cookieSessionNotSecure = {
  ...common,
  id: "cookie-session-not-secure",
  severity: "medium",
  cwe: ["CWE-614"],
  title: "Session cookie may travel unencrypted",
  short: "A cookie with the name of a session is set without Secure.",
  description:
    "Without `Secure` the browser also sends the cookie over plain HTTP. Anyone on the network who provokes one such request can take the session over.",
} satisfies Rule;

export const cookieNotSecure = {
  ...common,
  id: "cookie-not-secure",
  severity: "low",
  cwe: ["CWE-614"],
  title: "Cookie may travel unencrypted",
  short: "A cookie is set over HTTPS without Secure.",
  description: "Without `Secure` the browser also sends the cookie over plain HTTP, where it can be read and replaced.",
} satisfies Rule;

export const cookieSessionNotHttpOnly = {
  ...common,
  id: "cookie-session-not-httponly",
  severity: "medium",
  cwe: ["CWE-1004"],
  title: "Scripts can read the session cookie",
  short: "A cookie with the name of a session is set without HttpOnly.",
  description:
    "Without `HttpOnly` any script in the page can read the cookie, so one injection is enough to carry the session away.",
} satisfies Rule;

export const cookieSessionNoSameSite = {
  ...common,
  id: "cookie-session-no-samesite",
  severity: "low",
  cwe: ["CWE-1275"],
  title: "Session cookie does not say when other sites may use it",
  short: "A cookie with the name of a session has no valid SameSite attribute.",
  description:
    "Without `SameSite` it depends on the browser whether requests that other sites start carry the session, which is what cross-site request forgery needs.",
} satisfies Rule;

export const cookieSameSiteNoneNotSecure = {
  ...common,
  id: "cookie-samesite-none-not-secure",
  severity: "low",
  cwe: ["CWE-1275"],
  title: "Cookie with SameSite=None is not Secure",
  short: "SameSite=None without Secure is refused by browsers.",
  description:
    "Current browsers drop such a cookie; older ones send it with every cross-site request, encrypted or not.",
} satisfies Rule;

export const cookiePrefixBroken = {
  ...common,
  id: "cookie-prefix-broken",
  severity: "low",
  cwe: ["CWE-693"],
  title: "Cookie breaks the promise of its name prefix",
  short: "A __Host- or __Secure- cookie lacks what the prefix demands.",
  description:
    "`__Secure-` demands `Secure`; `__Host-` also `Path=/` and no `Domain`. Browsers refuse the cookie otherwise, so what relies on it does not work.",
} satisfies Rule;

export const cookieWideDomain = {
  ...common,
  id: "cookie-wide-domain",
  severity: "low",
  confidence: 7,
  cwe: ["CWE-565"],
  title: "Session cookie is shared with every host of a wider domain",
  short: "The Domain attribute of a session cookie names a parent of this host.",
  description: "Every host below that domain receives the session, also a forgotten one or one run by somebody else.",
} satisfies Rule;
