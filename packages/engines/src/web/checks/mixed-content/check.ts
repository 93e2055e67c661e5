import type { Tag } from "../../pages/markup.ts";
import type { Rule } from "../../rule.ts";
import type { Check, CheckHit } from "../contract.ts";

const common = {
  category: "markup",
  confidence: 9,
  scope: "route",
  references: ["https://www.w3.org/TR/mixed-content/"],
  cwe: ["CWE-319"],
  remediation:
    "Load everything over HTTPS, and let browsers upgrade what is left:\n\n```\nContent-Security-Policy: upgrade-insecure-requests\n```",
} as const;

const mixedContentActive = {
  ...common,
  id: "mixed-content-active",
  severity: "medium",
  title: "Encrypted page loads active content unencrypted",
  short: "A script, style sheet or frame of an HTTPS page has an http: address.",
  description:
    "Who answers for the unencrypted file controls the page. Browsers block such files, so the page is broken for most users and unsafe for the rest.",
} satisfies Rule;

const mixedContentPassive = {
  ...common,
  id: "mixed-content-passive",
  severity: "low",
  title: "Encrypted page loads images or media unencrypted",
  short: "An image, sound or video of an HTTPS page has an http: address.",
  description:
    "Others on the network see what is loaded and can replace it; browsers mark the page as not fully secure.",
} satisfies Rule;

const active: Readonly<Record<string, string>> = {
  script: "src",
  iframe: "src",
  frame: "src",
  embed: "src",
  object: "data",
};
const passive: Readonly<Record<string, string>> = {
  img: "src",
  audio: "src",
  video: "src",
  source: "src",
  track: "src",
};

/** http: addresses that an https: page loads by itself; links that the user follows do not count. */
export const mixedContent: Check = {
  name: "mixed-content",
  rules: [mixedContentActive, mixedContentPassive],
  inspect(page) {
    if (page.url.protocol !== "https:" || !page.isHtml) return [];
    const upgraded = page.headers
      .all("content-security-policy")
      .some((value) => /upgrade-insecure-requests/i.test(value));
    if (upgraded) return [];
    const hit = (rule: Rule, anchor: string, attributeOf: (tag: Tag) => string | undefined): CheckHit[] => {
      const urls = page.tags.flatMap((tag) => {
        const value = attributeOf(tag)?.trim();
        return value !== undefined && /^http:\/\//i.test(value) ? [value.slice(0, 500)] : [];
      });
      return urls.length === 0
        ? []
        : [
            {
              rule,
              anchor,
              observed: urls.slice(0, 5).join(", "),
              expected: "https: addresses only",
              response: urls[0]!,
            },
          ];
    };
    return [
      ...hit(mixedContentActive, "markup:mixed-active", (tag) =>
        isStyleSheet(tag) ? tag.attributes.get("href") : tag.attributes.get(active[tag.name] ?? ""),
      ),
      ...hit(mixedContentPassive, "markup:mixed-passive", (tag) => tag.attributes.get(passive[tag.name] ?? "")),
    ];
  },
};

function isStyleSheet(tag: Tag): boolean {
  return tag.name === "link" && /\bstylesheet\b/i.test(tag.attributes.get("rel") ?? "");
}
