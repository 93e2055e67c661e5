import type { NodePattern, Pattern } from "../pattern/index.ts";
import type { SyntaxNode } from "../syntax/index.ts";
import type { Bindings } from "./bindings.ts";
import { matchUnordered } from "./lists.ts";
import type { Matching, Next } from "./matching.ts";
import { isOpen, operandsOf, operandsOfNode } from "./nodes.ts";

const looseOperators: Readonly<Record<string, string>> = { "==": "===", "!=": "!==" };
const commutative: ReadonlySet<string> = new Set(["&&", "||", "and", "or", "&", "|", "^"]);

/** Operands in their order; of operators that do not mind it, in any order and number. */
export function matchBinary(
  on: Matching,
  pattern: NodePattern,
  node: SyntaxNode,
  bindings: Bindings,
  next: Next,
): void {
  const operator = pattern.text;
  const isSame = operator === node.text || looseOperators[operator] === node.text;
  if (!isSame) return;
  const [left] = pattern.places.get("left")!;
  const [right] = pattern.places.get("right")!;
  const nodeLeft = node.child("left")!;
  const nodeRight = node.child("right")!;
  let count = 0;
  const tell: Next = (inner) => {
    count++;
    next(inner);
  };
  const both = (first: Pattern, second: Pattern) =>
    on.match(first, nodeLeft, bindings, (inner) => on.match(second, nodeRight, inner, tell));
  both(left!, right!);
  if (count > 0 || !on.options.isCommutative || !commutative.has(operator)) return;
  both(right!, left!);
  if (count > 0) return;
  const wanted = operandsOf(pattern, operator);
  const given = operandsOfNode(node, operator);
  if (given.length > 2 && wanted.length <= given.length)
    matchUnordered(on, wanted, given, 0, [], wanted.some(isOpen), bindings, tell);
}
