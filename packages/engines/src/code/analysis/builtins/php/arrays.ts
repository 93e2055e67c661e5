import {
  constant,
  isKnown,
  itemsOf,
  joinAll,
  listOf,
  named,
  nothing,
  only,
  unknown,
  type Value,
} from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import { spreadInto } from "../../calls/spread.ts";
import { listed, membership } from "../../compare.ts";
import { elementsOf } from "../../elements.ts";
import { givenInOrder, type Here, type Machine } from "../../machine.ts";
import { addToRest, allocate } from "../../store.ts";
import { derived } from "../derived.ts";
import { append, copyOf, everything, listOfAny, takeOut, theList } from "../lists.ts";

/** Functions whose result holds items of what they are given. */
const holding = new Set(
  (
    "array_values array_filter array_slice array_splice array_unique array_reverse array_chunk array_column array_combine " +
    "array_diff array_diff_key array_intersect array_intersect_key array_pad array_fill array_fill_keys array_flip array_replace " +
    "array_merge_recursive array_replace_recursive array_rand array_diff_assoc range iterator_to_array"
  ).split(" "),
);
/** Functions that give one of the items. */
const picking = new Set("current end reset next prev each max min array_sum array_product key_of".split(" "));

/** Functions on arrays. */
export function callArrays(machine: Machine, here: Here, name: string, site: CallSite): Value | undefined {
  const { given, at } = site;
  const [first = unknown, second = unknown] = given.positional;
  if (holding.has(name)) {
    if (given.positional.length === 1 && (name === "array_values" || name === "array_unique"))
      return theList(here, first) === undefined ? itemsIn(machine, here, site, name) : copyOf(machine, here, first);
    return itemsIn(machine, here, site, name);
  }
  if (picking.has(name)) return everything(here, given.positional);
  switch (name) {
    case "entries": {
      const keys = keysOf(first);
      return listOfAny(machine, here, allocate(machine, here.state, listOf([keys, elementsOf(here.state, first)])));
    }
    case "array_merge": {
      const lists = given.positional.map((value) => {
        const thing = theList(here, value);
        return thing === undefined ? undefined : itemsOf(thing);
      });
      if (lists.every((list) => list !== undefined) && lists.length > 0)
        return allocate(machine, here.state, listOf(lists.flat()));
      const made = allocate(machine, here.state, { ...listOf([]), isList: false, length: undefined });
      for (const value of given.positional) spreadInto(here, made, value);
      return made;
    }
    case "array_keys": {
      const things = first.objects.map((number) => here.state.thing(number));
      const isClosed = !first.isOpen && things.length > 0 && things.every((thing) => thing?.rest === undefined);
      const names = things.flatMap((thing) => [...(thing?.slots.keys() ?? [])]);
      return isClosed && first.taints.length === 0
        ? allocate(machine, here.state, listOf(names.map((key) => constant(key))))
        : listOfAny(machine, here, keysOf(first));
    }
    case "array_key_exists":
    case "key_exists":
      return { ...unknown, ...membership(here.state, first, second) };
    // A member that is not there, or nothing.
    case "is_empty": {
      const { whenTrue, whenFalse } = membership(here.state, first, second);
      return { ...unknown, whenTrue: whenFalse, whenFalse: whenTrue };
    }
    case "in_array":
      return { ...unknown, ...listed(here.state, first, second) };
    case "array_search":
      return { ...unknown, ...membership(here.state, first, second) };
    case "array_push":
      append(here, first, given.positional.slice(1));
      return unknown;
    case "array_unshift":
      append(here, first, given.positional.slice(1), true);
      return unknown;
    case "array_pop":
      return takeOut(here, first, -1);
    case "array_shift":
      return takeOut(here, first, 0);
    case "array_map": {
      const items = everything(here, given.positional.slice(1));
      return listOfAny(machine, here, applied(machine, here, site, first, [items]));
    }
    case "array_walk":
      addToRest(here.state, first, applied(machine, here, site, second, [elementsOf(here.state, first)]));
      return unknown;
    case "array_reduce":
      return joinAll([
        given.positional[2] ?? nothing,
        applied(machine, here, site, second, [given.positional[2] ?? unknown, elementsOf(here.state, first)]),
      ]);
    case "usort":
    case "uasort":
    case "uksort":
    case "sort":
    case "rsort":
    case "ksort":
    case "asort":
    case "shuffle":
    case "array_multisort":
      return unknown;
    case "call_user_func":
    case "forward_static_call":
      return applied(machine, here, site, first, given.positional.slice(1));
    case "call_user_func_array": {
      const thing = theList(here, second);
      return applied(machine, here, site, first, (thing && itemsOf(thing)) ?? [elementsOf(here.state, second)]);
    }
    case "func_get_args":
      return listOfAny(machine, here, unknown);
    default:
      return undefined;
  }

  function itemsIn(machine: Machine, here: Here, site: CallSite, name: string): Value {
    const value = everything(here, site.given.positional);
    if (value.objects.length === 0 && value.callables.length === 0 && value.taints.length > 0)
      return site.given.positional.some(({ objects }) => objects.length > 0)
        ? listOfAny(machine, here, value)
        : derived(machine, here, site, name, site.given.positional);
    return listOfAny(machine, here, value);
  }

  /** What a function given to another one makes of these values. */
  function applied(machine: Machine, here: Here, site: CallSite, callee: Value, positional: readonly Value[]): Value {
    if (callee.callables.length > 0) {
      const result = machine.invokeAll(here, callee, givenInOrder(...positional), at);
      return { ...result, isOpen: true };
    }
    // A function of the language or of a library that is called by its name.
    if (callee.names.some((full) => /^[\w.]+\.\w+$/.test(full)))
      return machine.callNamed(here, callee, givenInOrder(...positional), at);
    return derived(machine, here, site, name, positional);
  }
}

function keysOf(value: Value): Value {
  if (value.taints.length > 0) return { ...unknown, taints: value.taints };
  const known = isKnown(value) ? only(value) : undefined;
  return known === undefined ? unknown : named("key");
}
