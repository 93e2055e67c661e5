import type { UserMatch, UserRule } from "./rule.ts";

/** True when every rule that the match's own rule requires has a match near enough. */
export function isComposed(
  rules: readonly UserRule[],
  match: UserMatch,
  all: readonly UserMatch[],
  text: string,
): boolean {
  return rules[match.rule]!.required.every(({ id, withinLines, withinColumns }) =>
    all.some(
      (other) =>
        rules[other.rule]!.id === id &&
        (withinLines === undefined || linesBetween(text, match.start, other.start) <= withinLines) &&
        (withinColumns === undefined ||
          Math.abs(columnOf(text, match.start) - columnOf(text, other.start)) <= withinColumns),
    ),
  );
}

function linesBetween(text: string, one: number, other: number): number {
  return text.slice(Math.min(one, other), Math.max(one, other)).split("\n").length - 1;
}

function columnOf(text: string, offset: number): number {
  return offset - text.lastIndexOf("\n", offset - 1);
}
