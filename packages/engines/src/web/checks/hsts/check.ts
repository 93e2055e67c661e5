import type { Rule } from "../../rule.ts";
import type { Check, CheckHit } from "../contract.ts";

const common = {
  category: "headers",
  confidence: 9,
  scope: "origin",
  references: ["https://www.rfc-editor.org/rfc/rfc6797"],
  cwe: ["CWE-319"],
  remediation:
    "Send the header on every HTTPS response, once everything on the host works over HTTPS:\n\n```\nStrict-Transport-Security: max-age=31536000; includeSubDomains\n```\n\nBegin with a short time and raise it; browsers remember it.",
} as const;

const hstsMissing = {
  ...common,
  id: "hsts-missing",
  severity: "medium",
  title: "Strict transport security is missing",
  short: "The HTTPS response has no Strict-Transport-Security header.",
  description:
    "Without this header a browser's first request may go over plain HTTP, where someone on the network can answer it and keep the user away from HTTPS.",
} satisfies Rule;

const hstsInvalid = {
  ...common,
  id: "hsts-invalid",
  severity: "medium",
  title: "Strict transport security is not valid and has no effect",
  short: "The Strict-Transport-Security header cannot be read, or switches the protection off.",
  description:
    "A browser ignores this header when `max-age` is missing, doubled or not a number, and `max-age=0` deletes the protection it had.",
} satisfies Rule;

const hstsShort = {
  ...common,
  id: "hsts-short",
  severity: "low",
  title: "Strict transport security lasts too short a time",
  short: "max-age is below 180 days.",
  description:
    "The protection ends when the time is over. A user who comes back later than that is without it for the first request.",
} satisfies Rule;

const hstsSubdomains = {
  ...common,
  id: "hsts-no-subdomains",
  severity: "info",
  title: "Strict transport security leaves subdomains out",
  short: "The header has no includeSubDomains.",
  description:
    "Hosts below this one may still be reached over plain HTTP. Someone who answers for one of them can set cookies for the whole domain.",
} satisfies Rule;

const halfYearSeconds = 180 * 24 * 60 * 60;

/** Strict-Transport-Security (RFC 6797): only the first header counts, and only over HTTPS to a name. */
export const hsts: Check = {
  name: "hsts",
  rules: [hstsMissing, hstsInvalid, hstsShort, hstsSubdomains],
  inspect(page) {
    const isName = !/^(?:\[.*\]|[\d.]+)$/.test(page.url.hostname);
    if (page.url.protocol !== "https:") return [];
    const value = page.headers.get("strict-transport-security");
    const hit = (rule: Rule, observed: string): CheckHit => ({
      rule,
      anchor: "header:strict-transport-security",
      observed,
      expected: "max-age of at least 15552000 (180 days); includeSubDomains",
      ...(value === undefined ? {} : { response: `Strict-Transport-Security: ${value}` }),
    });
    if (value === undefined) return [hit(hstsMissing, "no header")];
    const directives = value.split(";").map((part) => part.trim().toLowerCase());
    const ages = directives.filter((directive) => /^max-age\s*=/.test(directive));
    const age = /^max-age\s*=\s*"?(\d{1,15})"?$/.exec(ages[0] ?? "");
    if (ages.length !== 1 || age === null || Number(age[1]) === 0) return [hit(hstsInvalid, value)];
    const hits = Number(age[1]) < halfYearSeconds ? [hit(hstsShort, `max-age=${age[1]}`)] : [];
    return directives.includes("includesubdomains") || !isName ? hits : [...hits, hit(hstsSubdomains, value)];
  },
};
