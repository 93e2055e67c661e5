import { constant, emptyThing, onlyTaints, unknown, type Value, withSlot } from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import { concat } from "../../concat.ts";
import { optionOf } from "../../conditions.ts";
import type { Here, Machine } from "../../machine.ts";
import { allocate, storeSlot } from "../../store.ts";
import { formatted } from "./verbs.ts";

const builders = new Set(["strings.Builder", "bytes.Buffer"]);
const builderObjects = new Set([...builders].map((name) => `${name}()`));

export function isBuilder(value: Value): boolean {
  return value.objects.length > 0 && value.names.some((name) => builderObjects.has(name));
}

/** A new builder; `undefined` for other types. */
export function makeBuilder(machine: Machine, here: Here, name: string): Value | undefined {
  if (!builders.has(name)) return undefined;
  const made = allocate(machine, here.state, withSlot(emptyThing(), "text", constant(""), true));
  return { ...made, names: [`${name}()`] };
}

/** Puts text at the end of a builder. */
export function addText(machine: Machine, here: Here, builder: Value, parts: readonly Value[], site: CallSite): void {
  const before = optionOf(here.state, builder, "text") ?? unknown;
  storeSlot(here.state, builder, "text", concat(machine, here, [before, ...parts], true, site.at));
}

/** Methods of `strings.Builder` and `bytes.Buffer`: the text is a slot. */
export function callBuilder(
  machine: Machine,
  here: Here,
  receiver: Value,
  method: string,
  site: CallSite,
): Value | undefined {
  const { given } = site;
  switch (method) {
    case "WriteString":
    case "Write":
    case "WriteRune":
    case "WriteByte":
      addText(machine, here, receiver, given.positional.slice(0, 1), site);
      return unknown;
    case "String":
    case "Bytes":
      return optionOf(here.state, receiver, "text") ?? unknown;
    case "Reset":
      storeSlot(here.state, receiver, "text", constant(""));
      return unknown;
    case "ReadFrom":
      storeSlot(here.state, receiver, "text", onlyTaints(given.positional));
      return unknown;
    default:
      return unknown;
  }
}

/** `fmt.Fprintf(&builder, …)`. */
export function printInto(machine: Machine, here: Here, builder: Value, site: CallSite, isFormat: boolean): void {
  const { given } = site;
  const rest = given.positional.slice(1);
  const parts = isFormat ? [formatted(machine, here, rest, given.more, site.at)] : rest;
  addText(machine, here, builder, parts, site);
}
