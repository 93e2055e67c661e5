import type { Rule } from "../../rule.ts";
import type { Check } from "../contract.ts";

const common = {
  category: "headers",
  severity: "low",
  confidence: 9,
  scope: "origin",
  remediation:
    "Send the header with every page:\n\n```\nReferrer-Policy: strict-origin-when-cross-origin\n```\n\n`same-origin` or `no-referrer` tell other sites nothing at all.",
  references: ["https://www.w3.org/TR/referrer-policy/"],
  cwe: ["CWE-200"],
} as const;

const referrerPolicyMissing = {
  ...common,
  id: "referrer-policy-missing",
  title: "Referrer policy is missing",
  short: "The page does not say how much of its address other sites may learn.",
  description:
    "Browsers without a default of their own send the full address of a page, with its query, to every site that it links to or loads from.",
} satisfies Rule;

const referrerPolicyUnsafe = {
  ...common,
  id: "referrer-policy-unsafe",
  title: "Referrer policy gives full addresses to other sites",
  short: "The policy in force is unsafe-url or no-referrer-when-downgrade.",
  description:
    "With this policy other sites receive the full address of the page, with whatever its path and query hold.",
} satisfies Rule;

const policies = new Set([
  "no-referrer",
  "no-referrer-when-downgrade",
  "same-origin",
  "origin",
  "strict-origin",
  "origin-when-cross-origin",
  "strict-origin-when-cross-origin",
  "unsafe-url",
]);

/** Referrer-Policy: the last known word counts, header before meta (Referrer Policy §8.1). */
export const referrerPolicy: Check = {
  name: "referrer-policy",
  rules: [referrerPolicyMissing, referrerPolicyUnsafe],
  inspect(page) {
    if (!page.isHtml || page.isRedirect) return [];
    const meta = page.tags.find(
      (tag) => tag.name === "meta" && tag.attributes.get("name")?.toLowerCase() === "referrer",
    );
    const texts = [meta?.attributes.get("content") ?? "", ...page.headers.all("referrer-policy")];
    const words = texts.flatMap((text) => text.split(",")).map((word) => word.trim().toLowerCase());
    const policy = words.findLast((word) => policies.has(word));
    const place = { anchor: "header:referrer-policy", expected: "strict-origin-when-cross-origin or stricter" };
    if (policy === undefined)
      return [{ ...place, rule: referrerPolicyMissing, observed: page.headers.get("referrer-policy") ?? "no header" }];
    if (policy !== "unsafe-url" && policy !== "no-referrer-when-downgrade") return [];
    return [{ ...place, rule: referrerPolicyUnsafe, observed: policy }];
  },
};
