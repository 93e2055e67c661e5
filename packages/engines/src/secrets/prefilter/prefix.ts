import { isNameByte } from "../assignments/index.ts";
import type { PatternRule } from "../rule.ts";

const boundary = "(?<![A-Za-z0-9_])(?<secret>";

/**
 * The look at a hit that a rule's own form allows: when every match begins with one of its keywords, no letter, digit or
 * underscore can stand before the keyword, and the token goes on right after it.
 */
export function confirmOf(rule: PatternRule, keyword: string): PatternRule["confirm"] {
  if (rule.confirm) return rule.confirm;
  if (!rule.pattern.source.startsWith(boundary) || !beginsEveryAlternative(rule, keyword)) return undefined;
  const length = keyword.length;
  return (bytes, end) => !isNameByte(bytes[end - length - 1]) && isTokenByte(bytes[end]) && isTokenByte(bytes[end + 3]);
}

/** True when the text of the keyword, wherever it belongs to a match, is the match's beginning. */
function beginsEveryAlternative(rule: PatternRule, keyword: string): boolean {
  const plain = rule.pattern.source
    .slice(boundary.length)
    .replace(/\\([.$/-])/g, "$1")
    .toLowerCase();
  return plain.startsWith(keyword.toLowerCase()) && !plain.includes("|");
}

function isTokenByte(byte: number | undefined): boolean {
  return (
    isNameByte(byte) ||
    byte === 0x2d ||
    byte === 0x2e ||
    byte === 0x2b ||
    byte === 0x2f ||
    byte === 0x24 ||
    byte === 0x3d
  );
}
