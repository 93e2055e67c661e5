import type { Rule } from "../../rule.ts";
import type { Check } from "../contract.ts";

const permissionsPolicyMissing = {
  id: "permissions-policy-missing",
  category: "headers",
  severity: "info",
  confidence: 9,
  scope: "origin",
  title: "Permissions policy is missing",
  short: "The page does not say which browser features it and its frames may use.",
  description:
    "A permissions policy takes features such as camera, microphone and location away from the page and its frames, so that an injected script or a foreign frame cannot ask for them.",
  remediation:
    "Switch off what the site does not use:\n\n```\nPermissions-Policy: camera=(), microphone=(), geolocation=(), payment=()\n```",
  references: ["https://www.w3.org/TR/permissions-policy/"],
  cwe: ["CWE-693"],
} satisfies Rule;

/** Permissions-Policy, presence only: which features a site needs is not ours to know. */
export const permissionsPolicy: Check = {
  name: "permissions-policy",
  rules: [permissionsPolicyMissing],
  inspect(page) {
    if (!page.isHtml || page.isRedirect || page.headers.get("permissions-policy") !== undefined) return [];
    return [
      {
        rule: permissionsPolicyMissing,
        anchor: "header:permissions-policy",
        observed: "no header",
        expected: "a Permissions-Policy",
      },
    ];
  },
};
