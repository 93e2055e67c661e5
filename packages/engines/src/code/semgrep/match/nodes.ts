import type { NodePattern, Pattern } from "../pattern/index.ts";
import type { SyntaxNode } from "../syntax/index.ts";
import type { Match, MatchOptions } from "./contract.ts";

/** Kinds that no metavariable stands for. */
export const notBound: ReadonlySet<string> = new Set(["args", "params", "members", "keyword", "case"]);

/** What stands between the expressions of a string is none. */
export function isPartOfText(node: SyntaxNode): boolean {
  return node.kind === "text" && (node.parent?.kind === "template" || node.parent?.kind === "regex-template");
}

/** Two matches with one key say the same. */
export function keyOf({ start, end, bindings }: Match): string {
  let key = `${start}:${end}`;
  for (const [name, bound] of bindings)
    key += `|${name}=${bound.start}:${bound.end}:${bound.shape.length < 60 ? bound.shape : ""}`;
  return key;
}

/** Whether it stands for any number of nodes. */
export function isOpen(pattern: Pattern): boolean {
  return pattern.role === "dots" || pattern.role === "run";
}

/** Whether the words of both are the same, as far as the rule asks. */
export function sameText(pattern: NodePattern, node: SyntaxNode, options: MatchOptions): boolean {
  if (pattern.kind === "assign" || pattern.kind === "declare") {
    if (options.declarationIsAssignment) return true;
    return pattern.places.has("declares") || node.child("declares") === undefined;
  }
  if (pattern.text === node.text) return true;
  return pattern.kind === "number" && Number(pattern.text) === Number(node.text);
}

/** The expression before the last member, call or index. */
export function receiverOf(node: SyntaxNode): SyntaxNode | undefined {
  return node.kind === "call"
    ? node.child("callee")
    : node.kind === "member" || node.kind === "index"
      ? node.child("object")
      : undefined;
}

/** The name that a chain of members and calls begins with. */
export function firstNameOf(node: SyntaxNode): SyntaxNode | undefined {
  let each: SyntaxNode | undefined = node;
  while (each !== undefined && each.kind === "member") each = each.child("object");
  return each?.kind === "name" ? each : undefined;
}

const names = new WeakMap<NodePattern, readonly string[] | null>();

/** `a.b.c` of plain names. */
export function namesOf(pattern: NodePattern): readonly string[] | undefined {
  const known = names.get(pattern);
  if (known !== undefined) return known ?? undefined;
  let found: readonly string[] | undefined;
  if (pattern.kind === "name") found = [pattern.text];
  else if (pattern.kind === "member") {
    const [object] = pattern.places.get("object") ?? [];
    const [property] = pattern.places.get("property") ?? [];
    const before = object?.role === "node" ? namesOf(object) : undefined;
    if (before !== undefined && property?.role === "node") found = [...before, property.text];
  }
  names.set(pattern, found ?? null);
  return found;
}

/** The operands of a chain of one operator. */
export function operandsOf(pattern: Pattern, operator: string): Pattern[] {
  if (pattern.role !== "node" || pattern.kind !== "binary" || pattern.text !== operator) return [pattern];
  return pattern.children.flatMap((child) => operandsOf(child, operator));
}

/** The same of code. */
export function operandsOfNode(node: SyntaxNode, operator: string): SyntaxNode[] {
  if (node.kind !== "binary" || node.text !== operator) return [node];
  return node.children.flatMap((child) => operandsOfNode(child, operator));
}

/** Kinds that are no expression or statement by themselves: a lone `$X` does not stand for them. */
const parts: ReadonlySet<string> = new Set([
  ...notBound,
  "block",
  "param",
  "token",
  "text",
  "pair",
  "decorator",
  "generic",
]);

/** Whether a node can be what a pattern begins with: a quick look before the match. */
export function mayStart(root: Pattern, node: SyntaxNode): boolean {
  switch (root.role) {
    case "node":
      return (
        root.kind === node.kind ||
        node.kind === "name" ||
        node.kind === "member" ||
        (node.kind === "assign" && (root.kind === "function" || root.kind === "declare")) ||
        (node.kind === "pair" && root.kind === "function") ||
        (root.kind === "import" && node.kind.startsWith("import-")) ||
        (root.kind === "string" && (node.kind === "binary" || node.kind === "template"))
      );
    case "dots":
      return true;
    case "metavariable":
    case "typed":
    case "deep":
    case "run":
      if (parts.has(node.kind) || ["property", "declares", "modifiers", "type"].includes(node.field)) return false;
      return (
        !(
          node.field === "name" &&
          node.parent !== undefined &&
          ["keyword", "param", "function", "class"].includes(node.parent.kind)
        ) || node.parent?.kind === "param"
      );
    case "any-string":
    case "string-expression":
    case "string-content":
    case "expression-content":
    case "symbol-content":
      return node.field !== "module";
  }
}
