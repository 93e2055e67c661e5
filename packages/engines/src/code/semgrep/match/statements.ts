import type { NodePattern, Pattern } from "../pattern/index.ts";
import type { SyntaxNode } from "../syntax/index.ts";
import { type Bindings, bind } from "./bindings.ts";
import { flattened } from "./flattened.ts";
import { runOf } from "./lists.ts";
import type { Matching, Next, NextUntil } from "./matching.ts";

const standing: ReadonlySet<string> = new Set(["call", "new", "await", "member", "index", "assign"]);

/** The whole of a block. */
export function matchBlock(
  on: Matching,
  wanted: readonly Pattern[],
  block: SyntaxNode,
  bindings: Bindings,
  next: Next,
): void {
  matchStatements(on, wanted, 0, flattened(block), 0, bindings, block.start, false, (inner) => next(inner));
}

/** Statements in order; after `...` also those in blocks inside of what was passed over. */
export function matchStatements(
  on: Matching,
  patterns: readonly Pattern[],
  index: number,
  list: ReturnType<typeof flattened>,
  at: number,
  bindings: Bindings,
  end: number,
  allowsMore: boolean,
  next: NextUntil,
): void {
  on.budget.spend();
  const pattern = patterns[index];
  const { nodes, after, lastEnd } = list;
  if (pattern === undefined) {
    const last = nodes[at - 1];
    const isNested = last !== undefined && last.parent !== nodes[0]!.parent;
    if (allowsMore || isNested || nodes.slice(at).every((node) => isOfHandler(node, nodes[0]!.parent)))
      next(bindings, end);
    return;
  }
  if (pattern.role === "dots") {
    if (index === patterns.length - 1) {
      next(bindings, Math.max(end, lastEnd));
      return;
    }
    for (let from = at; from < nodes.length; from++)
      matchStatements(on, patterns, index + 1, list, from, bindings, end, allowsMore, next);
    return;
  }
  if (pattern.role === "run") {
    const bound = bind(
      bindings,
      pattern.name,
      runOf(
        on,
        nodes.slice(at).filter((node) => node.parent === nodes[at]?.parent),
        end,
      ),
    );
    if (bound !== undefined) next(bound, lastEnd);
    return;
  }
  const node = nodes[at];
  if (node === undefined) return;
  const rest: Next = (inner) =>
    matchStatements(on, patterns, index + 1, list, after[at]!, inner, node.end, allowsMore, next);
  let isFound = false;
  on.match(pattern, node, bindings, (inner) => {
    isFound = true;
    rest(inner);
  });
  if (!isFound && patterns.length > 1 && pattern.role === "node" && standing.has(pattern.kind))
    matchWithin(on, pattern, node, bindings, rest);
}

/** Whether a statement of a block stands in what is done about errors of those before it. */
function isOfHandler(statement: SyntaxNode, block: SyntaxNode | undefined): boolean {
  for (let node = statement; node !== block && node.parent !== undefined; node = node.parent)
    if (node.field === "handlers" || node.field === "finalizer") return true;
  return false;
}

/** An expression as a statement also stands for statements that hold it. */
function matchWithin(on: Matching, pattern: NodePattern, statement: SyntaxNode, bindings: Bindings, next: Next): void {
  const { nodes } = on.facts.tree;
  for (let index = statement.index + 1; index <= statement.last; index++) {
    const node = nodes[index]!;
    if ((node.kind === "block" && node.field !== "content") || node.kind === "members") index = node.last;
    else if (node.kind === pattern.kind) on.match(pattern, node, bindings, next);
  }
}
