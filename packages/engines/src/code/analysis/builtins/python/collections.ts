import { constant, itemsOf, joinAll, listOf, nothing, only, unknown, type Value } from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import { spreadInto } from "../../calls/spread.ts";
import { optionOf } from "../../conditions.ts";
import { elementsOf } from "../../elements.ts";
import type { Here, Machine } from "../../machine.ts";
import { addToRest, allocate, storeAt, storeSlot } from "../../store.ts";
import { append, copyOf, listOfAny, takeOut, theList } from "../lists.ts";

/** A call with one argument. */
/** Methods of lists, dicts and sets. */
export function callCollection(
  machine: Machine,
  here: Here,
  receiver: Value,
  method: string,
  { given, at }: CallSite,
): Value | undefined {
  if (receiver.objects.length === 0) return undefined;
  const [first, second] = given.positional;
  switch (method) {
    case "append":
    case "add":
    case "appendleft":
      append(here, receiver, [first ?? unknown], method === "appendleft");
      return constant(null);
    case "insert": {
      const index = first === undefined ? undefined : only(first);
      const list = theList(here, receiver);
      const items = list === undefined ? undefined : itemsOf(list);
      if (items !== undefined && typeof index === "number") {
        here.state.setThing(
          receiver.objects[0]!,
          listOf([...items.slice(0, index), second ?? unknown, ...items.slice(index)]),
        );
      } else addToRest(here.state, receiver, second ?? unknown);
      return constant(null);
    }
    case "extend":
    case "update": {
      if (first === undefined && given.keywords.size === 0) return undefined;
      const list = first === undefined ? undefined : theList(here, first);
      const items = list === undefined ? undefined : itemsOf(list);
      if (items !== undefined) append(here, receiver, items);
      else if (first !== undefined && theList(here, receiver) === undefined) spreadInto(here, receiver, first);
      else if (first !== undefined) addToRest(here.state, receiver, elementsOf(here.state, first));
      for (const [name, value] of given.keywords) storeSlot(here.state, receiver, name, value);
      return constant(null);
    }
    case "pop": {
      if (theList(here, receiver) !== undefined) {
        const index = first === undefined ? -1 : only(first);
        return takeOut(here, receiver, typeof index === "number" ? index : undefined);
      }
      const name = first === undefined ? undefined : only(first);
      const slot = typeof name === "string" ? optionOf(here.state, receiver, name) : undefined;
      return slot ?? joinAll([elementsOf(here.state, receiver), second ?? nothing]);
    }
    case "get":
    case "setdefault": {
      if (theList(here, receiver) !== undefined) return undefined;
      const name = first === undefined ? undefined : only(first);
      if (method === "setdefault" && first !== undefined && second !== undefined)
        storeAt(machine, here, receiver, first, second, at);
      if (typeof name !== "string") return elementsOf(here.state, receiver);
      const slot = optionOf(here.state, receiver, name);
      if (slot !== undefined) return slot;
      const isClosed =
        !receiver.isOpen &&
        receiver.objects.every(
          (number) =>
            here.state.thing(number)?.rest === undefined && here.state.thing(number)?.instanceOf === undefined,
        );
      if (!isClosed && here.state.thing(receiver.objects[0]!)?.instanceOf !== undefined) return undefined;
      return isClosed ? (second ?? constant(null)) : joinAll([elementsOf(here.state, receiver), second ?? nothing]);
    }
    case "values":
      return listOfAny(machine, here, elementsOf(here.state, receiver));
    case "items": {
      const pair = allocate(machine, here.state, listOf([unknown, elementsOf(here.state, receiver)]));
      return listOfAny(machine, here, pair);
    }
    case "keys": {
      const things = receiver.objects.map((number) => here.state.thing(number));
      const names = things.flatMap((thing) => [...(thing?.slots.keys() ?? [])]);
      const isClosed = !receiver.isOpen && things.every((thing) => thing?.rest === undefined);
      return isClosed
        ? allocate(machine, here.state, listOf(names.map((name) => constant(name))))
        : listOfAny(machine, here, unknown);
    }
    case "copy":
      return copyOf(machine, here, receiver);
    case "remove":
    case "clear":
    case "sort":
    case "reverse":
      if (theList(here, receiver) === undefined) return undefined;
      if (method !== "clear")
        here.state.setThing(receiver.objects[0]!, {
          ...theList(here, listOfAny(machine, here, elementsOf(here.state, receiver)))!,
        });
      else here.state.setThing(receiver.objects[0]!, listOf([]));
      return constant(null);
    default:
      return undefined;
  }
}
