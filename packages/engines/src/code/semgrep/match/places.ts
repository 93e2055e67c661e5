import type { NodePattern, Pattern } from "../pattern/index.ts";
import type { SyntaxNode } from "../syntax/index.ts";
import type { Bindings } from "./bindings.ts";
import { matchArguments, matchSequence, matchUnordered } from "./lists.ts";
import type { Matching, Next } from "./matching.ts";
import { isOpen } from "./nodes.ts";
import { matchBlock } from "./statements.ts";

/** A file may hold more in a place than the pattern says of it. */
const optionalPlaces: ReadonlySet<string> = new Set([
  "type",
  "modifiers",
  "decorators",
  "declares",
  "default",
  "bases",
  "interfaces",
  "throws",
  "alternative",
  "type_arguments",
  "type_parameters",
  "return_type",
  "attributes",
  "content",
  "finalizer",
  "types",
  "alias",
  "receiver",
  "block",
]);
const unorderedPlaces: ReadonlySet<string> = new Set(["modifiers", "decorators", "attributes", "interfaces", "bases"]);

/** Place by place; `extra` may be there besides, `done` was matched before. */
export function matchPlaces(
  on: Matching,
  pattern: NodePattern,
  node: SyntaxNode,
  bindings: Bindings,
  next: Next,
  extra?: string,
  done?: string,
): void {
  for (const child of node.children) {
    const { field } = child;
    if (
      !pattern.places.has(field) &&
      !optionalPlaces.has(field) &&
      field !== extra &&
      !isLeftOut(on, pattern, node, child)
    )
      return;
  }
  const places = [...pattern.places].filter(([field]) => field !== done);
  const from = (index: number, known: Bindings): void => {
    const place = places[index];
    if (place === undefined) {
      next(known);
      return;
    }
    matchPlace(on, pattern, place[0], place[1], node, known, (inner) => from(index + 1, inner));
  };
  from(0, bindings);
}

function isLeftOut(on: Matching, pattern: NodePattern, node: SyntaxNode, child: SyntaxNode): boolean {
  if (child.field === "" && (node.kind === "members" || node.kind === "object")) return on.options.hasImplicitDots;
  if (child.field === "" && node.kind === "block") return false;
  // `class $X` without a body, a function's header alone.
  return child.field === "body" && (pattern.kind === "class" || pattern.kind === "function");
}

function matchPlace(
  on: Matching,
  pattern: NodePattern,
  field: string,
  wanted: readonly Pattern[],
  node: SyntaxNode,
  bindings: Bindings,
  next: Next,
): void {
  if (field === "") {
    switch (node.kind) {
      case "args":
        matchArguments(on, wanted, node.children, bindings, next);
        return;
      case "block":
        matchBlock(on, wanted, node, bindings, next);
        return;
      case "object":
      case "members":
        matchUnordered(
          on,
          wanted,
          node.children,
          0,
          [],
          on.options.hasImplicitDots || wanted.some(isOpen),
          bindings,
          next,
        );
        return;
      case "dictionary":
        // A list that is written with braces.
        if (
          node.children.length > 0 &&
          node.children.every(({ kind }) => kind !== "pair" && !kind.startsWith("spread"))
        )
          break;
        matchUnordered(on, wanted, node.children, 0, [], wanted.some(isOpen), bindings, next);
        return;
    }
    matchSequence(on, wanted, 0, node.all(""), 0, bindings, next);
    return;
  }
  const given = node.all(field);
  if (unorderedPlaces.has(field)) {
    matchUnordered(on, wanted, given, 0, [], true, bindings, next);
    return;
  }
  if (field === "value" && pattern.kind === "return" && wanted[0]?.role === "dots") {
    next(bindings);
    return;
  }
  if (field === "declares") {
    const [word] = wanted;
    const used = given[0]?.text;
    const isSame =
      word?.role === "node" &&
      (word.text === used || (on.options.varIsAny && word.text === "var" && used !== undefined));
    if (isSame) next(bindings);
    return;
  }
  if (field === "type" && given.length === 0 && !wanted.every(isOpen)) return;
  matchSequence(on, wanted, 0, given, 0, bindings, next);
}
