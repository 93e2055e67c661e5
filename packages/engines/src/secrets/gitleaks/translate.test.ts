import { seededRandom } from "@gatewatch/base/random";
import { RE2JS } from "re2js";
import { describe, expect, test } from "vitest";
import { createDraw } from "../draw.ts";
import { translate } from "./translate.ts";

// One pattern for each line of the translation table, and combinations of them.
const patterns = [
  "(?i)key[a-c]+",
  "a(?i)b|c",
  "x(?:a(?i)b|c)b",
  "(?i)a(?-i)b",
  "(?s)a.b",
  "(?m)^a$",
  "^a|b$",
  "(?P<n>ab)c",
  "a.c",
  "[^a]b",
  "a\\s+b",
  "a\\S+b",
  "[\\s\\d]+k",
  "[^\\s]+",
  "\\Aab",
  "ab\\z",
  "[[:alnum:]]{3}",
  "[[:space:][:upper:]]+b",
  "[]a]+b",
  "\\Qa.b\\E+",
  "\\x61\\x{62}",
  "(?i)é|k",
  "[aé]+b",
  "é+",
  "\\bkey\\b",
  "(a|ab)(c|bcd)?",
  "(?:a{2,3}?)b",
  "a{,2}b",
  'k{1,2}(?:=|:)"?([a-z0-9]{2,})',
  "(?i)(?:key|token)[ \\t]{0,3}[=:][ \\t]{0,3}['\"]?([a-z0-9._-]{3,})['\"]?(?:[\\s;,]|$)",
  "a[-b]c|a[b-]d",
  "(?i:AB)c",
  "(?s:a.)b",
  '[^\\n"]+',
];

const pieces = [
  "a",
  "b",
  "ab",
  "A",
  "B",
  "c",
  "C",
  "d",
  "k",
  "K",
  "key",
  "KEY",
  "token",
  "=",
  ":",
  '"',
  "'",
  " ",
  "\t",
  "\n",
  "\r",
  "\v",
  ".",
  ";",
  "é",
  "É",
  "-",
  "]",
  "1",
  "22",
  "xyz",
  "\u00a0",
  "{",
  "}",
];

function bytesBefore(text: string, place: number): number {
  return Buffer.byteLength(text.slice(0, place));
}

function byRe2(pattern: string, text: string): string[] {
  const matcher = RE2JS.compile(pattern).matcher(text);
  const found: string[] = [];
  while (matcher.find()) found.push(`${bytesBefore(text, matcher.start())}-${bytesBefore(text, matcher.end())}`);
  return found;
}

function byTranslation(pattern: string, text: string): string[] {
  const latin1 = Buffer.from(text).toString("latin1");
  return Array.from(latin1.matchAll(translate(pattern)), (match) => `${match.index}-${match.index + match[0].length}`);
}

/** Matches that take a byte of a non-ASCII character by a wild card: the documented difference. */
function isAscii(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text);
}

describe.each(patterns)("%s", (pattern) => {
  test("finds what RE2 finds", () => {
    const draw = createDraw(seededRandom(pattern));
    const hasLiteral = /é/.test(pattern);
    for (let round = 0; round < 300; round++) {
      const text = Array.from({ length: 1 + (draw.bytes(1)[0]! % 12) }, () => draw.pick(pieces)).join("");
      if (!hasLiteral && !isAscii(text)) continue;
      expect(byTranslation(pattern, text), JSON.stringify(text)).toEqual(byRe2(pattern, text));
    }
  });
});

test.each([
  ["(?U)a+", "flag"],
  ["\\C", "counterpart"],
  ["\\pL", "counterpart"],
  ["(?=a)", "group"],
  ["(a", "closed"],
  ["a)", "opening"],
  ["[a", "closed"],
  ["[^é]", "ASCII"],
  ["a**", "repetition"],
])("%s is refused with its reason", (pattern, reason) => {
  expect(() => translate(pattern)).toThrow(reason);
});
