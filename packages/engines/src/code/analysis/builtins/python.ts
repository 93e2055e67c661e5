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
  withSlot,
} from "../../values/index.ts";
import type { CallSite } from "../call-site.ts";
import { concat } from "../concat.ts";
import { optionOf } from "../conditions.ts";
import { elementsOf, taintsWithin } from "../elements.ts";
import { factsAbout } from "../facts.ts";
import { load } from "../load.ts";
import type { Given, Here, Machine } from "../machine.ts";
import { checkPattern } from "../patterns.ts";
import { spreadInto } from "../spread.ts";
import { addToRest, allocate, storeAt, storeSlot } from "../store.ts";
import { append, copyOf, everything, listOfAny, takeOut, theList } from "./lists.ts";
import { safeAfterReplacing, safeWhenMatching } from "./text.ts";

/** What Python's own functions and methods do; `undefined` when the callee is none of them. */
export function callPython(machine: Machine, here: Here, site: CallSite): Value | undefined {
  const { target, method, receiver } = site;
  for (const name of target.names) {
    const result = name.startsWith("re.")
      ? callRegex(machine, here, name, site)
      : (callStateful(machine, here, name, site) ?? callGlobal(machine, here, name, site));
    if (result !== undefined) return result;
  }
  if (method === undefined || receiver === undefined || target.callables.length > 0) return undefined;
  if (receiver.names.length > 0 && receiver.objects.length === 0 && receiver.taints.length === 0) return undefined;
  return callCollection(machine, here, receiver, method, site) ?? callText(machine, here, receiver, method, site);
}

/** Objects of the library whose settings and entries are kept as slots: XML parsers, configuration files. */
function callStateful(machine: Machine, here: Here, name: string, { given, receiver }: CallSite): Value | undefined {
  if (receiver === undefined) return undefined;
  const [first, second, third] = given.positional;
  const textOf = (value: Value | undefined) => (value === undefined ? undefined : only(value));
  switch (name) {
    case "xml.sax.make_parser().setFeature": {
      const feature = first?.names[0]?.split(".").at(-1);
      if (feature !== undefined) storeSlot(here.state, receiver, feature, second ?? unknown);
      return constant(null);
    }
    case "io.StringIO().write":
    case "io.BytesIO().write":
      addToRest(here.state, receiver, first ?? unknown);
      return constant(null);
    case "io.StringIO().getvalue":
    case "io.BytesIO().getvalue":
    case "io.StringIO().read": {
      const written = here.state.thing(receiver.number)?.rest ?? nothing;
      const value = onlyTaints([receiver, written]);
      return value === unknown ? unknown : { ...value, number: machine.fresh() };
    }
    case "configparser.ConfigParser().set":
      storeSlot(here.state, receiver, `${textOf(first)}/${textOf(second)}`, third ?? unknown);
      return constant(null);
    case "configparser.ConfigParser().get": {
      const fallback = given.keywords.get("fallback");
      const slot = optionOf(here.state, receiver, `${textOf(first)}/${textOf(second)}`);
      return slot ?? fallback ?? unknown;
    }
    default:
      return undefined;
  }
}

