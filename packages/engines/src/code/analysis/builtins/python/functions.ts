import {
  constant,
  contextSet,
  emptyThing,
  everyContext,
  isKnown,
  join,
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
} from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import { spreadInto } from "../../calls/spread.ts";
import { lengthOf } from "../../compare.ts";
import { elementsOf, taintsWithin } from "../../elements.ts";
import { factsAbout } from "../../facts.ts";
import { load } from "../../load.ts";
import { givenInOrder, type Here, type Machine } from "../../machine.ts";
import { addToRest, allocate, storeSlot } from "../../store.ts";
import { copyOf, everything, listOfAny, theList } from "../lists.ts";

/** Functions of the language and of its library, by name. */
export function callGlobal(machine: Machine, here: Here, name: string, site: CallSite): Value | undefined {
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
    case "os.path.splitext": {
      const text = only(first);
      if (isKnown(first) && typeof text === "string") {
        const end = /(?<=[^/.][^/]*)\.[^./]*$/.exec(text)?.[0] ?? "";
        const parts = [text.slice(0, text.length - end.length), end];
        return allocate(machine, here.state, listOf(parts.map((part) => constant(part))));
      }
      if (first.taints.length === 0) return undefined;
      // An ending holds no slash: https://docs.python.org/3/library/os.path.html#os.path.splitext
      const part = withHop({ ...unknown, taints: first.taints, number: machine.fresh() }, at, "through splitext");
      const ending = { ...madeSafe(part, contextSet("path")), number: machine.fresh() };
      return allocate(machine, here.state, listOf([part, ending]));
    }
    case "builtins.len": {
      const list = theList(here, first);
      if (list?.length !== undefined && !first.isOpen) return constant(list.length);
      const text = only(first);
      return isKnown(first) && typeof text === "string" ? constant(text.length) : lengthOf(first);
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
        machine.invokeAll(here, first, givenInOrder(everything(here, given.positional.slice(1))), at),
      );
    case "builtins.filter":
      if (second === undefined) return undefined;
      machine.invokeAll(here, first, givenInOrder(elementsOf(here.state, second)), at);
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
          if (callable.kind === "function")
            here.frame.pending.push({ callable, positional: undefined, proofs: here.state.proofs() });
      }
      return undefined;
    default:
      return undefined;
  }
}
