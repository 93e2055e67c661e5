import { emptyThing, onlyTaints, unknown, type Value, withRest, withSlot } from "../../values/index.ts";
import type { Here } from "../machine.ts";

/** Copies all entries of `from` into the object that `to` is. */
export function spreadInto(here: Here, to: Value, from: Value): void {
  for (const number of to.objects) {
    let thing = here.state.thing(number) ?? emptyThing();
    for (const source of from.objects) {
      const other = here.state.thing(source);
      for (const [name, value] of other?.slots ?? []) thing = withSlot(thing, name, value, from.objects.length === 1);
      if (other?.rest !== undefined) thing = withRest(thing, other.rest);
    }
    if (from.taints.length > 0) thing = withRest(thing, onlyTaints([from]));
    else if (from.isOpen && from.objects.length === 0) thing = withRest(thing, unknown);
    here.state.setThing(number, thing);
  }
}
