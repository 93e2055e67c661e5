import type { Rule } from "../../rule.ts";
import type { Check } from "../contract.ts";

const common = {
  category: "disclosure",
  confidence: 9,
  scope: "origin",
  references: ["https://www.rfc-editor.org/rfc/rfc9110#section-10.2.4"],
  cwe: ["CWE-200"],
  remediation:
    "Take the header away or leave the version out, for example:\n\n```\nserver_tokens off;            # nginx\nServerTokens Prod             # Apache\nexpose_php = Off              # php.ini\napp.disable('x-powered-by');  // Express\n```\n\nKeep the software up to date: a hidden version protects nothing by itself.",
} as const;

const bannerVersion = {
  ...common,
  id: "banner-version",
  severity: "low",
  title: "Response tells the version of the server software",
  short: "A header names software with its exact version.",
  description:
    "An exact version lets an attacker pick the known weaknesses that fit, and lets automated tools find this host when a new one appears.",
} satisfies Rule;

const bannerProduct = {
  ...common,
  id: "banner-product",
  severity: "info",
  title: "Response tells the technology behind the site",
  short: "A header such as X-Powered-By names the framework.",
  description: "The header serves no visitor and tells an attacker where to begin.",
} satisfies Rule;

const names = [
  "server",
  "x-powered-by",
  "x-aspnet-version",
  "x-aspnetmvc-version",
  "x-generator",
  "x-drupal-cache",
  "x-runtime-version",
  "via",
];
const chatter = new Set(["x-powered-by", "x-aspnet-version", "x-aspnetmvc-version", "x-generator"]);

/** Headers that name the software: with a version low, without one information. */
export const serverBanner: Check = {
  name: "server-banner",
  rules: [bannerVersion, bannerProduct],
  inspect(page) {
    return names.flatMap((name) => {
      const value = page.headers.get(name);
      if (value === undefined || value === "") return [];
      const hasVersion = name.endsWith("-version")
        ? /\d/.test(value)
        : /[a-z)][/ ]v?\d+\.\d+/i.test(value) && name !== "via";
      if (!hasVersion && !chatter.has(name)) return [];
      return [
        {
          rule: hasVersion ? bannerVersion : bannerProduct,
          anchor: `header:${name}`,
          observed: `${name}: ${value.slice(0, 200)}`,
          expected: "no such header, or the product without its version",
        },
      ];
    });
  },
};
