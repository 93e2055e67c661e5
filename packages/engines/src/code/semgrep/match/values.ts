import { type NodePattern, type Pattern, typesOfConstants } from "../pattern/index.ts";
import type { SyntaxNode } from "../syntax/index.ts";
import { type Bindings, type Bound, bind, boundNode } from "./bindings.ts";
import type { Matching, Next } from "./matching.ts";

/** Equal names are the same thing only where they mean the same variable. */
export function boundOf(on: Matching, node: SyntaxNode): Bound {
  const bound = boundNode(node);
  const isLocal = node.kind === "name" && node.field !== "property" && !/^[@$]/.test(node.text);
  if (!isLocal || node.parent === undefined) return bound;
  const home = on.facts.homeOf(node);
  return home.kind === "function" || home.kind === "lambda"
    ? { ...bound, shape: `${bound.shape}@${home.index}` }
    : bound;
}

/** The text of a string, or of what is always the same string. */
export function stringOf(on: Matching, node: SyntaxNode): string | undefined {
  if (node.kind === "string" || node.kind === "jsx_text" || node.kind === "text") return node.text;
  if (!on.options.propagatesConstants || !["name", "member", "binary", "template"].includes(node.kind))
    return undefined;
  const value = on.facts.constantOf(node);
  return typeof value === "string" ? value : undefined;
}

/** `(Type $X)`: declared types, evident ones, and those of constants. */
export function matchTyped(
  on: Matching,
  name: string,
  type: Pattern,
  node: SyntaxNode,
  bindings: Bindings,
  next: Next,
): void {
  const known = on.facts.typeOf(node);
  if (known === undefined) {
    const value = ["number", "constant", "name"].includes(node.kind) ? on.facts.constantOf(node) : undefined;
    if (value === undefined || type.role !== "node" || !typesOfConstants[typeof value]?.includes(type.text)) return;
    const bound = bind(bindings, name, boundOf(on, node));
    if (bound !== undefined) next(bound);
    return;
  }
  on.match(type, known, bindings, (inner) => {
    const bound = bind(inner, name, boundOf(on, node));
    if (bound !== undefined) next(bound);
  });
}

/** A name that stands for a value: its constant, or the expression itself. */
export function matchValue(on: Matching, pattern: NodePattern, node: SyntaxNode, bindings: Bindings, next: Next): void {
  const { propagatesConstants, propagatesSymbols } = on.options;
  if (propagatesConstants && (pattern.kind === "string" || pattern.kind === "number" || pattern.kind === "constant")) {
    const value = on.facts.constantOf(node);
    if (value === undefined) return;
    if (pattern.kind === "string" ? value === pattern.text : String(value) === pattern.text.toLowerCase())
      next(bindings);
    return;
  }
  if (!propagatesSymbols || node.kind !== "name" || pattern.kind === "assign") return;
  const value = on.facts.valueOf(node);
  if (value !== undefined && value.index < node.index) on.match(pattern, value, bindings, next);
}
