import {
  constant,
  emptyThing,
  everyContext,
  isKnown,
  itemsOf,
  listOf,
  only,
  onlyTaints,
  unknown,
  type Value,
  withHop,
  withSlot,
} from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import { concat, joinedWith } from "../../concat.ts";
import { elementsOf, taintsWithin } from "../../elements.ts";
import { factsAbout } from "../../facts.ts";
import { allGiven, type Here, type Machine } from "../../machine.ts";
import { allocate } from "../../store.ts";
import { copyOf, everything, listOfAny, theList } from "../lists.ts";

/** Static methods and constructors of the JDK that carry or measure data. */
export function callStatic(machine: Machine, here: Here, name: string, site: CallSite): Value | undefined {
  const { given } = site;
  const first = given.positional[0] ?? unknown;
  switch (name) {
    case "java.lang.Integer.parseInt":
    case "java.lang.Integer.valueOf":
    case "java.lang.Long.parseLong":
    case "java.lang.Long.valueOf":
    case "java.lang.Double.parseDouble":
    case "java.lang.Double.valueOf":
    case "java.lang.Float.parseFloat":
    case "java.lang.Boolean.parseBoolean":
    case "java.lang.Boolean.valueOf":
    case "java.lang.Short.parseShort":
    case "java.lang.Byte.parseByte":
    case "java.util.UUID.fromString": {
      // It throws unless the text is one: after it, the text itself is known to be one.
      if (!name.includes("Boolean"))
        for (const fact of factsAbout(first, everyContext)) here.state.learn(fact.about, fact.safe);
      const known = only(first);
      const isWhole = isKnown(first) && typeof known === "string" && /^-?\d{1,15}$/.test(known);
      return isWhole && /Integer|Long/.test(name) ? constant(Number(known)) : unknown;
    }
    case "java.lang.String.valueOf":
    case "java.lang.String.copyValueOf":
    case "java.util.Objects.toString":
    case "java.util.Objects.requireNonNull":
    case "java.util.Objects.requireNonNullElse":
    case "java.util.Optional.of":
    case "java.util.Optional.ofNullable": {
      if (name.includes("Optional")) return allocate(machine, here.state, listOf([first]));
      const known = only(first);
      if (isKnown(first) && (typeof known === "string" || typeof known === "number")) return constant(String(known));
      const taints = taintsWithin(here.state, first);
      if (taints.length === 0) return name.includes("require") ? first : unknown;
      return { ...onlyTaints(taints), number: first.number, text: first.text };
    }
    case "java.lang.String.format":
    case "java.text.MessageFormat.format":
      return formatted(machine, here, site);
    case "java.lang.String.join": {
      const [list] = given.positional.slice(1);
      const thing = given.positional.length === 2 && list !== undefined ? theList(here, list) : undefined;
      const items = thing === undefined ? given.positional.slice(1) : itemsOf(thing);
      if (items !== undefined && (thing !== undefined || items.length > 1))
        return joinedWith(machine, here, items, first, site.at);
      const parts = everything(here, given.positional.slice(1));
      return onlyTaints([parts, first]) === unknown
        ? unknown
        : { ...onlyTaints([parts, first]), number: machine.fresh() };
    }
    case "java.util.Arrays.asList":
    case "java.util.List.of":
    case "java.util.Set.of":
    case "java.util.stream.Stream.of":
    case "java.util.Collections.singletonList":
    case "com.google.common.collect.Lists.newArrayList":
    case "com.google.common.collect.Sets.newHashSet":
    case "com.google.common.collect.ImmutableList.of":
    case "com.google.common.collect.ImmutableSet.of": {
      const [only_] = given.positional;
      const isArray =
        given.positional.length === 1 && only_!.objects.some((number) => here.state.thing(number)?.isList);
      return isArray ? copyOf(machine, here, only_!) : allocate(machine, here.state, listOf(given.positional));
    }
    case "java.util.Map.of":
      return mapOf(machine, here, given.positional);
    case "java.util.Arrays.stream":
    case "java.util.Arrays.copyOf":
    case "java.util.Collections.unmodifiableList":
    case "java.util.Collections.list":
    case "java.util.List.copyOf":
      return listOfAny(machine, here, elementsOf(here.state, first));
    case "java.util.Collections.emptyList":
      return allocate(machine, here.state, listOf([]));
    case "java.util.Objects.equals":
    case "java.util.Objects.hash":
    case "java.lang.System.currentTimeMillis":
    case "java.lang.System.nanoTime":
    case "java.util.Objects.isNull":
    case "java.util.Objects.nonNull":
      return unknown;
    case "java.lang.String": {
      const taints = allGiven(given).flatMap((value) => taintsWithin(here.state, value));
      if (taints.length > 0) return { ...onlyTaints(taints), number: machine.fresh() };
      return isKnown(first) ? first : unknown;
    }
    default:
      return undefined;
  }
}

/** `%s` and the like take the next value, or the one at their index. */
function formatted(machine: Machine, here: Here, { given, at }: CallSite): Value {
  const skip =
    typeof only(given.positional[0] ?? unknown) === "string" || (given.positional[0]?.text ?? "") !== "" ? 0 : 1;
  const format = given.positional[skip] ?? unknown;
  const text = only(format);
  const values = given.positional.slice(skip + 1);
  if (typeof text !== "string" || !isKnown(format)) {
    const all = onlyTaints(allGiven(given).flatMap((value) => taintsWithin(here.state, value)));
    return all === unknown ? unknown : withHop({ ...all, number: machine.fresh() }, at, "formatted");
  }
  const parts: Value[] = [];
  let position = 0;
  let from = 0;
  for (const match of text.matchAll(/%(?:(\d+)\$)?[-#+ 0,(]*\d*(?:\.\d+)?([a-zA-Z%])|\{(\d+)[^}]*\}/g)) {
    parts.push(constant(text.slice(from, match.index)));
    from = match.index + match[0].length;
    if (match[2] === "%" || match[2] === "n") parts.push(constant(match[2] === "n" ? "\n" : "%"));
    else {
      const wanted =
        match[3] !== undefined ? Number(match[3]) : match[1] !== undefined ? Number(match[1]) - 1 : position++;
      const value = values[wanted] ?? unknown;
      parts.push(match[2] !== undefined && /[dxXofeEgbc]/.test(match[2]) ? { ...value, taints: [] } : value);
    }
  }
  parts.push(constant(text.slice(from)));
  return concat(machine, here, parts, true, at);
}

function mapOf(machine: Machine, here: Here, pairs: readonly Value[]): Value {
  let thing = emptyThing();
  for (let index = 0; index + 1 < pairs.length; index += 2) {
    const key = only(pairs[index]!);
    thing = withSlot(thing, typeof key === "string" ? key : `?${index}`, pairs[index + 1]!, true);
  }
  return allocate(machine, here.state, thing);
}
