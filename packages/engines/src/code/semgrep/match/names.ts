import { pathOf } from "../facts/index.ts";
import type { NodePattern } from "../pattern/index.ts";
import type { SyntaxNode } from "../syntax/index.ts";
import type { Bindings } from "./bindings.ts";
import type { Matching, Next } from "./matching.ts";
import { firstNameOf, namesOf, receiverOf } from "./nodes.ts";
import { matchPlaces } from "./places.ts";

/** An imported name matches as the path that it was imported by. */
export function matchAlias(
  on: Matching,
  pattern: NodePattern,
  node: SyntaxNode,
  bindings: Bindings,
  next: Next,
): boolean {
  const path = on.facts.expanded(node);
  if (path !== undefined && path.kind === pattern.kind && !(pattern.kind === "name" && pattern.text === node.text)) {
    if (pattern.kind === "name" ? pattern.text === path.text : true) {
      let isFound = false;
      matchStructure(on, pattern, path, bindings, (inner) => {
        isFound = true;
        next(inner);
      });
      if (isFound) return true;
    }
  }
  if (pattern.kind !== "member") return false;
  const wanted = namesOf(pattern);
  if (wanted === undefined || wanted.at(-1) !== node.text || !on.facts.isFrom(node, wanted.slice(0, -1).join(".")))
    return false;
  next(bindings);
  return true;
}

/** `a.b.c` of the pattern against names whose first is imported. */
export function isPath(on: Matching, pattern: NodePattern, node: SyntaxNode): boolean {
  const wanted = namesOf(pattern);
  if (wanted === undefined) return false;
  const used = pathOf(node);
  const first = firstNameOf(node);
  if (used === undefined || first === undefined) return false;
  const path = on.facts.expanded(first);
  const whole = path === undefined ? used : [...pathOf(path)!, ...used.slice(1)];
  return whole.length === wanted.length && whole.every((name, index) => name === wanted[index]);
}

function matchStructure(on: Matching, pattern: NodePattern, node: SyntaxNode, bindings: Bindings, next: Next): void {
  if (pattern.kind === "name") {
    if (pattern.text === node.text) next(bindings);
  } else matchPlaces(on, pattern, node, bindings, next);
}

/** `x. ...`: whatever begins with it. */
export function matchAnyChain(
  on: Matching,
  pattern: NodePattern,
  node: SyntaxNode,
  bindings: Bindings,
  next: Next,
): boolean {
  const [object] = pattern.places.get("object") ?? [];
  if (object === undefined || pattern.places.get("property")?.[0]?.role !== "dots") return false;
  for (let each = receiverOf(node); each !== undefined; each = receiverOf(each)) on.match(object, each, bindings, next);
  return true;
}

/** `x. ... .y`: any members, calls and indexes between. */
export function matchChain(
  on: Matching,
  pattern: NodePattern,
  node: SyntaxNode,
  bindings: Bindings,
  next: Next,
): boolean {
  const [object] = pattern.places.get("object") ?? [];
  const skips =
    object?.role === "node" && object.kind === "member" && object.places.get("property")?.[0]?.role === "dots";
  if (!skips || object.role !== "node") return false;
  const [start] = object.places.get("object")!;
  const [property] = pattern.places.get("property")!;
  const name = node.child("property");
  if (name === undefined) return true;
  on.match(property!, name, bindings, (inner) => {
    for (let each = node.child("object"); each !== undefined; each = receiverOf(each))
      on.match(start!, each, inner, next);
  });
  return true;
}
