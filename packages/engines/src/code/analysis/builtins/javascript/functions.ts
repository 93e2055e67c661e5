import {
  constant,
  contextSet,
  emptyThing,
  everyContext,
  isKnown,
  itemsOf,
  joinAll,
  listOf,
  madeSafe,
  named,
  nothing,
  only,
  onlyTaints,
  unknown,
  type Value,
  withHop,
} from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import { markOwnKeys, ownKey, withoutPrototype } from "../../classes/inherited.ts";
import { optionOf } from "../../conditions.ts";
import { elementsOf, taintsWithin } from "../../elements.ts";
import { factsAbout } from "../../facts.ts";
import { type Given, givenInOrder, type Here, type Machine, noArguments } from "../../machine.ts";
import { addToRest, allocate, storeSlot } from "../../store.ts";
import { copyOf, listOfAny, theList } from "../lists.ts";
import { callExecutor } from "./promises.ts";

/** Functions of the language itself and its global objects, by name. */
export function callGlobal(machine: Machine, here: Here, name: string, site: CallSite): Value | undefined {
  const { given, at } = site;
  const first = given.positional[0] ?? unknown;
  switch (name) {
    case "global.require":
    case "global.import": {
      const specifier = only(first);
      if (typeof specifier !== "string") return undefined;
      return machine.importModule(here.frame.unit.module.path, specifier, "javascript", at);
    }
    case "global.String":
    case "global.JSON.stringify":
    case "global.Buffer.from":
    case "global.decodeURI":
    case "global.unescape":
    case "global.atob":
    case "global.btoa": {
      const taints = taintsWithin(here.state, first);
      if (taints.length === 0)
        return isKnown(first) && name === "global.String" ? constant(String(only(first))) : unknown;
      const value = {
        ...onlyTaints(taints),
        number: name === "global.String" ? first.number : machine.fresh(),
        text: first.text,
      };
      const hop = withHop(value, at, `through ${name.slice("global.".length)}`);
      // JSON is the text of a literal.
      const safe =
        name === "global.String" ? ["nosql" as const] : name === "global.JSON.stringify" ? ["code" as const] : [];
      return madeSafe(hop, contextSet(...safe));
    }
    case "global.JSON.parse":
      return first.taints.length === 0
        ? undefined
        : withHop({ ...onlyTaints([first]), number: machine.fresh() }, at, "parsed as JSON");
    // The beginning of a text may be a number, whatever follows.
    case "global.parseInt":
    case "global.parseFloat":
    case "global.Number.parseInt":
    case "global.Number.parseFloat":
      return unknown;
    case "global.Number":
    case "global.Boolean":
    case "global.BigInt":
      return first.number === 0 ? unknown : { ...unknown, partOf: [{ about: first.number, safe: everyContext }] };
    case "global.isNaN":
    case "global.Number.isNaN":
      return { ...unknown, whenFalse: factsAbout(first, everyContext) };
    case "global.Number.isInteger":
    case "global.Number.isSafeInteger":
      return { ...unknown, whenTrue: factsAbout(first, everyContext) };
    case "global.Array.isArray":
      // Neither what all objects inherit from nor what makes them.
      return { ...unknown, whenTrue: factsAbout(first, contextSet("prototype key", "constructor key")) };
    case "global.Object.assign": {
      for (const source of given.positional.slice(1)) spread(here, first, source);
      return first;
    }
    case "global.Object.freeze":
    case "global.Object.seal":
    case "global.Promise.resolve":
    case "global.structuredClone":
      return first;
    case "global.Object.create":
      return isKnown(first) && only(first) === null
        ? { ...allocate(machine, here.state, emptyThing()), names: [withoutPrototype] }
        : first;
    case "global.Object.defineProperty": {
      const name = only(given.positional[1] ?? unknown);
      const descriptor = given.positional[2];
      if (typeof name !== "string" || descriptor === undefined) return undefined;
      const getter = optionOf(here.state, descriptor, "get");
      const value =
        optionOf(here.state, descriptor, "value") ??
        (getter && machine.invokeAll(here, ofObject(getter, first), noArguments, at));
      if (value !== undefined) storeSlot(here.state, first, name, value);
      return first;
    }
    case "global.Object.hasOwn":
      return ownKey(machine, first, given.positional[1]);
    case "global.RegExp": {
      const pattern = only(first);
      return typeof pattern === "string" && isKnown(first) ? named(`regex:${pattern}`) : undefined;
    }
    case "global.Object.values":
    case "global.Array.from":
    case "global.Promise.all":
    case "global.Promise.allSettled":
    case "global.Promise.race":
    case "global.Promise.any": {
      const mapper = given.positional[1];
      if (name === "global.Array.from" && mapper !== undefined) {
        return listOfAny(
          machine,
          here,
          machine.invokeAll(here, mapper, givenInOrder(elementsOf(here.state, first)), at),
        );
      }
      return theList(here, first) === undefined ? listOfAny(machine, here, elementsOf(here.state, first)) : first;
    }
    case "global.Object.keys":
    case "global.Object.getOwnPropertyNames":
    case "global.Reflect.ownKeys":
      return markOwnKeys(first, keysOf(machine, here, first));
    case "global.Object.entries": {
      const pair = listOf([{ ...elementsOf(here.state, keysOf(machine, here, first)) }, elementsOf(here.state, first)]);
      return listOfAny(machine, here, allocate(machine, here.state, pair));
    }
    case "global.Object.fromEntries": {
      const made = allocate(machine, here.state, emptyThing());
      const pair = elementsOf(here.state, first);
      addToRest(here.state, made, elementsOf(here.state, pair));
      return made;
    }
    case "global.Promise":
      return site.isNew ? callExecutor(machine, here, first, site) : undefined;
    case "global.Map":
    case "global.WeakMap":
    case "global.Object": {
      const made = allocate(machine, here.state, emptyThing());
      if (first.objects.length > 0) addToRest(here.state, made, elementsOf(here.state, elementsOf(here.state, first)));
      return name === "global.Object" && first !== unknown ? first : made;
    }
    case "global.Set":
    case "global.WeakSet":
      return first.objects.length > 0 ? copyOf(machine, here, first) : allocate(machine, here.state, listOf([]));
    case "global.Array":
      return allocate(
        machine,
        here.state,
        given.positional.length === 1 ? { ...listOf([]), length: undefined } : listOf(given.positional),
      );
    case "global.setTimeout":
    case "global.setImmediate":
    case "global.setInterval":
    case "global.queueMicrotask":
    case "global.process.nextTick":
      for (const callable of first.callables) {
        if (callable.kind === "function")
          here.frame.pending.push({ callable, positional: given.positional.slice(2), proofs: here.state.proofs() });
      }
      return unknown;
    default:
      return undefined;
  }
}

