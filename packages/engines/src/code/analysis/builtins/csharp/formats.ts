import { constant, isKnown, only, onlyTaints, unknown, type Value, withHop } from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import { concat } from "../../concat.ts";
import { taintsWithin } from "../../elements.ts";
import { allGiven, type Here, type Machine } from "../../machine.ts";

/** `string.Format("… {0,5:x} …", value)`, with or without a culture before it. */
export function formatted(machine: Machine, here: Here, { given, at }: CallSite): Value {
  const [first = unknown] = given.positional;
  const skip = typeof only(first) === "string" || given.positional.length < 2 || first.taints.length > 0 ? 0 : 1;
  const format = given.positional[skip] ?? unknown;
  const text = only(format);
  const values = given.positional.slice(skip + 1);
  if (typeof text !== "string" || !isKnown(format)) {
    const all = onlyTaints(allGiven(given).flatMap((value) => taintsWithin(here.state, value)));
    return all === unknown ? unknown : withHop({ ...all, number: machine.fresh() }, at, "formatted");
  }
  const parts: Value[] = [];
  let from = 0;
  for (const match of text.matchAll(/\{\{|\}\}|\{(\d+)[^{}]*\}/g)) {
    parts.push(constant(text.slice(from, match.index)));
    from = match.index + match[0].length;
    parts.push(match[1] === undefined ? constant(match[0][0]!) : (values[Number(match[1])] ?? unknown));
  }
  parts.push(constant(text.slice(from)));
  return concat(machine, here, parts, true, at);
}
