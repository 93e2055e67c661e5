import { type Expression, type FunctionUnit, walkBody } from "../../../ir/index.ts";
import type { ClassCallable } from "../../../values/index.ts";
import type { Machine } from "../../machine.ts";
import { valuesInClass } from "../steps.ts";

/** Literal texts that an expression of a method of a class may be, of a list each item; `undefined` when it may be another. */
export function textsIn(
  machine: Machine,
  owner: ClassCallable,
  unit: FunctionUnit | undefined,
  expression: Expression,
): string[] | undefined {
  const written =
    unit === undefined || expression.kind !== "name" ? expression : (assignedTo(unit, expression.name) ?? expression);
  const texts = valuesInClass(machine, owner, written).flatMap(({ constants }) =>
    (constants ?? []).filter((constant) => typeof constant === "string"),
  );
  return texts.length === 0 ? undefined : texts;
}

/** What a variable of a method is given where it is given something once. */
function assignedTo(unit: FunctionUnit, name: string): Expression | undefined {
  const given: Expression[] = [];
  walkBody(unit, unit.body, {
    expression: (node) => {
      if (node.kind === "assign" && node.target.kind === "name" && node.target.name === name) given.push(node.value);
    },
  });
  return given.length === 1 ? given[0] : undefined;
}
