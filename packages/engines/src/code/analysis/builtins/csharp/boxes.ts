import { emptyThing, type Value, withSlot } from "../../../values/index.ts";
import type { Given, Here } from "../../machine.ts";

const slot = "&";

/** Numbers of the objects that stand for variables which a call may write: `out`, `ref`. */
export function boxesOf(here: Here, given: Given): number[] {
  return given.positional.flatMap(({ objects }) =>
    objects.filter((number) => here.state.thing(number)?.slots.has(slot) === true),
  );
}

/** Gives all of them a value. */
export function fillBoxes(here: Here, given: Given, value: Value): void {
  for (const number of boxesOf(here, given))
    here.state.setThing(number, withSlot(here.state.thing(number) ?? emptyThing(), slot, value, true));
}
