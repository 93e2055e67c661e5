import type { Match } from "../match.ts";
import { mergeWindows } from "../prefilter/windows.ts";
import type { PatternRule } from "../rule.ts";
import { entropy } from "../values/entropy.ts";
import { isPlaceholder } from "../values/placeholder.ts";
import { accepted } from "./accepted.ts";
import type { ScannedFile } from "./file.ts";

const longestWindow = 65_536;
const longestToken = 400;

/** The matches of one rule around its keyword hits. Offsets are those of `text`, the latin1 form of the file's bytes. */
export function matchesOf(
  rule: PatternRule,
  text: string,
  hits: readonly number[],
  file: ScannedFile,
  isOver: () => boolean,
): Match[] {
  const [before, after] = rule.window === "long" ? [2048, 16_384] : [128, 512];
  const found: Match[] = [];
  for (const window of mergeWindows(hits, before, after, text.length)) {
    if (isOver()) break;
    let { start, end } = window;
    let inside = matchesIn(rule, text, start, end);
    while (inside.some((match) => match.edge) && end - start < longestWindow && end < text.length) {
      end = Math.min(text.length, end + (end - start));
      inside = matchesIn(rule, text, start, end);
    }
    for (const { match } of inside) {
      const made = toMatch(rule, match, start, text, file);
      if (made && !found.some((other) => other.start === made.start)) found.push(made);
    }
  }
  return found;
}

function matchesIn(rule: PatternRule, text: string, start: number, end: number) {
  const window = text.slice(start, end);
  return Array.from(window.matchAll(rule.pattern), (match) => ({
    match,
    edge: match.index + match[0].length === window.length,
  }));
}

function toMatch(
  rule: PatternRule,
  match: RegExpExecArray,
  base: number,
  text: string,
  file: ScannedFile,
): Match | undefined {
  const value = match.groups?.["secret"] ?? match[0];
  const start = base + match.index + Math.max(0, match[0].lastIndexOf(value));
  const end = start + value.length;
  if (entropy(value) < (rule.minEntropy ?? 2.5)) return undefined;
  // The dashes around a key block would pass for a fill-in mark.
  if (value.length <= longestToken && !value.startsWith("-----") && isPlaceholder(value)) return undefined;
  const learned = rule.check
    ? rule.check(value, {
        groups: match.groups ?? {},
        path: file.path,
        now: file.now,
        before: text.slice(Math.max(0, start - 256), start),
        after: text.slice(end, end + 256),
      })
    : {};
  if (!learned) return rule.hasChecksum ? accepted(rule, "refused", {}, { start, end, value }) : undefined;
  return accepted(rule, rule.provider === "generic" ? "shape" : "pattern", learned, { start, end, value });
}
