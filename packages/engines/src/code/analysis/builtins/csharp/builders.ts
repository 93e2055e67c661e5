import { constant, emptyThing, only, unknown, type Value, withSlot } from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import { concat } from "../../concat.ts";
import { optionOf } from "../../conditions.ts";
import type { Here, Machine } from "../../machine.ts";
import { allocate, storeSlot } from "../../store.ts";
import { formatted } from "./formats.ts";
import { callText } from "./texts.ts";

const own = "csharp.StringBuilder()";

export function isBuilder(value: Value): boolean {
  return value.objects.length > 0 && value.names.includes(own);
}

/** `new StringBuilder("text")`, `new StringWriter()` */
export function makeBuilder(machine: Machine, here: Here, { given }: CallSite): Value {
  const [start] = given.positional;
  const text = start !== undefined && typeof only(start) !== "number" ? start : constant("");
  return { ...allocate(machine, here.state, withSlot(emptyThing(), "text", text, true)), names: [own] };
}

/** Methods of `StringBuilder` and its like: the text it holds is a slot of it. */
export function callBuilder(
  machine: Machine,
  here: Here,
  receiver: Value,
  method: string,
  site: CallSite,
): Value | undefined {
  const { given, at } = site;
  const before = optionOf(here.state, receiver, "text") ?? unknown;
  const keep = (parts: readonly Value[]): Value => {
    storeSlot(here.state, receiver, "text", concat(machine, here, parts, true, at));
    return receiver;
  };
  const [first = unknown, second = unknown] = given.positional;
  switch (method) {
    case "Append":
    case "Write":
    case "AppendJoin":
      return keep([before, ...(method === "AppendJoin" ? given.positional : [first])]);
    case "AppendLine":
    case "WriteLine":
      return keep([before, ...given.positional.slice(0, 1), constant("\n")]);
    case "AppendFormat":
      return keep([before, formatted(machine, here, site)]);
    case "Insert":
      return keep(only(first) === 0 ? [second, before] : [before, second]);
    case "Clear":
      storeSlot(here.state, receiver, "text", constant(""));
      return receiver;
    case "Replace":
    case "Remove":
      storeSlot(here.state, receiver, "text", callText(machine, here, before, method, site) ?? before);
      return receiver;
    case "ToString":
      return before;
    default:
      return undefined;
  }
}
