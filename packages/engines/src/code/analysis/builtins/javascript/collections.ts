import {
  type ContextSet,
  contents,
  everyContext,
  type Fact,
  join,
  listOf,
  madeSafe,
  named,
  only,
  unknown,
  type Value,
} from "../../../values/index.ts";
import { amongOwnKeys, ownKey } from "../../classes/inherited.ts";
import { isConstantCollection, membership } from "../../compare.ts";
import { optionOf } from "../../conditions.ts";
import { elementsOf } from "../../elements.ts";
import { factsAbout } from "../../facts.ts";
import { type Given, givenInOrder, type Here, type Machine } from "../../machine.ts";
import { addToRest, allocate, storeAt } from "../../store.ts";
import { followRows } from "../../tables.ts";
import { append, everything, listOfAny, takeOut, theList } from "../lists.ts";
import { beginsWith } from "../text.ts";
import { invokeWith } from "./callbacks.ts";
import { keysOf } from "./functions.ts";

/** Methods of arrays, maps and sets. */
export function callCollection(
  machine: Machine,
  here: Here,
  receiver: Value,
  method: string,
  given: Given,
): Value | undefined {
  const first = given.positional[0];
  const item = () => elementsOf(here.state, receiver);
  const at = { module: here.frame.unit.module, start: here.frame.unit.start, end: here.frame.unit.start };
  const isFunction = first !== undefined && first.callables.length > 0;
  switch (method) {
    case "map":
    case "flatMap":
      return isFunction
        ? listOfAny(machine, here, invokeWith(machine, here, first, givenInOrder(item(), unknown, receiver), at))
        : undefined;
    case "forEach": {
      if (!isFunction) return undefined;
      const since = machine.registrations.all.length;
      invokeWith(machine, here, first, givenInOrder(item(), unknown, receiver), at);
      // As in a loop, what one round leaves the next one finds.
      if (here.frame.unit.reassigned.size > 0)
        invokeWith(machine, here, first, givenInOrder(item(), unknown, receiver), at);
      followRows(machine, here, receiver, since, (inside, row) => {
        machine.invokeAll(inside, first, givenInOrder(row, unknown, receiver), at);
      });
      return unknown;
    }
    case "findIndex":
      if (!isFunction) return undefined;
      invokeWith(machine, here, first, givenInOrder(item(), unknown, receiver), at);
      return unknown;
    case "some":
    case "every": {
      if (!isFunction) return undefined;
      const one = { ...item(), number: machine.fresh() };
      const result = invokeWith(machine, here, first, givenInOrder(one, unknown, receiver), at);
      // What holds of any item holds of all.
      const facts = factsAbout(receiver, provedOf(one, method === "some" ? result.whenFalse : result.whenTrue));
      return method === "some" ? { ...unknown, whenFalse: facts } : { ...unknown, whenTrue: facts };
    }
    case "filter": {
      if (!isFunction) return undefined;
      const one = { ...item(), number: machine.fresh() };
      const { whenTrue } = invokeWith(machine, here, first, givenInOrder(one, unknown, receiver), at);
      return listOfAny(machine, here, madeSafe(item(), provedOf(one, whenTrue)));
    }
    case "find":
    case "findLast":
      if (!isFunction) return undefined;
      invokeWith(machine, here, first, givenInOrder(item(), unknown, receiver), at);
      return item();
    case "reduce":
    case "reduceRight": {
      if (!isFunction) return undefined;
      const start = given.positional[1] ?? item();
      const once = machine.invokeAll(here, first, givenInOrder(start, item()), at);
      return machine.invokeAll(here, first, givenInOrder(join(start, once), item()), at);
    }
    case "sort":
      if (isFunction) invokeWith(machine, here, first, givenInOrder(item(), item()), at);
      return receiver;
    case "reverse":
    case "values":
    case "flat":
      return receiver.objects.length > 0 ? listOfAny(machine, here, item()) : undefined;
    case "keys":
      return receiver.objects.length > 0 ? keysOf(machine, here, receiver) : undefined;
    case "entries":
      return receiver.objects.length > 0
        ? listOfAny(
            machine,
            here,
            allocate(machine, here.state, listOf([elementsOf(here.state, keysOf(machine, here, receiver)), item()])),
          )
        : undefined;
    case "push":
    case "unshift":
    case "add":
      if (receiver.objects.length === 0 && receiver.number === 0) return undefined;
      append(
        here,
        receiver,
        given.more === undefined ? given.positional : [...given.positional, given.more],
        method === "unshift",
      );
      return method === "add" ? receiver : unknown;
    case "pop":
      return receiver.objects.length > 0 ? takeOut(here, receiver, -1) : undefined;
    case "shift":
      return receiver.objects.length > 0 ? takeOut(here, receiver, 0) : undefined;
    case "splice":
      if (receiver.objects.length === 0) return undefined;
      for (const value of given.positional.slice(2)) addToRest(here.state, receiver, value);
      return listOfAny(machine, here, item());
    case "set":
      if (receiver.objects.length === 0 || given.positional.length < 2) return undefined;
      storeAt(machine, here, receiver, first ?? unknown, given.positional[1]!, at);
      return receiver;
    case "get": {
      if (receiver.objects.length === 0 || first === undefined) return undefined;
      const key = only(first);
      return (typeof key === "string" ? optionOf(here.state, receiver, key) : undefined) ?? item();
    }
    case "hasOwnProperty":
      return ownKey(machine, receiver, first);
    case "has":
    case "includes":
    case "indexOf":
    case "lastIndexOf": {
      if (first === undefined) return undefined;
      const facts =
        amongOwnKeys(machine, receiver, first) ??
        (method === "includes" || method.endsWith("ndexOf")
          ? membership(here.state, first, receiver)
          : collectionFacts(here, first, receiver));
      const { whenTrue, whenFalse } = facts;
      return method.endsWith("ndexOf")
        ? { ...named("position"), whenTrue, whenFalse, partOf: beginsWith(receiver, first).whenTrue }
        : { ...unknown, whenTrue, whenFalse };
    }
    case "concat": {
      if (theList(here, receiver) === undefined) return undefined;
      return listOfAny(machine, here, everything(here, [receiver, ...given.positional]));
    }
    default:
      return undefined;
  }
}

/** What these facts say of a value. */
function provedOf({ number }: Value, facts: readonly Fact[]): ContextSet {
  return facts.reduce((all, { about, safe }) => (about === number ? all | safe : all), 0);
}

/** Whether nothing of what is seen to be put into a map or set comes from outside: its keys are known ones. */
function isOfProgram(here: Here, { objects, taints }: Value): boolean {
  if (objects.length === 0 || taints.length > 0) return false;
  return objects.every((number) => {
    const thing = here.state.thing(number);
    return (
      thing !== undefined &&
      thing.instanceOf === undefined &&
      thing.hasForeignKeys !== true &&
      contents(thing).every((value) => value.taints.length === 0)
    );
  });
}

function collectionFacts(here: Here, item: Value, collection: Value): ReturnType<typeof membership> {
  const facts = membership(here.state, item, collection);
  if (isConstantCollection(here.state, collection)) return facts;
  return { whenTrue: isOfProgram(here, collection) ? factsAbout(item, everyContext) : facts.whenTrue, whenFalse: [] };
}
