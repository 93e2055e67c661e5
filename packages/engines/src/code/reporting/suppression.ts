import type { Module, Span } from "../ir/index.ts";
import { rulesOfTests } from "./bandit.ts";
import type { Lines } from "./lines.ts";

export interface Suppression {
  /** What of the comment silenced it. */
  readonly by: string;
  /** Rules it names; empty for all. */
  readonly rules: readonly string[];
  /** Users' own rules it names, after a word of others; empty for all. */
  readonly names?: readonly string[];
}

/**
 * Comments of other programs that silence findings, by the lines they speak of: their own, and the next line of code when
 * nothing stands before them. They silence every rule, unless they name tests of theirs that are known. Whether they are
 * honoured is decided where the scan is run, as are our own comments.
 */
export function suppressionsOf(module: Module, lines: Lines): ReadonlyMap<number, Suppression> {
  const found = new Map<number, Suppression>();
  for (const comment of module.comments) {
    const suppression = read(module.text.slice(comment.start, comment.end));
    if (suppression === undefined) continue;
    const { line } = lines.at(comment.start);
    found.set(line, suppression);
    if (standsAlone(module.text, comment)) found.set(lines.at(comment.end).line + 1, suppression);
  }
  return found;
}

function read(comment: string): Suppression | undefined {
  const other = /\b(nosemgrep|NOSONAR)\b|#\s*(nosec)\b|\b(gosec:disable)\b/.exec(comment);
  if (other === null) return undefined;
  const names = /\bnosemgrep:[ \t]*([\w.,-]+(?:,[ \t]*[\w.-]+)*)/.exec(comment)?.[1]?.split(/[\s,]+/) ?? [];
  const tests = /#\s*nosec\b:?([^#]*)/.exec(comment)?.[1] ?? "";
  return { by: (other[1] ?? other[2] ?? other[3])!, rules: rulesOfTests(tests), names };
}

function standsAlone(text: string, comment: Span): boolean {
  const before = text.slice(text.lastIndexOf("\n", comment.start - 1) + 1, comment.start);
  return before.trim() === "";
}
