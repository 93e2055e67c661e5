import type { FillModel } from "../../models/index.ts";
import { emptyThing, join, onlyTaints, type State, unknown, type Value, withHop } from "../../values/index.ts";
import { measured } from "../classes/typed.ts";
import { taintsWithin } from "../elements.ts";
import { givenAt, type Here, type Machine } from "../machine.ts";
import type { CallSite } from "./call-site.ts";

const mostDepth = 3;

/** A call puts content into an object: every field that text fits in may hold it. */
export function fillObject(machine: Machine, here: Here, site: CallSite, name: string, fill: FillModel): void {
  const { given, receiver, at } = site;
  const read = (reference: number | string) => (reference === "receiver" ? receiver : givenAt(given, reference));
  const object = read(fill.into);
  if (object === undefined) return;
  const content = contentOf(here, fill, read, at);
  if (content.taints.length === 0 && fill.from !== "outside") return;
  const method = name.slice(name.lastIndexOf(".") + 1);
  const filled = { ...withHop(content, at, `read into an object by ${method}`), number: machine.fresh() };
  for (const number of object.objects.length > 0 ? object.objects : object.number === 0 ? [] : [object.number])
    fillThing(here.state, number, filled, 0);
}

/** What a call reads into an object. @param read the argument of a position or name */
export function contentOf(
  here: Here,
  fill: FillModel,
  read: (reference: number | string) => Value | undefined,
  at: CallSite["at"],
): Value {
  if (fill.from === "outside") return unknown;
  if (typeof fill.from !== "object") {
    const from = read(fill.from);
    return from === undefined ? unknown : onlyTaints(taintsWithin(here.state, from));
  }
  const { label, what } = fill.from;
  return { ...unknown, taints: [{ source: { label, what, at }, last: undefined, safe: 0, doubt: 0 }] };
}

function fillThing(state: State, number: number, content: Value, depth: number): void {
  const thing = state.thing(number) ?? emptyThing();
  const slots = new Map(
    [...thing.slots].map(([name, value]) => {
      if (value.names.includes(measured)) return [name, value] as const;
      if (value.objects.length > 0 && depth < mostDepth) {
        for (const inner of value.objects) fillThing(state, inner, content, depth + 1);
        return [name, value] as const;
      }
      return [name, join(content, { ...value, constants: undefined, text: undefined, isOpen: true })] as const;
    }),
  );
  // What is read into memory does not change how long it is.
  const isWhole = content.taints.length === 0 && thing.length !== undefined && thing.rest === undefined;
  if (thing.within !== undefined && depth < mostDepth) fillThing(state, thing.within, content, depth + 1);
  state.setThing(number, isWhole ? { ...thing, slots } : { ...thing, slots, rest: content, length: undefined });
}
