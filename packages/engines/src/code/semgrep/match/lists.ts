import type { Pattern } from "../pattern/index.ts";
import type { SyntaxNode } from "../syntax/index.ts";
import { type Bindings, bind } from "./bindings.ts";
import type { Matching, Next } from "./matching.ts";
import { isOpen } from "./nodes.ts";

/** Patterns in order; `...` and `$...X` take any number of nodes. */
export function matchSequence(
  on: Matching,
  patterns: readonly Pattern[],
  index: number,
  nodes: readonly SyntaxNode[],
  at: number,
  bindings: Bindings,
  next: Next,
): void {
  on.budget.spend();
  const pattern = patterns[index];
  if (pattern === undefined) {
    if (at === nodes.length) next(bindings);
    return;
  }
  if (pattern.role === "dots") {
    if (index === patterns.length - 1) {
      next(bindings);
      return;
    }
    for (let from = at; from <= nodes.length; from++)
      matchSequence(on, patterns, index + 1, nodes, from, bindings, next);
    return;
  }
  if (pattern.role === "run") {
    for (let until = nodes.length; until >= at; until--) {
      const bound = bind(
        bindings,
        pattern.name,
        runOf(on, nodes.slice(at, until), nodes[at]?.start ?? nodes.at(-1)?.end ?? 0),
      );
      if (bound !== undefined) matchSequence(on, patterns, index + 1, nodes, until, bound, next);
    }
    return;
  }
  const node = nodes[at];
  if (node === undefined) return;
  on.match(pattern, node, bindings, (inner) => matchSequence(on, patterns, index + 1, nodes, at + 1, inner, next));
}

/** What `$...X` stands for: nodes beside each other, or nothing at a place. */
export function runOf(on: Matching, nodes: readonly SyntaxNode[], place: number) {
  const start = nodes[0]?.start ?? place;
  const end = nodes.at(-1)?.end ?? place;
  return {
    start,
    end,
    shape: `run:${nodes.map((node) => node.shape).join(",")}`,
    node: nodes.length === 1 ? nodes[0] : undefined,
    text: on.facts.tree.text.slice(start, end),
  };
}

/** Positional ones in order, keywords in any. */
export function matchArguments(
  on: Matching,
  wanted: readonly Pattern[],
  given: readonly SyntaxNode[],
  bindings: Bindings,
  next: Next,
): void {
  const isKeyword = (pattern: Pattern) => pattern.role === "node" && pattern.kind === "keyword";
  const keywords = wanted.filter(isKeyword);
  if (keywords.length === 0) {
    matchSequence(on, wanted, 0, given, 0, bindings, next);
    return;
  }
  const positional = wanted.filter((pattern) => !isKeyword(pattern));
  const named = given.filter((node) => node.kind === "keyword");
  const others = given.filter((node) => node.kind !== "keyword");
  matchUnordered(on, keywords, named, 0, [], wanted.some(isOpen), bindings, (inner) =>
    matchSequence(on, positional, 0, others, 0, inner, next),
  );
}

/** Each pattern takes a node of its own; `allowsMore` when others may remain. */
export function matchUnordered(
  on: Matching,
  patterns: readonly Pattern[],
  nodes: readonly SyntaxNode[],
  index: number,
  taken: readonly number[],
  allowsMore: boolean,
  bindings: Bindings,
  next: Next,
): void {
  on.budget.spend();
  const pattern = patterns[index];
  if (pattern === undefined) {
    if (allowsMore || taken.length === nodes.length) next(bindings);
    return;
  }
  if (isOpen(pattern)) {
    matchUnordered(on, patterns, nodes, index + 1, taken, true, bindings, next);
    return;
  }
  for (const [at, node] of nodes.entries()) {
    if (taken.includes(at)) continue;
    on.match(pattern, node, bindings, (inner) =>
      matchUnordered(on, patterns, nodes, index + 1, [...taken, at], allowsMore, inner, next),
    );
  }
}
