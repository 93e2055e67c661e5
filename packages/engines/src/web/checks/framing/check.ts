import { readPolicies } from "../../csp/policy.ts";
import type { Rule } from "../../rule.ts";
import type { Check, CheckHit } from "../contract.ts";

const common = {
  category: "headers",
  confidence: 9,
  scope: "origin",
  references: ["https://www.w3.org/TR/CSP3/#directive-frame-ancestors", "https://www.rfc-editor.org/rfc/rfc7034"],
  cwe: ["CWE-1021"],
  remediation:
    "Say who may frame the page. `frame-ancestors` is what browsers follow; the older header covers old ones:\n\n```\nContent-Security-Policy: frame-ancestors 'self'\nX-Frame-Options: SAMEORIGIN\n```",
} as const;

const framingUnrestricted = {
  ...common,
  id: "framing-unrestricted",
  severity: "low",
  title: "Any site may frame the page",
  short: "Neither X-Frame-Options nor frame-ancestors restricts framing.",
  description:
    "Another site can lay this page invisibly over its own and have a user click on something they do not see (clickjacking).",
} satisfies Rule;

const framingInvalid = {
  ...common,
  id: "framing-invalid",
  severity: "low",
  title: "The framing restriction is not valid and has no effect",
  short: "X-Frame-Options holds a value that browsers ignore, or two that contradict each other.",
  description:
    "Browsers know `DENY` and `SAMEORIGIN` only. `ALLOW-FROM`, misspelt or contradicting values do not restrict anything.",
} satisfies Rule;

/** Who may frame a page: frame-ancestors of an enforced header policy, else X-Frame-Options. */
export const framing: Check = {
  name: "framing",
  rules: [framingUnrestricted, framingInvalid],
  inspect(page) {
    if (!page.isHtml || page.isRedirect) return [];
    const ancestors = readPolicies(page.headers.all("content-security-policy")).flatMap((policy) => {
      const sources = policy.directives.get("frame-ancestors");
      return sources === undefined ? [] : [sources];
    });
    if (ancestors.some((sources) => !sources.some((source) => /^(?:\*|https?:|https?:\/\/\*)$/.test(source))))
      return [];
    const hit = (rule: Rule, observed: string): CheckHit[] => [
      {
        rule,
        anchor: "header:x-frame-options",
        observed,
        expected: "frame-ancestors 'self', or X-Frame-Options: SAMEORIGIN",
      },
    ];
    if (ancestors.length > 0) return hit(framingUnrestricted, `frame-ancestors ${ancestors[0]!.join(" ")}`);
    const options = page.headers.all("x-frame-options").flatMap((value) => value.split(","));
    const values = new Set(options.map((value) => value.trim().toUpperCase()));
    if (values.size === 0) return hit(framingUnrestricted, "no header");
    const valid = values.size === 1 && (values.has("DENY") || values.has("SAMEORIGIN"));
    return valid ? [] : hit(framingInvalid, `X-Frame-Options: ${[...values].join(", ")}`);
  },
};
