import {
  constant,
  emptyThing,
  isKnown,
  listOf,
  only,
  onlyTaints,
  unknown,
  type Value,
  withRest,
  withSlot,
} from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import { elementsOf, taintsWithin } from "../../elements.ts";
import type { Here, Machine } from "../../machine.ts";
import { addToRest, allocate } from "../../store.ts";
import { copyOf, theList } from "../lists.ts";
import { makeBuilder } from "./builders.ts";

/** Functions and conversions of the language itself. Go specification, "Built-in functions". */
export function callLanguage(machine: Machine, here: Here, name: string, { given }: CallSite): Value | undefined {
  const [first = unknown, second = unknown] = given.positional;
  switch (name) {
    case "builtin.append":
      return appended(machine, here, first, given.positional.slice(1), given.more);
    case "builtin.copy":
      addToRest(here.state, first, elementsOf(here.state, second));
      return unknown;
    case "builtin.string":
    case "builtin.any":
      return first;
    case "builtin.len": {
      const text = isKnown(first) ? only(first) : undefined;
      if (typeof text === "string") return constant(new TextEncoder().encode(text).length);
      const thing = theList(here, first);
      return thing?.length === undefined || first.isOpen ? unknown : constant(thing.length);
    }
    case "builtin.delete":
    case "builtin.clear":
    case "builtin.close":
    case "builtin.print":
    case "builtin.println":
    case "builtin.recover":
    case "builtin.panic":
    case "builtin.cap":
    case "errors.New":
    case "errors.Is":
    case "errors.As":
    case "fmt.Errorf":
      return unknown;
    case "builtin.min":
    case "builtin.max":
      return unknown;
    default:
      return name.startsWith("builtin.") && given.positional.length === 1 ? unknown : undefined;
  }
}

/** An object of a library's type, with the fields it is given. */
export function makeObject(machine: Machine, here: Here, { target, given }: CallSite): Value {
  const { types } = machine.catalog("go");
  const builder = target.names.map((name) => makeBuilder(machine, here, name)).find((made) => made !== undefined);
  if (builder !== undefined) return builder;
  let thing = emptyThing();
  for (const [field, value] of given.keywords) thing = withSlot(thing, field, value, true);
  for (const [index, value] of given.positional.entries()) thing = withSlot(thing, String(index), value, true);
  const made = allocate(machine, here.state, thing);
  // Open: what its methods leave in it is not seen.
  return { ...made, names: target.names.map((name) => types.get(`${name}()`) ?? `${name}()`), isOpen: true };
}

function appended(machine: Machine, here: Here, list: Value, items: readonly Value[], more: Value | undefined): Value {
  if (list.objects.length === 0) {
    const taints = [list, ...items.flatMap((item) => taintsWithin(here.state, item, 1)), ...(more ? [more] : [])];
    const all = onlyTaints(taints);
    const made = allocate(machine, here.state, { ...listOf(items), rest: more, length: undefined });
    return all === unknown ? { ...made, isOpen: true } : { ...made, taints: all.taints, isOpen: true };
  }
  const copy = copyOf(machine, here, list);
  const thing = here.state.thing(copy.number)!;
  const known = thing.length !== undefined && thing.rest === undefined && more === undefined && !list.isOpen;
  if (known) {
    const kept = [...thing.slots.values()];
    here.state.setThing(copy.number, listOf([...kept, ...items]));
  } else {
    let grown = thing;
    for (const item of [...items, ...(more === undefined ? [] : [more])]) grown = withRest(grown, item);
    here.state.setThing(copy.number, grown);
  }
  return { ...copy, taints: list.taints, names: list.names };
}
