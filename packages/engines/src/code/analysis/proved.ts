import { madeSafe, type Value } from "../values/index.ts";
import type { Here, Machine } from "./machine.ts";
import { allocate } from "./store.ts";

/** A list of which something was proved on the way here: a list of its own, since on other ways it was not. */
export function proved(machine: Machine, here: Here, value: Value): Value {
  const [number] = value.objects;
  const thing = value.objects.length === 1 ? here.state.thing(number!) : undefined;
  const safe = number === undefined ? 0 : here.state.factAbout(number);
  if (thing?.isList !== true || safe === 0) return value;
  const slots = new Map([...thing.slots].map(([name, item]) => [name, madeSafe(item, safe)]));
  const rest = thing.rest === undefined ? undefined : madeSafe(thing.rest, safe);
  return allocate(machine, here.state, { ...thing, slots, rest });
}
