import type { Rule } from "../../rule.ts";
import type { Check } from "../contract.ts";

const sourceMap = {
  id: "source-map",
  category: "disclosure",
  severity: "info",
  confidence: 8,
  scope: "origin",
  title: "Script names its source map",
  short: "A script ends with a sourceMappingURL, or is sent with a SourceMap header.",
  description: "If the map is published too, anyone can read the original source with its comments and file names.",
  remediation:
    'Keep maps off the public site, or build them without a reference and upload them only to your error tracker:\n\n```\nbuild: { sourcemap: "hidden" }   // Vite\ndevtool: "hidden-source-map"     // webpack\n```',
  references: ["https://tc39.es/ecma426/"],
  cwe: ["CWE-540"],
} satisfies Rule;

/** A reference at the end of a script or style sheet, or in the header; a map inlined as data: holds the source itself. */
export const sourceMapCheck: Check = {
  name: "source-map",
  rules: [sourceMap],
  inspect(page) {
    if (page.status !== 200 || !/javascript|ecmascript|css/.test(page.contentType)) return [];
    const named = page.headers.get("sourcemap") ?? page.headers.get("x-sourcemap");
    const written = /[#@] sourceMappingURL=([^\s'"*]{1,300})/.exec(page.text.slice(-2000))?.[1];
    const reference = named ?? written;
    if (reference === undefined) return [];
    const observed = reference.startsWith("data:") ? "an inlined map" : reference.slice(0, 300);
    return [
      { rule: sourceMap, anchor: `source-map:${page.url.pathname}`, observed, expected: "no reference in production" },
    ];
  },
};
