import type { NodePattern, Pattern } from "../pattern/index.ts";
import type { SyntaxNode } from "../syntax/index.ts";
import type { Matching } from "./matching.ts";

const constants: ReadonlySet<string> = new Set(["string", "number", "constant"]);

/** All nodes of the file that a pattern may begin at, and maybe others; `undefined` when it may begin anywhere. */
export function candidatesOf(root: Pattern, on: Matching): readonly SyntaxNode[] | undefined {
  if (root.role !== "node") return undefined;
  const { places } = on.facts;
  const found = [...ownCandidates(root, on)];
  switch (root.kind) {
    case "string":
      found.push(...places.ofKind("binary"), ...places.ofKind("template"));
      break;
    case "function":
      found.push(...places.ofKind("assign"), ...places.ofKind("pair"));
      break;
    case "declare":
      found.push(...places.ofKind("assign"));
      break;
    case "import":
      for (const kind of places.kinds) if (kind.startsWith("import-")) found.push(...places.ofKind(kind));
      break;
  }
  if (constants.has(root.kind) && on.options.propagatesConstants)
    found.push(...places.ofKind("name"), ...places.ofKind("member"));
  else if (on.options.propagatesSymbols && root.kind !== "name") found.push(...places.ofKind("name"));
  return found;
}

function ownCandidates(root: NodePattern, on: Matching): readonly SyntaxNode[] {
  const { places } = on.facts;
  switch (root.kind) {
    case "name":
      return [...places.named(root.text), ...places.imported];
    case "member": {
      const property = literalName(root.places.get("property")?.[0]);
      if (property === undefined) return [...places.ofKind("member"), ...places.imported];
      return [...places.withProperty(property), ...places.named(property), ...places.imported];
    }
    case "call":
    case "new": {
      const callee = calledName(root.places.get("callee")?.[0]);
      if (callee === undefined || on.options.propagatesSymbols) return places.ofKind(root.kind);
      return places.called(callee).filter(({ kind }) => kind === root.kind);
    }
    default:
      return places.ofKind(root.kind);
  }
}

function calledName(callee: Pattern | undefined): string | undefined {
  if (callee?.role !== "node" || callee.kind !== "member") return literalName(callee);
  return literalName(callee.places.get("property")?.[0]);
}

function literalName(pattern: Pattern | undefined): string | undefined {
  return pattern?.role === "node" && pattern.kind === "name" ? pattern.text : undefined;
}
