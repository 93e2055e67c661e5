import type { Rule } from "../rule.ts";

const common = {
  category: "cors",
  confidence: 9,
  scope: "route",
  references: ["https://fetch.spec.whatwg.org/#http-cors-protocol"],
  cwe: ["CWE-942"],
  remediation:
    'Compare the whole origin with a list, and answer nothing otherwise:\n\n```js\nconst allowed = new Set(["https://app.example.com"]);\nif (allowed.has(request.headers.origin)) {\n  response.setHeader("Access-Control-Allow-Origin", request.headers.origin);\n  response.setHeader("Vary", "Origin");\n}\n```',
} as const;

export const corsReflectedCredentials = {
  ...common,
  id: "cors-reflected-credentials",
  severity: "high",
  title: "Any site may read responses with the user's login",
  short: "The Origin header is repeated in Access-Control-Allow-Origin, with credentials allowed.",
  description:
    "A script on any site that a logged-in user visits can send requests with their cookies and read the answers.",
} satisfies Rule;

export const corsReflected = {
  ...common,
  id: "cors-reflected",
  severity: "low",
  title: "Any site may read responses",
  short: "The Origin header is repeated in Access-Control-Allow-Origin, without credentials.",
  description:
    "Every origin is answered as if it were trusted. Without credentials only what the visitor's network position shows is at stake, e.g. an internal host.",
} satisfies Rule;

export const corsNullCredentials = {
  ...common,
  id: "cors-null-credentials",
  severity: "high",
  title: "Sandboxed pages of any site may read responses with the user's login",
  short: "The origin null is allowed, with credentials.",
  description:
    "Any site can make a request with the origin `null` from a sandboxed frame, and so read what the logged-in user may read.",
} satisfies Rule;

export const corsLookalikeCredentials = {
  ...common,
  id: "cors-lookalike-credentials",
  severity: "high",
  title: "Sites with a similar name may read responses with the user's login",
  short: "An origin that merely begins or ends like this host is allowed, with credentials.",
  description:
    "The check of the origin looks at a part of the name only. An attacker registers a name that fits it and reads what logged-in visitors may read.",
} satisfies Rule;

export const corsSubdomainCredentials = {
  ...common,
  id: "cors-subdomain-credentials",
  severity: "low",
  title: "Every subdomain may read responses with the user's login",
  short: "Any subdomain is an allowed origin, with credentials.",
  description:
    "An injection on any host below this one, or a forgotten one that somebody takes over, is enough to read what logged-in users may read here.",
} satisfies Rule;

export const corsWildcard = {
  ...common,
  id: "cors-wildcard",
  severity: "info",
  title: "Responses may be read by every site",
  short: "Access-Control-Allow-Origin is *.",
  description:
    "Scripts of every site may read this response, without cookies. That is right for public data, and wrong for what only an internal network should see.",
} satisfies Rule;

export const corsRules: readonly Rule[] = [
  corsLookalikeCredentials,
  corsNullCredentials,
  corsReflected,
  corsReflectedCredentials,
  corsSubdomainCredentials,
  corsWildcard,
];
