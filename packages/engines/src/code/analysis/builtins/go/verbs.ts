import {
  constant,
  contextSet,
  isKnown,
  madeSafe,
  only,
  onlyTaints,
  type Place,
  unknown,
  type Value,
  withHop,
} from "../../../values/index.ts";
import { concat } from "../../concat.ts";
import { taintsWithin } from "../../elements.ts";
import type { Here, Machine } from "../../machine.ts";

/** A text after its format; `%s` and `%v` take the next value as it is, `%d` only a number, `%q` a quoted text. */
export function formatted(
  machine: Machine,
  here: Here,
  given: readonly Value[],
  more: Value | undefined,
  at: Place,
): Value {
  const [format = unknown, ...values] = given;
  const text = only(format);
  if (typeof text !== "string" || !isKnown(format) || more !== undefined) {
    const all = onlyTaints(
      [...given, ...(more === undefined ? [] : [more])].flatMap((value) => taintsWithin(here.state, value)),
    );
    return all === unknown ? unknown : withHop({ ...all, number: machine.fresh() }, at, "formatted");
  }
  const parts: Value[] = [];
  let position = 0;
  let from = 0;
  for (const match of text.matchAll(/%[-+# 0]*(?:\d+|\*)?(?:\.(?:\d+|\*))?(?:\[(\d+)\])?([a-zA-Z%])/g)) {
    parts.push(constant(text.slice(from, match.index)));
    from = match.index + match[0].length;
    if (match[2] === "%") {
      parts.push(constant("%"));
      continue;
    }
    const wanted = match[1] === undefined ? position : Number(match[1]) - 1;
    position = wanted + 1;
    parts.push(shown(here, values[wanted] ?? unknown, match[2]!));
  }
  parts.push(constant(text.slice(from)));
  return concat(machine, here, parts, true, at);
}

function shown(here: Here, value: Value, verb: string): Value {
  // Letters that stand for numbers, addresses and types.
  if (/[dbcoOxXeEfFgGUptT]/.test(verb)) return unknown;
  const [part = unknown] = shownParts(here, [value]);
  return verb === "q"
    ? madeSafe({ ...part, constants: undefined, text: undefined }, contextSet("log", "header"))
    : part;
}

/** What is written of objects: all that is in them. */
export function shownParts(here: Here, values: readonly Value[]): Value[] {
  return values.map((value) =>
    value.objects.length === 0 || value.taints.length > 0 ? value : onlyTaints(taintsWithin(here.state, value)),
  );
}
