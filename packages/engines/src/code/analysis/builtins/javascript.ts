import {
  constant,
  contextSet,
  emptyThing,
  everyContext,
  isKnown,
  itemsOf,
  join,
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
} from "../../values/index.ts";
import type { CallSite } from "../call-site.ts";
import { membership } from "../compare.ts";
import { optionOf } from "../conditions.ts";
import { elementsOf, taintsWithin } from "../elements.ts";
import { factsAbout } from "../facts.ts";
import type { Given, Here, Machine } from "../machine.ts";
import { checkPattern } from "../patterns.ts";
import { addToRest, allocate, storeAt } from "../store.ts";
import { append, copyOf, everything, listOfAny, takeOut, theList } from "./lists.ts";
import { safeAfterReplacing, safeWhenMatching } from "./text.ts";

const withOne = (value: Value, ...more: Value[]): Given => ({
  positional: [value, ...more],
  keywords: new Map(),
  more: undefined,
});

/** What JavaScript's own functions and methods do; `undefined` when the callee is none of them. */
export function callJavaScript(machine: Machine, here: Here, site: CallSite): Value | undefined {
  const { target, method, receiver, given } = site;
  for (const name of target.names) {
    const result = callGlobal(machine, here, name, site);
    if (result !== undefined) return result;
  }
  if (method === undefined || receiver === undefined) return undefined;
  if (receiver.callables.length > 0 && (method === "call" || method === "apply" || method === "bind")) {
    return callFunctionMethod(machine, here, site, receiver, method);
  }
  const isOwnMethod = target.callables.length > 0;
  if (isOwnMethod) return undefined;
  if (method === "then" || method === "catch" || method === "finally")
    return callPromise(machine, here, site, receiver, method);
  const hasModel =
    receiver.names.length > 0 &&
    receiver.names.some(
      (name) => !/^(global\.|regex)/.test(name) || /^global\.(Map|Set|URLSearchParams|FormData)/.test(name),
    );
  if (hasModel && receiver.objects.length === 0 && receiver.taints.length === 0) return undefined;
  return callCollection(machine, here, receiver, method, given) ?? callText(machine, here, receiver, method, site);
}

function callGlobal(machine: Machine, here: Here, name: string, site: CallSite): Value | undefined {
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
      return name === "global.String" ? madeSafe(hop, contextSet("nosql")) : hop;
    }
    case "global.JSON.parse":
      return first.taints.length === 0
        ? undefined
        : withHop({ ...onlyTaints([first]), number: machine.fresh() }, at, "parsed as JSON");
    case "global.Number":
    case "global.parseInt":
    case "global.parseFloat":
    case "global.Boolean":
    case "global.BigInt":
    case "global.Number.parseInt":
    case "global.Number.parseFloat":
      return first.number === 0 ? unknown : { ...unknown, partOf: [{ about: first.number, safe: everyContext }] };
    case "global.isNaN":
    case "global.Number.isNaN":
      return { ...unknown, whenFalse: factsAbout(first, everyContext) };
    case "global.Number.isInteger":
    case "global.Number.isSafeInteger":
      return { ...unknown, whenTrue: factsAbout(first, everyContext) };
    case "global.Array.isArray":
      return unknown;
    case "global.Object.assign": {
      for (const source of given.positional.slice(1)) spread(here, first, source);
      return first;
    }
    case "global.Object.freeze":
    case "global.Object.seal":
    case "global.Promise.resolve":
    case "global.structuredClone":
    case "global.Object.create":
      return first;
    case "global.Object.values":
    case "global.Array.from":
    case "global.Promise.all":
    case "global.Promise.allSettled":
    case "global.Promise.race":
    case "global.Promise.any": {
      const mapper = given.positional[1];
      if (name === "global.Array.from" && mapper !== undefined) {
        return listOfAny(machine, here, machine.invokeAll(here, mapper, withOne(elementsOf(here.state, first)), at));
      }
      return theList(here, first) === undefined ? listOfAny(machine, here, elementsOf(here.state, first)) : first;
    }
    case "global.Object.keys":
    case "global.Object.getOwnPropertyNames":
      return keysOf(machine, here, first);
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
        if (callable.kind === "function") here.frame.pending.push({ callable, positional: given.positional.slice(2) });
      }
      return unknown;
    default:
      return undefined;
  }
}

