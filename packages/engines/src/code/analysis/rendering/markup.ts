import type { Expression } from "../../ir/index.ts";
import { unknown, type Value } from "../../values/index.ts";
import { load } from "../load.ts";
import { type Here, type Machine, placeOf } from "../machine.ts";
import { checkWrite } from "../sinks.ts";

/** An element of JSX: children are escaped by the framework, some attributes are not. */
export function markup(machine: Machine, here: Here, expression: Expression & { kind: "markup" }): Value {
  for (const { key, value } of expression.attributes) {
    const content = machine.evaluate(here, value);
    if (key?.kind !== "constant") continue;
    const at = placeOf(here, value);
    const owner: Value = { ...unknown, names: ["jsx"] };
    if (key.value === "dangerouslySetInnerHTML") {
      checkWrite(machine, here, owner, "dangerouslySetInnerHTML", load(machine, here, content, "__html", at), value);
    }
  }
  for (const child of expression.children) machine.evaluate(here, child);
  return unknown;
}
