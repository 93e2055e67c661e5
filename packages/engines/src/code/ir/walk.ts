import { partsOf, partsOfPattern } from "./parts.ts";
import type { Expression, FunctionUnit, Pattern, Statement } from "./program.ts";

export interface Visitor {
  readonly statement?: (statement: Statement, unit: FunctionUnit) => void;
  readonly expression?: (expression: Expression, unit: FunctionUnit) => void;
  /** Before what stands in it. */
  readonly unit?: (unit: FunctionUnit) => void;
}

/**
 * Every statement and expression of a function, outside in, functions and classes inside it included. Of places that are
 * written to, the expressions inside. The depth is that of the source, which lowering has bounded.
 */
export function walk(unit: FunctionUnit, visitor: Visitor): void {
  visitor.unit?.(unit);
  walkBody(unit, unit.body, visitor);
}

/** The same for a part of a function. */
export function walkBody(unit: FunctionUnit, body: readonly Statement[], visitor: Visitor): void {
  const on = {
    statement: (each: Statement) => {
      visitor.statement?.(each, unit);
      partsOf(each, on);
    },
    expression: (each: Expression) => {
      visitor.expression?.(each, unit);
      partsOf(each, on);
    },
    pattern: (each: Pattern) => partsOfPattern(each, on),
    unit: (each: FunctionUnit) => walk(each, visitor),
  };
  for (const each of body) on.statement(each);
}

/** Code to look into. */
export type Code = Expression | Statement | readonly (Expression | Statement)[] | undefined;
export type CodeNode = Expression | Statement | Pattern;
const mostNodes = 4000;

/**
 * Whether anything in code is such a node, outside in; places that are written to and functions inside included. Looks at
 * the first 4,000 nodes.
 */
export function someNode(code: Code, is: (node: CodeNode) => boolean): boolean {
  let isFound = false;
  let seen = 0;
  const goesOn = (node: CodeNode): boolean => {
    if (isFound || ++seen > mostNodes) return false;
    isFound = is(node);
    return !isFound;
  };
  const lookIn = (each: Expression | Statement): void => {
    if (goesOn(each)) partsOf(each, on);
  };
  const on = {
    statement: lookIn,
    expression: lookIn,
    pattern: (each: Pattern) => {
      if (goesOn(each)) partsOfPattern(each, on);
    },
    unit: ({ body }: FunctionUnit) => {
      for (const each of body) on.statement(each);
    },
  };
  if (code === undefined) return false;
  for (const each of "kind" in code ? [code] : code) lookIn(each);
  return isFound;
}

/** Whether anything holds of one of the lists of statements in code, the outer ones first. */
export function someList(body: readonly Statement[], is: (list: readonly Statement[]) => boolean): boolean {
  return is(body) || someNode(body, (node) => listsOf(node).some(is));
}

function listsOf(node: CodeNode): readonly (readonly Statement[])[] {
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