function callGlobal(machine: Machine, here: Here, name: string, site: CallSite): Value | undefined {
  const { given, at } = site;
  const first = given.positional[0] ?? unknown;
  const second = given.positional[1];
  switch (name) {
    case "builtins.str":
    case "builtins.repr":
    case "builtins.format":
    case "builtins.bytes":
    case "builtins.ascii": {
      if (isKnown(first) && name === "builtins.str" && typeof only(first) !== "boolean" && only(first) !== null)
        return constant(String(only(first)));
      const taints = taintsWithin(here.state, first);
      if (taints.length === 0) return unknown;
      const value = {
        ...onlyTaints(taints),
        number: name === "builtins.str" ? first.number : machine.fresh(),
        text: first.text,
      };
      return withHop(
        name === "builtins.str"
          ? madeSafe(value, contextSet("nosql"))
          : name === "builtins.repr"
            ? madeSafe(value, contextSet("log"))
            : value,
        at,
        `through ${name.slice(9)}`,
      );
    }
    case "builtins.int":
    case "builtins.float":
    case "builtins.bool":
    case "builtins.complex":
    case "uuid.UUID":
    case "decimal.Decimal": {
      // It throws unless the text is a number: after it, the text itself is known to be one.
      if (name !== "builtins.bool")
        for (const fact of factsAbout(first, everyContext)) here.state.learn(fact.about, fact.safe);
      const known = only(first);
      return name === "builtins.int" && isKnown(first) && typeof known === "string" && /^-?\d+$/.test(known)
        ? constant(Number(known))
        : unknown;
    }
    case "builtins.len": {
      const list = theList(here, first);
      if (list?.length !== undefined && !first.isOpen) return constant(list.length);
      const text = only(first);
      return isKnown(first) && typeof text === "string" ? constant(text.length) : unknown;
    }
    case "builtins.ord":
    case "builtins.hash":
    case "builtins.id":
    case "builtins.abs":
    case "builtins.round":
    case "builtins.isinstance":
    case "builtins.hasattr":
    case "builtins.callable":
    case "builtins.print":
    case "builtins.any":
    case "builtins.all":
      return unknown;
    case "builtins.list":
    case "builtins.tuple":
    case "builtins.set":
    case "builtins.frozenset":
    case "builtins.sorted":
    case "builtins.reversed":
    case "builtins.iter":
      if (given.positional.length === 0) return allocate(machine, here.state, listOf([]));
      return name === "builtins.reversed" || name === "builtins.sorted"
        ? listOfAny(machine, here, elementsOf(here.state, first))
        : copyOf(machine, here, first);
    case "builtins.dict":
    case "collections.OrderedDict":
    case "collections.defaultdict":
    case "types.SimpleNamespace": {
      let thing = emptyThing();
      for (const [key, value] of given.keywords) thing = withSlot(thing, key, value, true);
      const made = allocate(machine, here.state, thing);
      if (first.objects.length > 0) spreadInto(here, made, first);
      return made;
    }
    case "builtins.enumerate": {
      const pair = allocate(machine, here.state, listOf([unknown, elementsOf(here.state, first)]));
      return listOfAny(machine, here, pair);
    }
    case "builtins.zip": {
      const pair = allocate(
        machine,
        here.state,
        listOf(given.positional.map((value) => elementsOf(here.state, value))),
      );
      return listOfAny(machine, here, pair);
    }
    case "builtins.map":
      return listOfAny(
        machine,
        here,
        machine.invokeAll(here, first, withOne(everything(here, given.positional.slice(1))), at),
      );
    case "builtins.filter":
      if (second === undefined) return undefined;
      machine.invokeAll(here, first, withOne(elementsOf(here.state, second)), at);
      return listOfAny(machine, here, elementsOf(here.state, second));
    case "builtins.next":
    case "builtins.max":
    case "builtins.min":
    case "builtins.sum":
      return everything(here, given.positional);
    case "builtins.getattr": {
      const attribute = second === undefined ? undefined : only(second);
      if (typeof attribute !== "string") return unknown;
      const found = load(machine, here, first, attribute, at);
      return given.positional[2] === undefined ? found : join(found, given.positional[2]);
    }
    case "builtins.setattr": {
      const attribute = second === undefined ? undefined : only(second);
      const value = given.positional[2] ?? unknown;
      if (typeof attribute === "string") storeSlot(here.state, first, attribute, value);
      else addToRest(here.state, first, value);
      return constant(null);
    }
    case "functools.partial":
      return {
        ...nothing,
        constants: undefined,
        callables: [{ kind: "bound", target: first, self: undefined, args: given.positional.slice(1) }],
      };
    case "functools.wraps":
    case "functools.lru_cache":
      return named("decorator");
    case "copy.copy":
    case "copy.deepcopy":
      return first.objects.length > 0 ? copyOf(machine, here, first) : first;
    case "threading.Thread":
    case "asyncio.create_task":
      for (const value of given.keywords.values()) {
        for (const callable of value.callables)
          if (callable.kind === "function") here.frame.pending.push({ callable, positional: undefined });
      }
      return undefined;
    default:
      return undefined;
  }
}

