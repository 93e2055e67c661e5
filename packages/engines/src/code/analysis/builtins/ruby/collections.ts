import { constant, emptyThing, listOf, unknown, type Value } from "../../../values/index.ts";
import { spreadInto } from "../../calls/spread.ts";
import { elementsOf } from "../../elements.ts";
import type { Here, Machine } from "../../machine.ts";
import { addToRest, allocate, storeSlot } from "../../store.ts";
import { append, copyOf, everything, listOfAny, takeOut, theList } from "../lists.ts";
import type { RubyCall } from "./ruby-call.ts";

/** Methods that give a list or record with the same items. */
const holding = new Set(
  (
    "compact flatten uniq sort reverse shuffle take drop to_a entries lazy rotate compact_blank slice except filter values_at " +
    "symbolize_keys stringify_keys deep_symbolize_keys deep_stringify_keys transform_keys transform_values each_slice permit values to_h to_hash with_indifferent_access"
  ).split(" "),
);
const picking = new Set("first last sample min max sum pop shift delete delete_at find detect".split(" "));

/** Lists and records. */
export function callCollections(machine: Machine, here: Here, call: RubyCall): Value | undefined {
  const { name, receiver, values } = call;
  if (receiver.objects.length === 0) return undefined;
  const base = name.endsWith("!") ? name.slice(0, -1) : name;
  const isList = theList(here, receiver) !== undefined;
  if (base === "pop" && isList) return takeOut(here, receiver, -1);
  if (base === "shift" && isList) return takeOut(here, receiver, 0);
  if (picking.has(base)) return isList || base === "delete" ? elementsOf(here.state, receiver) : undefined;
  if (base === "values" || base === "values_at") return listOfAny(machine, here, elementsOf(here.state, receiver));
  if (holding.has(base)) return name === base && isList ? copyOf(machine, here, receiver) : receiver;
  switch (base) {
    case "keys": {
      const things = receiver.objects.map((number) => here.state.thing(number));
      const isClosed =
        !receiver.isOpen && receiver.taints.length === 0 && things.every((thing) => thing?.rest === undefined);
      const keys = things.flatMap((thing) => [...(thing?.slots.keys() ?? [])]);
      return isClosed
        ? allocate(machine, here.state, listOf(keys.map((key) => constant(key))))
        : listOfAny(machine, here, receiver.taints.length > 0 ? { ...unknown, taints: receiver.taints } : unknown);
    }
    case "merge":
    case "reverse_merge":
    case "deep_merge":
    case "update": {
      const made = name === base && base !== "update" ? allocate(machine, here.state, emptyThing()) : receiver;
      if (made !== receiver) spreadInto(here, made, receiver);
      for (const value of values) spreadInto(here, made, value);
      for (const [key, value] of call.site.given.keywords) if (key !== "&") storeSlot(here.state, made, key, value);
      return made;
    }
    case "store":
      addToRest(here.state, receiver, values[1] ?? unknown);
      return values[1] ?? unknown;
    case "unshift":
    case "prepend":
    case "insert":
      append(here, receiver, values, base !== "insert");
      return receiver;
    case "|":
    case "&":
    case "zip":
    case "product":
      return listOfAny(machine, here, everything(here, [receiver, ...values]));
    default:
      return undefined;
  }
}
