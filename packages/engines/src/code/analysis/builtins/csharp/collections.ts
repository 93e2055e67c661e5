import {
  constant,
  contextSet,
  emptyThing,
  everyContext,
  itemsOf,
  join,
  joinAll,
  listOf,
  madeSafe,
  only,
  unknown,
  type Value,
} from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import { membership } from "../../compare.ts";
import { optionOf } from "../../conditions.ts";
import { elementsOf } from "../../elements.ts";
import { factsAbout, learnFrom } from "../../facts.ts";
import { givenInOrder, type Here, type Machine } from "../../machine.ts";
import { addToRest, allocate, storeAt } from "../../store.ts";
import { append, copyOf, everything, listOfAny, takeOut, theList } from "../lists.ts";
import { fillBoxes } from "./boxes.ts";
import { parses } from "./statics.ts";

/** A new list or dictionary; what an object of another class is made of is not known here. */
export function makeCollection(machine: Machine, here: Here, name: string, { given }: CallSite): Value | undefined {
  const [first] = given.positional;
  const isCopied = first !== undefined && first.objects.length > 0;
  if (name === "csharp.List") {
    const filled = first !== undefined && first.taints.length > 0 ? listOfAny(machine, here, first) : undefined;
    const made = isCopied ? copyOf(machine, here, first) : (filled ?? allocate(machine, here.state, listOf([])));
    return { ...made, names: [`${name}()`] };
  }
  if (name !== "csharp.Dictionary") return undefined;
  const made = allocate(machine, here.state, emptyThing());
  if (isCopied) addToRest(here.state, made, elementsOf(here.state, first));
  return { ...made, names: [`${name}()`] };
}

/** Methods of lists and dictionaries, and queries of whatever holds items. */
export function callCollection(
  machine: Machine,
  here: Here,
  receiver: Value,
  method: string,
  { given, at }: CallSite,
): Value | undefined {
  const isHeld = receiver.objects.some((number) => here.state.thing(number)?.instanceOf === undefined);
  const [first = unknown, second] = given.positional;
  if (!isHeld && receiver.taints.length === 0) return undefined;
  const elements = () => elementsOf(here.state, receiver);
  const each = (value: Value) =>
    value.callables.length > 0
      ? machine.invokeAll(here, value, givenInOrder(elements(), unknown), at)
      : madeSafe(elements(), safeBy(machine, value));
  const isFunction = first.callables.length > 0 || safeBy(machine, first) !== 0;
  const queried = query(machine, here, receiver, method, { elements, each, first, second, isFunction });
  if (queried !== undefined || !isHeld) return queried;
  const index = only(first);
  switch (method) {
    case "Add":
    case "Push":
    case "Enqueue":
    case "AddLast":
    case "TryAdd":
      if (second !== undefined) storeAt(machine, here, receiver, first, second, at);
      else append(here, receiver, [first], method === "Push");
      return unknown;
    case "AddRange": {
      const items = theList(here, first) === undefined ? undefined : itemsOf(theList(here, first)!);
      if (items !== undefined) append(here, receiver, items);
      else addToRest(here.state, receiver, elementsOf(here.state, first));
      return unknown;
    }
    case "Insert":
      addToRest(here.state, receiver, second ?? unknown);
      return unknown;
    case "RemoveAt":
      takeOut(here, receiver, typeof index === "number" ? index : undefined);
      return unknown;
    case "Pop":
    case "Peek":
    case "Dequeue":
      return elements();
    case "GetValueOrDefault":
    case "TryGetValue":
    case "GetValue": {
      const slot = typeof index === "string" ? optionOf(here.state, receiver, index) : undefined;
      const isClosed =
        !receiver.isOpen && receiver.objects.every((number) => here.state.thing(number)?.rest === undefined);
      const missing = typeof index === "string" && isClosed ? (second ?? constant(null)) : elements();
      if (method !== "TryGetValue") return slot ?? missing;
      fillBoxes(here, given, slot ?? (typeof index === "string" && isClosed ? constant(null) : elements()));
      return unknown;
    }
    case "ContainsKey": {
      const { whenTrue, whenFalse } = membership(here.state, first, receiver);
      return { ...unknown, whenTrue, whenFalse };
    }
    case "Clear":
      for (const number of receiver.objects)
        here.state.setThing(number, emptyThing(theList(here, receiver) !== undefined));
      return unknown;
    case "Remove":
    case "Sort":
      return unknown;
    case "ToString":
      return everything(here, [receiver]);
    default:
      return undefined;
  }
}

/** What a text or list is safe for of whose items all are such that a question about them is answered with `outcome`. */
function provedBy(machine: Machine, here: Here, items: Value, asked: Value, outcome: boolean): number {
  if (items.taints.length === 0) return 0;
  const { predicates } = machine.catalog("csharp");
  const model = asked.names.map((name) => predicates.get(name)).find((found) => found !== undefined);
  if (model !== undefined && asked.callables.length === 0)
    return outcome ? (model.safe === "every" ? everyContext : contextSet(...model.safe)) : 0;
  if (asked.callables.length === 0) return 0;
  const item = { ...items, number: machine.fresh() };
  const at = { module: here.frame.unit.module, start: here.frame.unit.start, end: here.frame.unit.start };
  const answer = machine.invokeAll(here, asked, givenInOrder(item, unknown), at);
  const facts = outcome ? answer.whenTrue : answer.whenFalse;
  return facts.find(({ about }) => about === item.number)?.safe ?? 0;
}

