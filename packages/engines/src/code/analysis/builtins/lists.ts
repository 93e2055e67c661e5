import { itemsOf, joinAll, listOf, nothing, type Thing, unknown, type Value, withRest } from "../../values/index.ts";
import { elementsOf } from "../elements.ts";
import type { Here, Machine } from "../machine.ts";
import { addToRest, allocate } from "../store.ts";

/** The one list a value surely is, or `undefined`. */
export function theList(here: Here, value: Value): Thing | undefined {
  const thing = value.objects.length === 1 ? here.state.thing(value.objects[0]!) : undefined;
  return thing?.isList === true ? thing : undefined;
}

/** Adds items at the end (or the start) of a list. */
export function append(here: Here, list: Value, items: readonly Value[], atStart = false): void {
  const thing = theList(here, list);
  const known = thing === undefined || list.isOpen ? undefined : itemsOf(thing);
  if (known === undefined) {
    for (const item of items) addToRest(here.state, list, item);
    return;
  }
  here.state.setThing(list.objects[0]!, listOf(atStart ? [...items, ...known] : [...known, ...items]));
}

/** Takes the item at a known index out of a list: `-1` for the last. */
export function takeOut(here: Here, list: Value, index: number | undefined): Value {
  const thing = theList(here, list);
  const known = thing === undefined ? undefined : itemsOf(thing);
  const first = thing?.slots.get("0");
  if (known === undefined && index === 0 && first !== undefined) {
    const others = [...thing!.slots].filter(([name]) => name !== "0");
    const moved = new Map(others.map(([name, item]) => [String(Number(name) - 1), item]));
    here.state.setThing(list.objects[0]!, { ...thing!, slots: moved });
    return first;
  }
  if (known === undefined || index === undefined || known.length === 0) return elementsOf(here.state, list);
  const at = index < 0 ? known.length + index : index;
  here.state.setThing(list.objects[0]!, listOf(known.filter((_, position) => position !== at)));
  return known[at] ?? unknown;
}

/** A new list of unknown length with such items. */
export function listOfAny(machine: Machine, here: Here, item: Value): Value {
  return allocate(machine, here.state, withRest({ ...listOf([]), length: undefined }, item));
}

/** A copy of a list that later writes do not share. */
export function copyOf(machine: Machine, here: Here, list: Value): Value {
  const thing = theList(here, list);
  return thing === undefined
    ? listOfAny(machine, here, elementsOf(here.state, list))
    : allocate(machine, here.state, thing);
}

/** Everything the values hold, as one. */
export function everything(here: Here, values: readonly Value[]): Value {
  return values.length === 0 ? nothing : joinAll(values.map((value) => elementsOf(here.state, value)));
}
