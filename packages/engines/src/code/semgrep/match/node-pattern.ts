import { pathOf } from "../facts/index.ts";
import type { NodePattern } from "../pattern/index.ts";
import type { SyntaxNode } from "../syntax/index.ts";
import type { Bindings } from "./bindings.ts";
import type { Matching, Next } from "./matching.ts";
import { isPath, matchAlias, matchAnyChain, matchChain } from "./names.ts";
import { namesOf, sameText } from "./nodes.ts";
import { matchBinary } from "./operators.ts";
import { matchPlaces } from "./places.ts";
import { matchValue, stringOf } from "./values.ts";

/** A pattern of a kind against a node: as an imported name, as the same kind, or as what the node stands for. */
export function matchNode(on: Matching, pattern: NodePattern, node: SyntaxNode, bindings: Bindings, next: Next): void {
  if (
    node.kind === "name" &&
    (pattern.kind === "member" || pattern.kind === "name") &&
    matchAlias(on, pattern, node, bindings, next)
  )
    return;
  if (node.kind === "member" && pattern.kind === "member" && isPath(on, pattern, node)) {
    next(bindings);
    return;
  }
  const isImport =
    (pattern.kind === "import" && node.kind.startsWith("import")) ||
    (pattern.kind === "import-namespace" && node.kind === pattern.kind);
  if (isImport && namesModule(pattern, node)) {
    next(bindings);
    return;
  }
  if (pattern.kind === "member" && matchAnyChain(on, pattern, node, bindings, next)) return;
  if (pattern.kind === node.kind) {
    if (pattern.kind === "binary") {
      matchBinary(on, pattern, node, bindings, next);
      return;
    }
    if (pattern.kind === "member" && matchChain(on, pattern, node, bindings, next)) return;
    if (sameText(pattern, node, on.options)) matchPlaces(on, pattern, node, bindings, next);
    return;
  }
  switch (node.kind) {
    case "generic": {
      const base = node.child("base");
      if (base !== undefined) on.match(pattern, base, bindings, next);
      return;
    }
    case "assign":
      if (pattern.kind === "function") matchNamedFunction(on, pattern, node, bindings, next);
      else if (pattern.kind === "declare" && pattern.places.has("type"))
        matchPlaces(on, pattern, node, bindings, next, "right");
      return;
    case "pair":
      if (pattern.kind === "function") matchNamedFunction(on, pattern, node, bindings, next, "key", "value");
      return;
    case "name":
    case "member":
      matchValue(on, pattern, node, bindings, next);
      return;
    case "template":
    case "binary":
      if (pattern.kind === "string" && stringOf(on, node) === pattern.text) next(bindings);
      return;
  }
}

function matchNamedFunction(
  on: Matching,
  pattern: NodePattern,
  node: SyntaxNode,
  bindings: Bindings,
  next: Next,
  key = "left",
  place = "right",
): void {
  const [name] = pattern.places.get("name") ?? [];
  const value = node.child(place);
  const left = node.child(key);
  if (name === undefined || value?.kind !== "function" || left === undefined || value.child("name") !== undefined)
    return;
  on.match(name, left.kind === "member" ? (left.child("property") ?? left) : left, bindings, (inner) =>
    matchPlaces(on, pattern, value, inner, next, undefined, "name"),
  );
}

/** Whether a plain `import m` speaks of the module that something is imported from, or of a package around it. */
function namesModule(pattern: NodePattern, node: SyntaxNode): boolean {
  const [module, ...others] = pattern.children;
  const given = node.child("module");
  if (module?.role !== "node" || others.length > 0 || given === undefined) return false;
  if (module.kind === "string") return given.text === module.text || given.text.startsWith(`${module.text}/`);
  const wanted = namesOf(module)?.join(".");
  const used = pathOf(given)?.join(".");
  return wanted !== undefined && used !== undefined && (used === wanted || used.startsWith(`${wanted}.`));
}
