import { join } from "./join.ts";
import type { ClassCallable, Value } from "./value.ts";

/** The content of an object, list or map: known slots, and one for all others. Immutable. */
export interface Thing {
  readonly slots: ReadonlyMap<string, Value>;
  /** What any slot not named may hold; absent when all slots are known. */
  readonly rest: Value | undefined;
  /** Number of items, for lists whose length is known. */
  readonly length: number | undefined;
  readonly isList: boolean;
  readonly instanceOf: ClassCallable | undefined;
  /** Something was put into it under a name from outside. */
  readonly hasForeignKeys?: true;
  /** The number of the list that it is a part of, in the same memory. */
  readonly within?: number;
}

export const mostSlots = 64;

export function emptyThing(isList = false): Thing {
  return { slots: new Map(), rest: undefined, length: isList ? 0 : undefined, isList, instanceOf: undefined };
}

/** A list of known items. */
export function listOf(items: readonly Value[]): Thing {
  const known = items.slice(0, mostSlots);
  const rest = items
    .slice(mostSlots)
    .reduce<Value | undefined>((all, item) => (all ? join(all, item) : item), undefined);
  return {
    slots: new Map(known.map((item, index) => [String(index), item])),
    rest,
    length: rest === undefined ? items.length : undefined,
    isList: true,
    instanceOf: undefined,
  };
}

/** The thing with one slot set; `isSure: false` when it may also have kept what it had. */
export function withSlot(thing: Thing, name: string, value: Value, isSure: boolean): Thing {
  const before = thing.slots.get(name);
  if (before === undefined && thing.slots.size >= mostSlots) return withRest(thing, value);
  const slots = new Map(thing.slots);
  slots.set(name, isSure || before === undefined ? value : join(before, value));
  return { ...thing, slots };
}

/** The thing after a write to an unknown slot. */
export function withRest(thing: Thing, value: Value): Thing {
  return { ...thing, rest: thing.rest === undefined ? value : join(thing.rest, value), length: undefined };
}

/** Everything that stands in it. */
export function contents(thing: Thing): Value[] {
  const all = [...thing.slots.values()];
  return thing.rest === undefined ? all : [...all, thing.rest];
}

/** Items in order when the length is known. */
export function itemsOf(thing: Thing): Value[] | undefined {
  if (thing.length === undefined || thing.rest !== undefined) return undefined;
  const items: Value[] = [];
  for (let index = 0; index < thing.length; index++) {
    const item = thing.slots.get(String(index));
    if (item === undefined) return undefined;
    items.push(item);
  }
  return items;
}

/** Either of two contents may be the content. */
export function joinThings(left: Thing, right: Thing): Thing {
  if (left === right) return left;
  const slots = new Map<string, Value>();
  let overflow: Value | undefined;
  for (const name of new Set([...left.slots.keys(), ...right.slots.keys()])) {
    const [one, other] = [left.slots.get(name) ?? left.rest, right.slots.get(name) ?? right.rest];
    const value = one === undefined ? other! : other === undefined ? one : join(one, other);
    if (slots.size < mostSlots) slots.set(name, value);
    else overflow = overflow === undefined ? value : join(overflow, value);
  }
  const rests = [left.rest, right.rest, overflow].filter((rest) => rest !== undefined);
  return {
    slots,
    rest: rests.length === 0 ? undefined : rests.reduce(join),
    length: left.length === right.length ? left.length : undefined,
    isList: left.isList && right.isList,
    instanceOf: left.instanceOf ?? right.instanceOf,
    ...((left.hasForeignKeys === true || right.hasForeignKeys === true) && { hasForeignKeys: true }),
  };
}