/** Functions as methods of an object. */
function ofObject(value: Value, self: Value): Value {
  const callables = value.callables.map((callable) =>
    callable.kind === "function" ? { ...callable, self } : callable,
  );
  return { ...value, callables };
}

/** Puts what an object holds into another one. */
export function spread(here: Here, to: Value, from: Value): void {
  for (const number of from.objects) {
    for (const [name, value] of here.state.thing(number)?.slots ?? []) {
      for (const target of to.objects) {
        const thing = here.state.thing(target) ?? emptyThing();
        here.state.setThing(target, { ...thing, slots: new Map([...thing.slots, [name, value]]) });
      }
    }
  }
  if (from.taints.length > 0) addToRest(here.state, to, onlyTaints([from]));
}

/** The names of what an object holds, as a list. */
export function keysOf(machine: Machine, here: Here, value: Value): Value {
  const names = value.objects.flatMap((number) => [...(here.state.thing(number)?.slots.keys() ?? [])]);
  const isClosed = !value.isOpen && value.objects.every((number) => here.state.thing(number)?.rest === undefined);
  if (isClosed && value.objects.length > 0)
    return allocate(machine, here.state, listOf(names.map((name) => constant(name))));
  return listOfAny(machine, here, value.taints.length > 0 ? onlyTaints([value]) : unknown);
}

/** The arguments that `apply` takes from a list. */
export function givenInList(here: Here, value: Value | undefined): Given {
  const list = value === undefined ? undefined : theList(here, value);
  const items = list === undefined ? undefined : itemsOf(list);
  return {
    positional: items ?? [],
    keywords: new Map(),
    more: items === undefined && value !== undefined ? elementsOf(here.state, value) : undefined,
  };
}

/** `call`, `apply` and `bind` of a function. */
export function callFunctionMethod(
  machine: Machine,
  here: Here,
  site: CallSite,
  receiver: Value,
  method: string,
): Value {
  const [self, ...rest] = site.given.positional;
  if (method === "call" && receiver.names.some((name) => /(^|\.)hasOwnProperty$/.test(name)))
    return ownKey(machine, self ?? unknown, rest[0]);
  if (method === "bind") {
    return { ...nothing, constants: undefined, callables: [{ kind: "bound", target: receiver, self, args: rest }] };
  }
  const given = method === "call" ? { ...site.given, positional: rest } : givenInList(here, rest[0]);
  return joinAll(
    receiver.callables.map((callable) =>
      machine.invoke(
        here,
        callable.kind === "function" ? { ...callable, self: self ?? callable.self } : callable,
        given,
        site.at,
        false,
      ),
    ),
  );
}