function spread(here: Here, to: Value, from: Value): void {
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

function keysOf(machine: Machine, here: Here, value: Value): Value {
  const names = value.objects.flatMap((number) => [...(here.state.thing(number)?.slots.keys() ?? [])]);
  const isClosed = !value.isOpen && value.objects.every((number) => here.state.thing(number)?.rest === undefined);
  if (isClosed && value.objects.length > 0)
    return allocate(machine, here.state, listOf(names.map((name) => constant(name))));
  return listOfAny(machine, here, value.taints.length > 0 ? onlyTaints([value]) : unknown);
}

function callExecutor(machine: Machine, here: Here, executor: Value, site: CallSite): Value {
  const cell = allocate(machine, here.state, emptyThing());
  const resolve: Value = { ...nothing, constants: undefined, callables: [{ kind: "put", object: cell.number }] };
  machine.invokeAll(here, executor, withOne(resolve, named("reject")), site.at);
  const result = here.state.thing(cell.number)?.rest;
  return result ?? unknown;
}

function callPromise(machine: Machine, here: Here, site: CallSite, receiver: Value, method: string): Value {
  const [first, second] = site.given.positional;
  const wasCalled = (handler: Value | undefined) => handler !== undefined && handler.callables.length > 0;
  if (method === "then" && wasCalled(first)) {
    const branch = { ...here, state: here.state.fork() };
    const result = machine.invokeAll(branch, first!, withOne(receiver), site.at);
    if (wasCalled(second)) machine.invokeAll(branch, second!, withOne(named("error")), site.at);
    here.state.merge([branch.state]);
    return result;
  }
  if (wasCalled(first)) {
    const given = method === "catch" ? withOne(named("error")) : withOne(unknown);
    const result = machine.invokeAll(here, first!, given, site.at);
    return method === "catch" ? join(receiver, result) : receiver;
  }
  return receiver;
}

function callFunctionMethod(machine: Machine, here: Here, site: CallSite, receiver: Value, method: string): Value {
  const [self, ...rest] = site.given.positional;
  if (method === "bind") {
    return { ...nothing, constants: undefined, callables: [{ kind: "bound", target: receiver, self, args: rest }] };
  }
  const list = method === "apply" && rest[0] !== undefined ? theList(here, rest[0]) : undefined;
  const items = list === undefined ? undefined : itemsOf(list);
  const given: Given =
    method === "call"
      ? { ...site.given, positional: rest }
      : {
          positional: items ?? [],
          keywords: new Map(),
          more: items === undefined && rest[0] !== undefined ? elementsOf(here.state, rest[0]) : undefined,
        };
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

/** Methods of arrays, maps and sets. */
function callCollection(
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
        ? listOfAny(machine, here, invokeWith(machine, here, first, withOne(item(), unknown, receiver), at))
        : undefined;
    case "forEach":
    case "some":
    case "every":
    case "findIndex":
      if (!isFunction) return undefined;
      invokeWith(machine, here, first, withOne(item(), unknown, receiver), at);
      return unknown;
    case "filter":
      if (!isFunction) return undefined;
      invokeWith(machine, here, first, withOne(item(), unknown, receiver), at);
      return listOfAny(machine, here, item());
    case "find":
    case "findLast":
      if (!isFunction) return undefined;
      invokeWith(machine, here, first, withOne(item(), unknown, receiver), at);
      return item();
    case "reduce":
    case "reduceRight": {
      if (!isFunction) return undefined;
      const start = given.positional[1] ?? item();
      const once = machine.invokeAll(here, first, withOne(start, item()), at);
      return machine.invokeAll(here, first, withOne(join(start, once), item()), at);
    }
    case "sort":
      if (isFunction) invokeWith(machine, here, first, withOne(item(), item()), at);
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
    case "has":
    case "includes":
    case "indexOf":
    case "lastIndexOf":
    case "hasOwnProperty": {
      if (first === undefined) return undefined;
      const facts =
        method === "includes" || method.endsWith("ndexOf")
          ? membership(here.state, first, receiver)
          : collectionFacts(here, first, receiver);
      return method.endsWith("ndexOf") ? { ...named("position"), ...facts } : { ...unknown, ...facts };
    }
    case "concat": {
      if (theList(here, receiver) === undefined) return undefined;
      return listOfAny(machine, here, everything(here, [receiver, ...given.positional]));
    }
    default:
      return undefined;
  }
}

function collectionFacts(here: Here, item: Value, collection: Value): ReturnType<typeof membership> {
  return { whenTrue: membership(here.state, item, collection).whenTrue, whenFalse: [] };
}

function invokeWith(machine: Machine, here: Here, callee: Value, given: Given, at: CallSite["at"]): Value {
  const branch = { ...here, state: here.state.fork() };
  const result = machine.invokeAll(branch, callee, given, at);
  here.state.merge([here.state.fork(), branch.state]);
  return result;
}

/** Methods of texts, and `join`. */
function callText(machine: Machine, here: Here, receiver: Value, method: string, site: CallSite): Value | undefined {
  const { given, at } = site;
  const first = given.positional[0] ?? unknown;
  const text = isKnown(receiver) ? only(receiver) : undefined;
  const derive = (parts: readonly Value[], keepsText = false): Value => {
    const taints = onlyTaints(parts);
    return taints === unknown
      ? unknown
      : { ...taints, number: machine.fresh(), text: keepsText ? receiver.text : undefined };
  };
  switch (method) {
    case "trim":
    case "toLowerCase":
    case "toUpperCase":
    case "toString":
    case "normalize":
      if (typeof text === "string")
        return constant(
          method === "trim"
            ? text.trim()
            : method === "toLowerCase"
              ? text.toLowerCase()
              : method === "toUpperCase"
                ? text.toUpperCase()
                : text,
        );
      return receiver.taints.length > 0 ? { ...derive([receiver], true), number: receiver.number } : undefined;
    case "charAt":
      return typeof text === "string" && typeof only(first) === "number"
        ? constant(text.charAt(Number(only(first))))
        : derive([receiver]);
    case "slice":
    case "substring":
    case "substr": {
      const bounds = given.positional.map(only);
      if (typeof text === "string" && method !== "substr" && bounds.every((bound) => typeof bound === "number")) {
        const [from, to] = bounds as number[];
        return constant(method === "slice" ? text.slice(from, to) : text.substring(from ?? 0, to));
      }
      return receiver.objects.length > 0 ? copyOf(machine, here, receiver) : derive([receiver]);
    }
    case "startsWith": {
      const prefix = only(first);
      const safe = receiver.names.includes("canonical path")
        ? contextSet("path")
        : typeof prefix === "string" && /^[a-z][a-z0-9+.-]*:\/\/[^/]+\//i.test(prefix)
          ? contextSet("url", "redirect")
          : 0;
      return { ...unknown, whenTrue: safe === 0 ? [] : factsAbout(receiver, safe) };
    }
    case "endsWith":
    case "localeCompare":
      return unknown;
    case "test":
    case "match":
    case "exec":
    case "search": {
      const isRegexReceiver = receiver.names.some((name) => name.startsWith("regex:"));
      const regex = (isRegexReceiver ? receiver : first).names.find((name) => name.startsWith("regex:"));
      if (regex === undefined) return undefined;
      const subject = isRegexReceiver ? first : receiver;
      checkPattern(machine, here, regex.slice("regex:".length), subject, at);
      const facts = factsAbout(subject, safeWhenMatching(regex.slice("regex:".length), false));
      const part = method === "test" || method === "search" ? unknown : derive([subject]);
      return { ...part, whenTrue: facts };
    }
    case "replace":
    case "replaceAll": {
      const regex = first.names.find((name) => name.startsWith("regex:"));
      const replacement = given.positional[1] ?? unknown;
      const replaced = only(replacement);
      const pattern = regex?.slice("regex:".length) ?? (typeof only(first) === "string" ? String(only(first)) : "");
      const isAll = method === "replaceAll" || isGlobalRegex(first);
      const safe = safeAfterReplacing(pattern, isAll, typeof replaced === "string" ? replaced : undefined);
      const inserted =
        replacement.callables.length > 0
          ? machine.invokeAll(here, replacement, withOne(derive([receiver])), at)
          : replacement;
      return joinedTaints(machine, [madeSafe(receiver, safe), inserted]);
    }
    case "split":
      if (typeof text === "string" && typeof only(first) === "string") {
        return allocate(machine, here.state, listOf(text.split(String(only(first))).map((part) => constant(part))));
      }
      return receiver.taints.length > 0 ? listOfAny(machine, here, derive([receiver])) : undefined;
    case "join": {
      const list = theList(here, receiver);
      if (list === undefined && receiver.taints.length === 0) return undefined;
      return joinedTaints(machine, [elementsOf(here.state, receiver), first]);
    }
    case "concat":
    case "padStart":
    case "padEnd":
    case "repeat":
      return joinedTaints(machine, [receiver, ...given.positional]);
    default:
      return undefined;
  }
}

function isGlobalRegex(value: Value): boolean {
  return value.names.some((name) => name === "regex flags:g");
}

function joinedTaints(machine: Machine, parts: readonly Value[]): Value {
  const taints = onlyTaints(parts);
  return taints === unknown ? unknown : { ...taints, number: machine.fresh() };
}
