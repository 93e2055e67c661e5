import { pathOf } from "../facts/index.ts";
import type { SyntaxNode } from "../syntax/index.ts";
import type { Mark } from "./marks.ts";

/** Taint of a value: by source, the labels it has. */
export type Taint = ReadonlySet<Mark>;
export const clean: Taint = new Set();

/** What each place holds: `x`, `x.y`. */
export type State = Map<string, Taint>;

/** `x` or `x.y` of plain names. */
export function placeOf(node: SyntaxNode): string | undefined {
  return node.kind === "name" ? node.text : node.kind === "member" ? pathOf(node)?.join(".") : undefined;
}

/** Whether a mark is of just this node. */
export function covers({ match }: Mark, node: SyntaxNode): boolean {
  return match.start === node.start && match.end === node.end;
}

/** Both together. */
export function union(left: Taint, right: Taint): Taint {
  if (left.size === 0) return right;
  if (right.size === 0) return left;
  return new Set([...left, ...right]);
}

/** Puts into a state what any of several says. */
export function join(states: readonly State[], into: State): void {
  const joined: State = new Map();
  for (const state of states)
    for (const [place, taint] of state) joined.set(place, union(joined.get(place) ?? clean, taint));
  into.clear();
  for (const [place, taint] of joined) into.set(place, taint);
}
