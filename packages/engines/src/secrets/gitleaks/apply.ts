import type { Span } from "../prefilter/windows.ts";
import { entropy } from "../values/entropy.ts";
import type { Allowlist, UserMatch, UserRule } from "./rule.ts";

/** Finds one rule's matches in one window of `text`, allowlists applied. Runs in the worker: patterns may not return. */
export function applyRule(rule: UserRule, index: number, text: string, window: Span, path: string): UserMatch[] {
  if (!rule.pattern) return [];
  const found: UserMatch[] = [];
  for (const match of text.slice(window.start, window.end).matchAll(rule.pattern)) {
    const secret = secretOf(rule, match);
    if (secret === "" || (rule.entropy > 0 && entropy(secret) <= rule.entropy)) continue;
    const start = window.start + match.index;
    const line = lineAround(text, start, start + match[0].length);
    if (rule.allowlists.some((list) => isAllowed(list, { secret, match: match[0], line, path }))) continue;
    const secretStart = start + match[0].indexOf(secret);
    found.push({
      rule: index,
      start,
      end: start + match[0].length,
      secretStart,
      secretEnd: secretStart + secret.length,
    });
  }
  return found;
}

function secretOf(rule: UserRule, match: RegExpExecArray): string {
  if (rule.secretGroup > 0) return match[rule.secretGroup] ?? "";
  return match.slice(1).find((group) => group !== undefined && group !== "") ?? match[0];
}

interface Candidate {
  readonly secret: string;
  readonly match: string;
  readonly line: string;
  readonly path: string;
}

function isAllowed(list: Allowlist, candidate: Candidate): boolean {
  const secret = candidate.secret.toLowerCase();
  const conditions = [
    ...(list.hasCommits ? [false] : []),
    ...(list.paths.length > 0 ? [list.paths.some((path) => found(path, candidate.path))] : []),
    ...(list.regexes.length > 0 ? [list.regexes.some((regex) => found(regex, candidate[list.target]))] : []),
    ...(list.stopwords.length > 0 ? [list.stopwords.some((word) => secret.includes(word))] : []),
  ];
  return conditions.length > 0 && (list.all ? conditions.every(Boolean) : conditions.some(Boolean));
}

/** True when the pattern occurs in the text. A global pattern keeps its place between calls: it starts anew here. */
export function found(pattern: RegExp, text: string): boolean {
  return text.search(pattern) >= 0;
}

function lineAround(text: string, start: number, end: number): string {
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const to = text.indexOf("\n", end);
  return text.slice(from, to < 0 ? undefined : to);
}