/** What a method of a library makes of items, given as it is: `ids.Select(int.Parse)`. */
function safeBy(machine: Machine, { names, objects, taints }: Value): number {
  if (objects.length + taints.length > 0) return 0;
  const { sanitizers } = machine.catalog("csharp");
  const all = names.map((name) => {
    const safe = parses.has(name) ? "every" : (sanitizers.get(name)?.safe ?? []);
    return safe === "every" ? everyContext : contextSet(...safe);
  });
  return all.reduce((safe, one) => safe & one, all.length === 0 ? 0 : everyContext);
}

interface Query {
  readonly elements: () => Value;
  readonly each: (value: Value) => Value;
  readonly first: Value;
  readonly second: Value | undefined;
  readonly isFunction: boolean;
}

/** LINQ: https://learn.microsoft.com/dotnet/api/system.linq.enumerable */
function query(
  machine: Machine,
  here: Here,
  receiver: Value,
  method: string,
  { elements, each, first, second, isFunction }: Query,
): Value | undefined {
  switch (method.replace(/Async$/, "")) {
    case "Select":
    case "SelectMany":
    case "ConvertAll":
      return isFunction ? listOfAny(machine, here, each(first)) : undefined;
    case "Where":
    case "TakeWhile":
    case "SkipWhile":
    case "FindAll": {
      const safe = provedBy(machine, here, elements(), first, true);
      if (safe !== 0) return listOfAny(machine, here, madeSafe(elements(), safe));
      if (!isFunction) return undefined;
      learnFrom(here.state, each(first), true);
      return listOfAny(machine, here, elements());
    }
    case "All":
    case "Any": {
      const safe = provedBy(machine, here, elements(), first, method === "All");
      if (safe !== 0) {
        const facts = factsAbout(receiver, safe);
        return method === "All" ? { ...unknown, whenTrue: facts } : { ...unknown, whenFalse: facts };
      }
      return isFunction || method === "Any" ? unknown : undefined;
    }
    case "OrderBy":
    case "OrderByDescending":
    case "ThenBy":
    case "GroupBy":
    case "DistinctBy":
    case "ForEach":
    case "Exists":
    case "Count": {
      if (isFunction) each(first);
      else if (method === "Count") return unknown;
      return /By|^Then/.test(method) && isFunction
        ? listOfAny(machine, here, elements())
        : isFunction
          ? unknown
          : undefined;
    }
    case "First":
    case "FirstOrDefault":
    case "Last":
    case "LastOrDefault":
    case "Single":
    case "SingleOrDefault":
    case "Find":
    case "Max":
    case "Min":
    case "ElementAt":
    case "ElementAtOrDefault": {
      if (isFunction) each(first);
      const items = theList(here, receiver);
      const known = items === undefined || receiver.isOpen || isFunction ? undefined : itemsOf(items);
      const index = /^First/.test(method) ? 0 : /^Last/.test(method) ? (known?.length ?? 0) - 1 : only(first);
      return (typeof index === "number" ? known?.[index] : undefined) ?? elements();
    }
    case "Aggregate": {
      const function_ = second ?? first;
      const start = second === undefined ? elements() : first;
      const at = { module: here.frame.unit.module, start: here.frame.unit.start, end: here.frame.unit.start };
      const once = machine.invokeAll(here, function_, givenInOrder(start, elements()), at);
      return machine.invokeAll(here, function_, givenInOrder(join(start, once), elements()), at);
    }
    case "ToList":
    case "ToArray":
    case "AsEnumerable":
    case "AsReadOnly":
    case "ToHashSet":
    case "Take":
    case "Skip":
    case "Distinct":
    case "Reverse":
    case "Cast":
    case "OfType":
    case "DefaultIfEmpty":
      return receiver.objects.length === 1 && /^(ToList|ToArray|AsEnumerable|AsReadOnly)/.test(method)
        ? copyOf(machine, here, receiver)
        : listOfAny(machine, here, elements());
    case "Concat":
    case "Union":
    case "Append":
    case "Prepend":
    case "Zip":
      return listOfAny(
        machine,
        here,
        joinAll([elements(), elementsOf(here.state, first), ...(method === "Append" ? [first] : [])]),
      );
    case "ToDictionary":
    case "ToLookup": {
      if (isFunction) each(first);
      const value = second !== undefined && second.callables.length > 0 ? each(second) : elements();
      const made = allocate(machine, here.state, emptyThing());
      addToRest(here.state, made, value);
      return { ...made, names: ["csharp.Dictionary()"] };
    }
    case "Contains": {
      if (receiver.objects.length === 0) return undefined;
      const { whenTrue, whenFalse } = membership(here.state, first, receiver);
      return { ...unknown, whenTrue, whenFalse };
    }
    default:
      return undefined;
  }
}
