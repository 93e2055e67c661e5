import { getDomain } from "tldts";
import type { Tag } from "../../pages/markup.ts";
import type { Page } from "../../pages/page.ts";
import type { Rule } from "../../rule.ts";
import type { Check } from "../contract.ts";

const integrityMissing = {
  id: "integrity-missing",
  category: "markup",
  severity: "low",
  confidence: 8,
  scope: "route",
  title: "Foreign script is loaded without an integrity check",
  short: "A script or style sheet of another site has no integrity attribute.",
  description:
    "Whoever controls the other host, or breaks into it, controls this page too. An integrity value makes the browser refuse a file that was changed.",
  remediation:
    'Serve the file yourself, or pin exactly the version you tested:\n\n```\n<script src="https://cdn.example.com/library-1.2.3.js"\n  integrity="sha384-…" crossorigin="anonymous"></script>\n```\n\n`openssl dgst -sha384 -binary library.js | base64` prints the value.',
  references: ["https://www.w3.org/TR/SRI/"],
  cwe: ["CWE-353"],
} satisfies Rule;

/** Scripts and style sheets from another registrable domain; those of the same organisation are not asked for a hash. */
export const subresourceIntegrity: Check = {
  name: "subresource-integrity",
  rules: [integrityMissing],
  inspect(page) {
    const foreign = page.tags.flatMap((tag) => {
      const url = loadedUrl(tag, page);
      const isPinned = /^\s*sha(?:256|384|512)-/i.test(tag.attributes.get("integrity") ?? "");
      return url === undefined || isPinned || !isForeign(url, page.url) ? [] : [url.href.slice(0, 500)];
    });
    if (foreign.length === 0) return [];
    return [
      {
        rule: integrityMissing,
        anchor: "markup:integrity",
        observed: foreign.slice(0, 5).join(", "),
        expected: "an integrity attribute",
        response: foreign[0]!,
      },
    ];
  },
};

function loadedUrl(tag: Tag, page: Page): URL | undefined {
  const isSheet = tag.name === "link" && /\bstylesheet\b/i.test(tag.attributes.get("rel") ?? "");
  const value = tag.name === "script" ? tag.attributes.get("src") : isSheet ? tag.attributes.get("href") : undefined;
  return value !== undefined && URL.canParse(value, page.url.href) ? new URL(value, page.url) : undefined;
}

function isForeign(url: URL, page: URL): boolean {
  if (url.protocol !== "http:" && url.protocol !== "https:") return false;
  if (url.hostname === page.hostname) return false;
  const domain = getDomain(url.hostname);
  return domain === null || domain !== getDomain(page.hostname);
}
