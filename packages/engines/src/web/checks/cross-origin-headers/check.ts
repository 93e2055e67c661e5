import type { Rule } from "../../rule.ts";
import type { Check } from "../contract.ts";

const crossOriginHeadersMissing = {
  id: "cross-origin-headers-missing",
  category: "headers",
  severity: "info",
  confidence: 9,
  scope: "origin",
  title: "Page is not isolated from other origins",
  short: "Cross-Origin-Opener-Policy, -Embedder-Policy or -Resource-Policy is missing.",
  description:
    "These headers keep other sites from holding a handle on the page's window and from loading its responses into their own process, which closes side channels between sites.",
  remediation:
    "Send the opener and resource policies with every page; the embedder policy needs every embedded resource to agree first:\n\n```\nCross-Origin-Opener-Policy: same-origin\nCross-Origin-Resource-Policy: same-origin\nCross-Origin-Embedder-Policy: require-corp\n```",
  references: ["https://html.spec.whatwg.org/multipage/browsers.html#cross-origin-opener-policies"],
  cwe: ["CWE-693"],
} satisfies Rule;

const names = ["cross-origin-opener-policy", "cross-origin-embedder-policy", "cross-origin-resource-policy"] as const;
const open = new Set(["unsafe-none", "cross-origin"]);

/** COOP, COEP and CORP together: one piece of information, since they only work together. */
export const crossOriginHeaders: Check = {
  name: "cross-origin-headers",
  rules: [crossOriginHeadersMissing],
  inspect(page) {
    if (!page.isHtml || page.isRedirect) return [];
    const policyOf = (name: string) => (page.headers.get(name) ?? "unsafe-none").toLowerCase().split(";")[0]!.trim();
    const missing = names.filter((name) => open.has(policyOf(name)));
    if (missing.length === 0) return [];
    return [
      {
        rule: crossOriginHeadersMissing,
        anchor: "header:cross-origin-opener-policy",
        observed: `missing or open: ${missing.join(", ")}`,
        expected: "all three, with same-origin and require-corp",
      },
    ];
  },
};
