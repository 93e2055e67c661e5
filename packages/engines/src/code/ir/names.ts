import type { Expression } from "./program.ts";
import type { CodeNode } from "./walk.ts";

/** `a.b.c` of names and members, else `undefined`. */
export function dottedName(expression: Expression): string | undefined {
  if (expression.kind === "name") return expression.name;
  if (expression.kind === "self") return "this";
  if (expression.kind !== "member") return undefined;
  const owner = dottedName(expression.object);
  return owner === undefined ? undefined : `${owner}.${expression.name}`;
}

/**
 * The plain name of what stands there, empty where there is none: `A` of `a`, `b.A`, `new A()` and `@A(1)`. Of the things
 * that a name may mean, which its language lists behind one another, the one that is written stands first; `?` before it
 * says that it may also be a member of the class around.
 */
export function writtenName(node: CodeNode | undefined): string {
  if (node?.kind === "call") return writtenName(node.callee);
  if (node?.kind !== "name" && node?.kind !== "member") return "";
  const [written = ""] = node.name.replace(/^\?/, "").split("|");
  return written.slice(written.search(/[^.:\\]*$/));
}
