import type { Hit } from "../analysis/index.ts";
import {
  type Expression,
  type FunctionUnit,
  type Module,
  type Span,
  someNode,
  walk,
  writtenName,
} from "../ir/index.ts";

/**
 * Whether a place is reached only where a question for something of such a name is answered, in functions around it too,
 * or where all calls of such a function in its file are.
 */
export function isBelowQuestion({ unit, at }: Hit, names: RegExp, module: Module): boolean {
  if (standsBelowQuestion(unit, at, names, module)) return true;
  const around = new Set<string>();
  const calls: { readonly span: Span; readonly inside: FunctionUnit }[] = [];
  walk(module.top, {
    unit: ({ name, start, end }) => {
      if (name !== "" && start <= at.start && at.end <= end) around.add(name);
    },
  });
  walk(module.top, {
    expression: (node, inside) => {
      if (node.kind === "call" && around.has(writtenName(node.callee))) calls.push({ span: node, inside });
    },
  });
  return calls.length > 0 && calls.every(({ span, inside }) => standsBelowQuestion(inside, span, names, module));
}

function standsBelowQuestion(unit: FunctionUnit | undefined, at: Span, names: RegExp, module: Module): boolean {
  const asks = (test: Expression) =>
    someNode(test, (node) => {
      const name = node.kind === "constant" ? String(node.value) : "name" in node ? String(node.name) : "";
      return names.test(name);
    });
  const holdsPlace = ({ start, end }: Span) => start <= at.start && at.end <= end;
  let isFound = false;
  walk(module.top, {
    statement: (node, inside) => {
      if (isFound || node.kind !== "if" || !asks(node.test)) return;
      // `if (!settings.skipVerify) return checked;` stands before it.
      const isPassed = inside === unit && node.end <= at.start && node.consequence.at(-1)?.kind === "return";
      isFound = isPassed || [...node.consequence, ...node.otherwise].some(holdsPlace);
    },
  });
  return isFound;
}
