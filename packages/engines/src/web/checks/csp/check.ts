import { evaluatePolicies, type Weakness } from "../../csp/evaluate.ts";
import { readPolicies } from "../../csp/policy.ts";
import type { Rule } from "../../rule.ts";
import type { Check } from "../contract.ts";
import {
  cspBaseUriMissing,
  cspBypassHost,
  cspHttpSource,
  cspMissing,
  cspObjectSrcMissing,
  cspReportOnly,
  cspScriptSrcMissing,
  cspUnsafeEval,
  cspUnsafeInline,
  cspWildcardSource,
} from "./rules.ts";

const byWeakness: Readonly<Record<Weakness, { rule: Rule; directive: string }>> = {
  "script-src-missing": { rule: cspScriptSrcMissing, directive: "script-src" },
  "unsafe-inline": { rule: cspUnsafeInline, directive: "script-src" },
  "unsafe-eval": { rule: cspUnsafeEval, directive: "script-src" },
  "wildcard-source": { rule: cspWildcardSource, directive: "script-src" },
  "http-source": { rule: cspHttpSource, directive: "script-src" },
  "bypass-host": { rule: cspBypassHost, directive: "script-src" },
  "object-src-missing": { rule: cspObjectSrcMissing, directive: "object-src" },
  "base-uri-missing": { rule: cspBaseUriMissing, directive: "base-uri" },
};

/** The content security policy of a page: header and meta policies together, as the browser would enforce them. */
export const csp: Check = {
  name: "csp",
  rules: [cspMissing, cspReportOnly, ...Object.values(byWeakness).map(({ rule }) => rule)],
  inspect(page) {
    if (!page.isHtml || page.isRedirect) return [];
    const meta = page.tags.filter(
      (tag) =>
        tag.name === "meta" && tag.attributes.get("http-equiv")?.trim().toLowerCase() === "content-security-policy",
    );
    const texts = [
      ...page.headers.all("content-security-policy"),
      ...meta.map((tag) => tag.attributes.get("content") ?? ""),
    ];
    const policies = readPolicies(texts);
    if (policies.length === 0) {
      const reported = page.headers.get("content-security-policy-report-only");
      return [
        {
          rule: reported === undefined ? cspMissing : cspReportOnly,
          anchor: "header:content-security-policy",
          observed: reported ?? "no policy",
          expected: "an enforced Content-Security-Policy",
        },
      ];
    }
    return [...evaluatePolicies(policies)].map(([weakness, observed]) => ({
      rule: byWeakness[weakness].rule,
      anchor: `header:content-security-policy;${byWeakness[weakness].directive}`,
      observed,
      expected: byWeakness[weakness].rule.remediation.split("\n")[0]!,
      response: `Content-Security-Policy: ${texts.join("\nContent-Security-Policy: ")}`,
    }));
  },
};
