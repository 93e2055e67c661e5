import type { Expression, FunctionUnit, Statement } from "../ir/index.ts";

type Node = Expression | Statement;
const mostNodes = 4000;

/** Whether anything in code is such a node, functions inside included. Looks at the first few thousand nodes. */
export function someNode(code: unknown, is: (node: Node) => boolean): boolean {
  const open: unknown[] = [code];
  for (let seen = 0, next = open.pop(); next !== undefined && seen < mostNodes; next = open.pop(), seen++) {
    if (typeof next !== "object" || next === null) continue;
    if ("kind" in next && is(next as Node)) return true;
    for (const [key, value] of Object.entries(next)) {
      if (key === "unit" && "kind" in next && next.kind === "function") open.push((value as FunctionUnit).body);
      else if (key !== "unit" && key !== "module" && typeof value === "object") open.push(value);
    }
  }
  return false;
}

/** Whether anything holds of one of the lists of statements in code, the outer ones first. */
export function someList(body: readonly Statement[], is: (list: readonly Statement[]) => boolean): boolean {
  if (is(body)) return true;
  return someNode(body, (node) => listsOf(node).some(is));
}

function listsOf(node: Node): readonly (readonly Statement[])[] {
  switch (node.kind) {
    case "block":
    case "each":
    case "while":
      return [node.body];
    case "if":
      return [node.consequence, node.otherwise];
    case "try":
      return [node.body, ...node.handlers.map((handler) => handler.body), node.finalizer];
    case "function":
      return [node.unit.body];
    default:
      return [];
  }
}
