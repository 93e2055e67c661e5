import type { Rule } from "../../rule.ts";
import type { Check } from "../contract.ts";

const nosniffMissing = {
  id: "nosniff-missing",
  category: "headers",
  severity: "low",
  confidence: 9,
  scope: "origin",
  title: "Browsers may guess the content type",
  short: "X-Content-Type-Options: nosniff is missing.",
  description:
    "Without `nosniff` a browser may treat a response as another type than the one declared, so that an uploaded text or image can run as a script.",
  remediation: "Send the header on every response:\n\n```\nX-Content-Type-Options: nosniff\n```",
  references: ["https://fetch.spec.whatwg.org/#x-content-type-options-header"],
  cwe: ["CWE-693"],
} satisfies Rule;

/** X-Content-Type-Options: the first value of the header must be `nosniff` (Fetch §3.6). */
export const nosniff: Check = {
  name: "nosniff",
  rules: [nosniffMissing],
  inspect(page) {
    if (page.isRedirect) return [];
    const value = page.headers.get("x-content-type-options") ?? "no header";
    if (value.split(",")[0]!.trim().toLowerCase() === "nosniff") return [];
    return [
      {
        rule: nosniffMissing,
        anchor: "header:x-content-type-options",
        observed: value,
        expected: "nosniff",
      },
    ];
  },
};
