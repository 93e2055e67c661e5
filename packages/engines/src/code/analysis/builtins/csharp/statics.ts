import {
  constant,
  contextSet,
  everyContext,
  isKnown,
  listOf,
  only,
  onlyTaints,
  unknown,
  type Value,
} from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import { concat, joinedWith } from "../../concat.ts";
import { elementsOf, taintsWithin } from "../../elements.ts";
import { factsAbout } from "../../facts.ts";
import { allGiven, type Here, type Machine, noArguments } from "../../machine.ts";
import { allocate } from "../../store.ts";
import { carried } from "../derived.ts";
import { everything, listOfAny } from "../lists.ts";
import { fillBoxes } from "./boxes.ts";
import { makeBuilder } from "./builders.ts";
import { equalTo } from "./equality.ts";
import { formatted } from "./formats.ts";

const measures = ["csharp.number", "System.Enum"];
/** Methods that read a number, a time or an identifier out of a text. */
export const parses: ReadonlySet<string> = new Set(
  measures
    .flatMap((owner) => [`${owner}.Parse`, `${owner}.ParseExact`])
    .concat(
      "Int16 Int32 Int64 UInt32 UInt64 Double Decimal Single Boolean Byte"
        .split(" ")
        .map((type) => `System.Convert.To${type}`),
      "csharp.number",
    ),
);
const tries = new Set(
  measures.flatMap((owner) => [`${owner}.TryParse`, `${owner}.TryParseExact`, `${owner}.IsDefined`]),
);

/** Static methods and constructors of .NET that carry or measure data. */
export function callStatic(machine: Machine, here: Here, name: string, site: CallSite): Value | undefined {
  const { given, at } = site;
  const [first = unknown, second = unknown] = given.positional;
  if (parses.has(name)) {
    // It throws unless the text is one: after it, the text itself is known to be one.
    for (const fact of factsAbout(first, everyContext)) here.state.learn(fact.about, fact.safe);
    const text = only(first);
    const isWhole = isKnown(first) && typeof text === "string" && /^-?\d{1,15}$/.test(text);
    return isWhole && name === "csharp.number.Parse" ? constant(Number(text)) : { ...unknown, number: machine.fresh() };
  }
  if (tries.has(name)) {
    const subject = name.startsWith("System.Enum.IsDefined") ? second : first;
    const number = machine.fresh();
    const source = subject.taints[0]?.source.at;
    if (source !== undefined) machine.registrations.noteRequestNumber(number, source);
    fillBoxes(here, given, { ...unknown, number });
    return { ...unknown, whenTrue: factsAbout(subject, everyContext) };
  }
  // What counts is what runs where others can reach it.
  if (/Environment(\(\))?\.IsDevelopment$/.test(name)) return constant(false);
  switch (name) {
    case "csharp.string.Format":
      return formatted(machine, here, site);
    case "csharp.string.Concat":
      return concat(machine, here, spreadOut(here, given.positional), true, at);
    case "csharp.string.Join": {
      return carried(machine, everything(here, given.positional.slice(1)), first);
    }
    case "csharp.string.Equals":
      return { ...unknown, whenTrue: equalTo(first, second) };
    case "csharp.string.IsNullOrEmpty":
    case "csharp.string.IsNullOrWhiteSpace":
      return { ...unknown, whenTrue: factsAbout(first, everyContext) };
    case "csharp.string":
    case "System.Convert.ToString": {
      const taints = allGiven(given).flatMap((value) => taintsWithin(here.state, value));
      return taints.length > 0 ? { ...onlyTaints(taints), number: machine.fresh() } : isKnown(first) ? first : unknown;
    }
    case "System.IO.Path.Combine": {
      const joined = joinedWith(machine, here, spreadOut(here, given.positional), constant("/"), at);
      // A part that is absolute leaves the parts before it out.
      const taints = joined.taints.map((taint) => ({ ...taint, safe: taint.safe & ~contextSet("path root") }));
      return { ...joined, taints };
    }
    case "System.IO.Path.Join":
      return joinedWith(machine, here, spreadOut(here, given.positional), constant("/"), at);
    case "csharp.StringBuilder":
      return makeBuilder(machine, here, site);
    case "System.Threading.Tasks.Task.FromResult":
    case "System.Threading.Tasks.ValueTask.FromResult":
      return first;
    case "System.Threading.Tasks.Task.Run":
    case "System.Threading.Tasks.Task.Factory.StartNew":
      return first.callables.length > 0 ? machine.invokeAll(here, first, noArguments, at) : unknown;
    case "System.Threading.Tasks.Task.WhenAll":
      return listOfAny(machine, here, elementsOf(here.state, first));
    case "System.Tuple.Create":
    case "System.ValueTuple.Create":
      return allocate(machine, here.state, listOf(given.positional));
    default:
      return undefined;
  }
}

function spreadOut(here: Here, values: readonly Value[]): Value[] {
  return values.flatMap((value) => {
    const items = value.objects.flatMap((number) => {
      const thing = here.state.thing(number);
      return thing?.isList === true ? [...thing.slots.values(), ...(thing.rest === undefined ? [] : [thing.rest])] : [];
    });
    return items.length > 0 ? items : [value];
  });
}
