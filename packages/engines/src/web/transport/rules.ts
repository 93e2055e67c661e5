import type { Rule } from "../rule.ts";

const common = {
  category: "transport",
  confidence: 9,
  scope: "origin",
  references: ["https://www.rfc-editor.org/rfc/rfc9110#section-4.2.2"],
  cwe: ["CWE-319"],
  remediation:
    "Serve everything over HTTPS and answer plain HTTP with a redirect only:\n\n```\nserver { listen 80; server_name example.com; return 301 https://$host$request_uri; }   # nginx\n```",
} as const;

export const httpsMissing = {
  ...common,
  id: "https-missing",
  severity: "medium",
  title: "Site is served without HTTPS",
  short: "The page came over plain HTTP, and nothing led to HTTPS.",
  description:
    "Everything between visitor and server can be read and changed on the way: pages, logins, cookies, downloads.",
} satisfies Rule;

export const httpsNotEnforced = {
  ...common,
  id: "https-not-enforced",
  severity: "medium",
  title: "Plain HTTP is not redirected to HTTPS",
  short: "The site answers over HTTPS, and also over plain HTTP.",
  description:
    "Visitors who follow an old link or type the name without `https://` stay on the unencrypted site, where others can read and change everything.",
} satisfies Rule;

export const httpsDowngrade = {
  ...common,
  id: "https-downgrade",
  severity: "medium",
  title: "Redirect leads from HTTPS to plain HTTP",
  short: "An https: address redirects to an http: one.",
  description:
    "The visitor's browser leaves the encrypted site, and with it every protection, because the server says so.",
} satisfies Rule;

export const transportRules: readonly Rule[] = [httpsDowngrade, httpsMissing, httpsNotEnforced];
