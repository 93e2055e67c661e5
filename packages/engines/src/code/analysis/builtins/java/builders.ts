import {
  constant,
  emptyThing,
  isKnown,
  only,
  onlyTaints,
  unknown,
  type Value,
  withSlot,
} from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import { concat } from "../../concat.ts";
import { optionOf } from "../../conditions.ts";
import type { Here, Machine } from "../../machine.ts";
import { allocate, storeSlot } from "../../store.ts";
import { callText } from "./texts.ts";

const builders = new Set(["java.lang.StringBuilder", "java.lang.StringBuffer", "java.io.StringWriter"]);
const builderObjects = new Set([...builders].map((name) => `${name}()`));

export function isBuilder(value: Value): boolean {
  return value.objects.length > 0 && value.names.some((name) => builderObjects.has(name));
}

/** A new builder; `undefined` for other classes. */
export function makeBuilder(machine: Machine, here: Here, name: string, { given }: CallSite): Value | undefined {
  if (!builders.has(name)) return undefined;
  const [start] = given.positional;
  const isText = start !== undefined && typeof only(start) !== "number";
  const text = isText ? start : constant("");
  const made = allocate(machine, here.state, withSlot(emptyThing(), "text", text, true));
  return { ...made, names: [`${name}()`] };
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
  const keep = (text: Value): Value => {
    storeSlot(here.state, receiver, "text", text);
    return receiver;
  };
  const [first = unknown, second = unknown, third = unknown] = given.positional;
  switch (method) {
    case "append":
    case "write":
    case "appendCodePoint":
      return keep(concat(machine, here, [before, first], true, at));
    case "insert":
      return keep(
        only(first) === 0 && isKnown(first)
          ? concat(machine, here, [second, before], true, at)
          : concat(machine, here, [before, second], true, at),
      );
    case "reverse": {
      const text = isKnown(before) ? only(before) : undefined;
      return keep(typeof text === "string" ? constant([...text].reverse().join("")) : { ...before, text: undefined });
    }
    case "replace": {
      const [text, from, to, put] = [before, first, second, third].map((value) =>
        isKnown(value) ? only(value) : undefined,
      );
      if (typeof text === "string" && typeof from === "number" && typeof to === "number" && typeof put === "string")
        return keep(constant(text.slice(0, from) + put + text.slice(to)));
      return keep({ ...onlyTaints([before, third]), number: machine.fresh() });
    }
    case "deleteCharAt":
    case "delete":
    case "setCharAt":
    case "setLength":
      return keep(before.taints.length > 0 ? { ...onlyTaints([before]), number: machine.fresh() } : unknown);
    case "toString":
    case "getBuffer":
      return before;
    default:
      return callText(machine, here, before, method, site);
  }
}
