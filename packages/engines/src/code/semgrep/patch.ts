import { unifiedDiff } from "../../diffs/index.ts";
import { interpolated } from "./interpolate.ts";
import { createExpressions, ExpressionError, type Match } from "./match/index.ts";
import type { UserRule } from "./rules/rule.ts";

const mostPatchedCharacters = 5000;

/** The rule's `fix` or `fix-regex` as a unified diff; `undefined` without one or without an effect. */
export function suggestedPatch(rule: UserRule, match: Match, path: string, text: string): string | undefined {
  const matched = text.slice(match.start, match.end);
  if (matched.length > mostPatchedCharacters) return undefined;
  const replacement = replacementOf(rule, match, matched, text);
  if (replacement === undefined || replacement === matched) return undefined;
  return unifiedDiff(path, text, [{ start: match.start, end: match.end, text: replacement }]);
}

function replacementOf(rule: UserRule, match: Match, matched: string, text: string): string | undefined {
  if (rule.fix !== undefined) return interpolated(rule.fix, match.bindings, text).trimEnd();
  const by = rule.fixExpression;
  if (by === undefined) return undefined;
  try {
    let result = "";
    let at = 0;
    for (const found of createExpressions()
      .all(by.expression, "", matched)
      .slice(0, by.count ?? 1000)) {
      const written = by.replacement.replace(/\\(\d)/g, (_, number: string) => found.groups[Number(number) - 1] ?? "");
      result += matched.slice(at, found.start) + written;
      at = found.end;
    }
    return result + matched.slice(at);
  } catch (cause) {
    if (cause instanceof ExpressionError) return undefined;
    throw cause;
  }
}
