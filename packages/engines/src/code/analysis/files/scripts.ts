import type { Expression, Module, Statement } from "../../ir/index.ts";

/** The top level of a file in two: what it does wherever it is imported, and what only where it is started as a program. */
export interface DividedTop {
  readonly always: readonly Statement[];
  readonly started: readonly Statement[];
}

/** Takes `if __name__ == "__main__":` out of the top level of a file of Python: who imports the file does not run that. */
export function dividedTop({ language, top: { body } }: Module): DividedTop {
  if (language !== "python" || !body.some(isOfStart)) return { always: body, started: [] };
  return {
    always: body.flatMap((statement) => (isOfStart(statement) ? statement.otherwise : [statement])),
    started: body.flatMap((statement) => (isOfStart(statement) ? statement.consequence : [])),
  };
}

function isOfStart(statement: Statement): statement is Statement & { kind: "if" } {
  if (statement.kind !== "if" || statement.test.kind !== "binary" || statement.test.operator !== "==") return false;
  const { left, right } = statement.test;
  return (isModuleName(left) && isMain(right)) || (isModuleName(right) && isMain(left));
}

const isModuleName = (expression: Expression) => expression.kind === "name" && expression.name === "__name__";
const isMain = (expression: Expression) => expression.kind === "constant" && expression.value === "__main__";