function callRegex(machine: Machine, here: Here, name: string, site: CallSite): Value | undefined {
  const { given, receiver } = site;
  const compiled = /^re\.compile\(\)\.(\w+)$/.exec(name);
  const verb = compiled?.[1] ?? name.slice("re.".length);
  const args = compiled === null ? given.positional : [receiver ?? unknown, ...given.positional];
  const pattern = args[0] === undefined ? undefined : patternOf(args[0]);
  switch (verb) {
    case "compile":
      return {
        ...named("re.compile()", ...(pattern === undefined ? [] : [`regex:${pattern}`])),
        number: machine.fresh(),
      };
    case "match":
    case "fullmatch":
    case "search": {
      const subject = args[1] ?? unknown;
      if (pattern === undefined) return { ...onlyTaints([subject]), number: machine.fresh() };
      checkPattern(machine, here, pattern, subject, site.at);
      // `match` is anchored at the start by itself.
      const anchored = verb === "match" ? `^${pattern.replace(/^\^/, "")}` : pattern;
      const facts = factsAbout(subject, safeWhenMatching(anchored, verb === "fullmatch"));
      return { ...onlyTaints([subject]), number: machine.fresh(), whenTrue: facts };
    }
    case "sub": {
      const subject = args[2] ?? unknown;
      const replacement = args[1] ?? unknown;
      const text = only(replacement);
      const safe =
        pattern === undefined ? 0 : safeAfterReplacing(pattern, true, typeof text === "string" ? text : undefined);
      const value = onlyTaints([madeSafe(subject, safe), replacement]);
      return value === unknown ? unknown : { ...value, number: machine.fresh() };
    }
    default:
      return undefined;
  }
}

function patternOf(value: Value): string | undefined {
  const known = only(value);
  if (typeof known === "string") return known;
  return value.names.find((name) => name.startsWith("regex:"))?.slice("regex:".length);
}

const withOne = (value: Value): Given => ({ positional: [value], keywords: new Map(), more: undefined });

