import type { Step } from "../../../endpoints/index.ts";
import { type Expression, writtenName } from "../../../ir/index.ts";
import { textOf } from "../../literals.ts";
import type { Here, Machine } from "../../machine.ts";

/**
 * What an attribute asks for beyond being known: `[Authorize(Roles = "Admin")]`, `[Authorize("CanShip")]`. A step of its
 * own beside that of the attribute, so that endpoints may be compared by either.
 */
export function rightsIn(
  machine: Machine,
  here: Here,
  attribute: Expression,
  name: string,
): Omit<Step, "at"> | undefined {
  if (attribute.kind !== "call" || here.frame.unit.module.language !== "csharp") return undefined;
  const rights = attribute.args.flatMap(({ name: key = "Policy", value }): string[] => {
    if (key !== "Roles" && key !== "Policy" && key !== "policy") return [];
    // `Policies.RequiresElevation` may be a constant of code that is not seen.
    const text = textOf(machine.evaluate(here, value)) || writtenName(value);
    return text === "" ? [] : [`${key === "Roles" ? "Roles" : "Policy"} = ${text}`];
  });
  return rights.length === 0 ? undefined : { name: `${name}(${rights.join(", ")})`, unit: undefined, isGate: true };
}
