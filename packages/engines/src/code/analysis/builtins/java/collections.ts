import {
  constant,
  emptyThing,
  itemsOf,
  joinAll,
  listOf,
  nothing,
  only,
  unknown,
  type Value,
} from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import { spreadInto } from "../../calls/spread.ts";
import { membership } from "../../compare.ts";
import { optionOf } from "../../conditions.ts";
import { elementsOf } from "../../elements.ts";
import { givenInOrder, type Here, type Machine } from "../../machine.ts";
import { addToRest, allocate, storeAt } from "../../store.ts";
import { append, copyOf, everything, listOfAny, takeOut, theList } from "../lists.ts";
import { makeBuilder } from "./builders.ts";

const lists = new Set(
  "ArrayList LinkedList Vector Stack ArrayDeque PriorityQueue HashSet LinkedHashSet TreeSet concurrent.CopyOnWriteArrayList concurrent.ConcurrentLinkedQueue concurrent.LinkedBlockingQueue"
    .split(" ")
    .map((name) => `java.util.${name}`),
);
const maps = new Set(
  "HashMap LinkedHashMap TreeMap Hashtable IdentityHashMap WeakHashMap Properties concurrent.ConcurrentHashMap"
    .split(" ")
    .map((name) => `java.util.${name}`),
);

/** A new list, map or builder; what an object of another class is made of is not known here. */
export function makeCollection(machine: Machine, here: Here, name: string, site: CallSite): Value | undefined {
  const [first] = site.given.positional;
  if (lists.has(name)) {
    const copied = first !== undefined && first.objects.length > 0 ? copyOf(machine, here, first) : undefined;
    const made =
      copied ??
      (first !== undefined && first.taints.length > 0
        ? listOfAny(machine, here, first)
        : allocate(machine, here.state, listOf([])));
    return { ...made, names: [`${name}()`] };
  }
  if (maps.has(name)) {
    const made = allocate(machine, here.state, emptyThing());
    if (first !== undefined && first.objects.length > 0) spreadInto(here, made, first);
    return { ...made, names: [`${name}()`] };
  }
  return makeBuilder(machine, here, name, site);
}

/** Methods of lists, sets, maps, iterators, optionals and streams. */
export function callCollection(
  machine: Machine,
  here: Here,
  receiver: Value,
  method: string,
  { given, at }: CallSite,
): Value | undefined {
  const isHeld = receiver.objects.some((number) => here.state.thing(number)?.instanceOf === undefined);
  if (!isHeld) return undefined;
  const [first, second] = given.positional;
  const elements = () => elementsOf(here.state, receiver);
  const index = first === undefined ? undefined : only(first);
  switch (method) {
    case "add":
    case "addLast":
    case "addElement":
    case "offer":
    case "push":
    case "addFirst": {
      const items = given.positional.length > 1 ? undefined : [first ?? unknown];
      if (items !== undefined) append(here, receiver, items, method === "push" || method === "addFirst");
      else insert(here, receiver, index, second ?? unknown);
      return constant(true);
    }
    case "addAll": {
      const list = first === undefined ? undefined : theList(here, first);
      const items = list === undefined ? undefined : itemsOf(list);
      if (items !== undefined) append(here, receiver, items);
      else if (first !== undefined) addToRest(here.state, receiver, elementsOf(here.state, first));
      return constant(true);
    }
    case "set":
      if (first !== undefined && second !== undefined) storeAt(machine, here, receiver, first, second, at);
      return unknown;
    case "get":
    case "getOrDefault":
    case "elementAt":
    case "getProperty":
    case "remove": {
      const list = theList(here, receiver);
      if (list !== undefined) {
        if (method === "remove") return takeOut(here, receiver, typeof index === "number" ? index : undefined);
        const item = typeof index === "number" ? itemsOf(list)?.[index] : undefined;
        return item ?? elements();
      }
      const slot = typeof index === "string" ? optionOf(here.state, receiver, index) : undefined;
      if (slot !== undefined) return slot;
      const isOpen = receiver.isOpen || receiver.objects.some((number) => here.state.thing(number)?.rest !== undefined);
      const missing = second ?? (method === "remove" ? unknown : constant(null));
      return isOpen || typeof index !== "string" ? joinAll([elements(), second ?? nothing]) : missing;
    }
    case "put":
    case "putIfAbsent":
    case "setProperty":
      if (first !== undefined && second !== undefined) storeAt(machine, here, receiver, first, second, at);
      return unknown;
    case "putAll":
      if (first !== undefined) spreadInto(here, receiver, first);
      return unknown;
    case "getFirst":
    case "peek":
    case "element":
    case "firstElement":
    case "iterator":
    case "listIterator":
    case "elements":
    case "stream":
    case "parallelStream":
    case "toArray":
    case "toList":
    case "values":
    case "subList":
    case "distinct":
    case "sorted":
    case "limit":
    case "skip":
    case "boxed":
    case "collect":
    case "clone":
    case "asIterator":
      return /^(getFirst|peek|element|firstElement)$/.test(method) ? elements() : listOfAny(machine, here, elements());
    case "next":
    case "nextElement":
    case "poll":
    case "pop":
    case "removeFirst":
    case "removeLast":
    case "getLast":
    case "lastElement":
    case "findFirst":
    case "findAny":
    case "orElse":
    case "orElseGet":
    case "orElseThrow":
    case "getValue":
      return elements();
    case "entrySet":
      return listOfAny(machine, here, listOfAny(machine, here, elements()));
    case "keySet":
    case "keys":
    case "getKey":
      return listOfAny(machine, here, unknown);
    case "map":
    case "mapToObj":
    case "flatMap":
      return first === undefined
        ? undefined
        : listOfAny(
            machine,
            here,
            joinAll([
              machine.invokeAll(here, first, givenInOrder(elements()), at),
              ...(first.callables.length === 0 ? [elements()] : []),
            ]),
          );
    case "filter":
    case "forEach":
    case "ifPresent":
    case "peekEach":
    case "removeIf":
      if (first !== undefined) machine.invokeAll(here, first, givenInOrder(elements(), elements()), at);
      return method === "filter" ? listOfAny(machine, here, elements()) : unknown;
    case "contains":
    case "containsKey": {
      const { whenTrue, whenFalse } = membership(here.state, first ?? unknown, receiver);
      return { ...unknown, whenTrue, whenFalse };
    }
    case "clear":
      for (const number of receiver.objects)
        here.state.setThing(number, emptyThing(theList(here, receiver) !== undefined));
      return unknown;
    case "size":
    case "length": {
      const length = theList(here, receiver)?.length;
      return length !== undefined && !receiver.isOpen ? constant(length) : unknown;
    }
    case "isEmpty":
    case "hasNext":
    case "hasMoreElements":
    case "hashCode":
    case "equals":
    case "indexOf":
    case "isPresent":
    case "count":
      return unknown;
    case "toString":
    case "join":
      return everything(here, [receiver]);
    default:
      return undefined;
  }
}

function insert(here: Here, receiver: Value, index: unknown, value: Value): void {
  const list = theList(here, receiver);
  const items = list === undefined ? undefined : itemsOf(list);
  if (items !== undefined && typeof index === "number") {
    here.state.setThing(receiver.objects[0]!, listOf([...items.slice(0, index), value, ...items.slice(index)]));
  } else addToRest(here.state, receiver, value);
}