/** Methods of lists, dicts and sets. */
function callCollection(
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

/** Methods of texts and bytes. */
function callText(
  machine: Machine,
  here: Here,
  receiver: Value,
  method: string,
  { given, at }: CallSite,
): Value | undefined {
  const first = given.positional[0] ?? unknown;
  const text = isKnown(receiver) ? only(receiver) : undefined;
  const derive = (parts: readonly Value[]): Value => {
    const value = onlyTaints(parts);
    return value === unknown ? unknown : { ...value, number: machine.fresh() };
  };
  switch (method) {
    case "lower":
    case "upper":
    case "strip":
      if (typeof text === "string" && given.positional.length === 0) {
        return constant(
          method === "lower" ? text.toLowerCase() : method === "upper" ? text.toUpperCase() : text.trim(),
        );
      }
      return receiver.taints.length > 0
        ? { ...derive([receiver]), number: receiver.number, text: receiver.text }
        : unknown;
    case "lstrip":
    case "rstrip":
    case "title":
    case "capitalize":
    case "casefold":
    case "encode":
    case "decode":
    case "expandtabs":
    case "zfill":
    case "removeprefix":
    case "removesuffix":
      return receiver.taints.length > 0
        ? { ...derive([receiver]), text: receiver.text }
        : typeof text === "string" && /code$/.test(method)
          ? receiver
          : undefined;
    case "format": {
      if (typeof text !== "string" && receiver.text === undefined && receiver.taints.length === 0) return undefined;
      const values = [...given.positional, ...given.keywords.values()];
      if (typeof text !== "string") return derive([receiver, ...values]);
      return concat(machine, here, formatted(machine, here, text, given, at), true, at);
    }
    case "join": {
      const parts = elementsOf(here.state, first);
      const list = theList(here, first);
      const items = list === undefined ? undefined : itemsOf(list);
      if (items !== undefined)
        return concat(
          machine,
          here,
          items.flatMap((item, index) => (index === 0 ? [item] : [receiver, item])),
          true,
          at,
        );
      return derive([parts, receiver]);
    }
    case "replace": {
      const search = only(first);
      const replacement = given.positional[1] ?? unknown;
      const replaced = only(replacement);
      if (typeof text === "string" && typeof search === "string" && typeof replaced === "string")
        return constant(text.replaceAll(search, replaced));
      const safe =
        typeof search === "string"
          ? safeAfterReplacing(
              search === "\n" ? "\\n" : search === "\r" ? "\\r" : search,
              true,
              typeof replaced === "string" ? replaced : undefined,
            )
          : 0;
      return derive([madeSafe(receiver, safe), replacement]);
    }
    case "split":
    case "rsplit":
    case "splitlines":
    case "partition":
    case "rpartition":
      if (typeof text === "string" && method === "split" && typeof only(first) === "string") {
        return allocate(machine, here.state, listOf(text.split(String(only(first))).map((part) => constant(part))));
      }
      return receiver.taints.length > 0 ? listOfAny(machine, here, derive([receiver])) : undefined;
    case "startswith": {
      const prefix = only(first);
      const safe = receiver.names.includes("canonical path")
        ? contextSet("path")
        : typeof prefix === "string" && /^[a-z][a-z0-9+.-]*:\/\/[^/]+\//i.test(prefix)
          ? contextSet("url", "redirect")
          : 0;
      return { ...unknown, whenTrue: safe === 0 ? [] : factsAbout(receiver, safe) };
    }
    case "isdigit":
    case "isdecimal":
    case "isnumeric":
      return { ...unknown, whenTrue: factsAbout(receiver, everyContext) };
    case "isalnum":
    case "isalpha":
    case "isidentifier":
      // Harmless as text; whose word it is remains open.
      return { ...unknown, whenTrue: factsAbout(receiver, everyContext & ~contextSet("trust")) };
    case "is_relative_to":
      return { ...unknown, whenTrue: factsAbout(receiver, contextSet("path")) };
    case "find":
    case "index":
    case "rfind":
      if (receiver.taints.length === 0) return undefined;
      return {
        ...named("position"),
        whenTrue: [],
        whenFalse:
          typeof only(first) === "string" ? factsAbout(receiver, only(first) === ".." ? contextSet("path") : 0) : [],
      };
    case "endswith":
    case "count":
      return receiver.taints.length > 0 ? unknown : undefined;
    default:
      return undefined;
  }
}

/** The pieces of a format text with the values of its fields between them. */
function formatted(machine: Machine, here: Here, text: string, given: Given, place: CallSite["at"]): Value[] {
  const parts: Value[] = [];
  let position = 0;
  let at = 0;
  for (const match of text.matchAll(/\{\{|\}\}|\{([^{}]*)\}/g)) {
    parts.push(constant(text.slice(at, match.index)));
    at = match.index + match[0].length;
    if (match[0] === "{{" || match[0] === "}}") {
      parts.push(constant(match[0][0]));
      continue;
    }
    const field = /^\w*/.exec(match[1] ?? "")![0];
    const value =
      field === ""
        ? given.positional[position++]
        : /^\d+$/.test(field)
          ? given.positional[Number(field)]
          : given.keywords.get(field);
    const member = /^\w*(?:\[(\w+)\]|\.(\w+))/.exec(match[1] ?? "");
    const name = member?.[1] ?? member?.[2];
    parts.push(value === undefined ? unknown : name === undefined ? value : load(machine, here, value, name, place));
  }
  parts.push(constant(text.slice(at)));
  return parts;
}
