import type { Expression, Pattern, Statement } from "../ir/index.ts";
import { madeSafe, only, type State, unknown, type Value } from "../values/index.ts";
import { withFacts } from "./facts.ts";
import type { Here, Machine } from "./machine.ts";

const versions = new WeakMap<Value, number>();

/** What a variable holds, as a text that is another one once it was given something else; `undefined` if that is not known. */
function versionOf(machine: Machine, here: Here, key: Expression): string | undefined {
  const name = key.kind === "assign" ? steppedAfter(here, key) : key.kind === "name" ? key.name : undefined;
  const holder = name === undefined ? undefined : here.frame.holderOf(name);
  if (name === undefined || holder === undefined || holder.unit.reassigned.has(name)) return undefined;
  const value = here.state.variable(holder.variable(name, machine.fresh));
  if (value === undefined || value === unknown) return undefined;
  let version = versions.get(value);
  if (version === undefined) {
    version = machine.fresh();
    versions.set(value, version);
  }
  return `${name} ${version}`;
}

/** The variable of `index++`: what it held before is what the expression gives. */
function steppedAfter({ frame }: Here, { target, start, end }: Expression & { kind: "assign" }): string | undefined {
  const isAfter = /(\+\+|--)$/.test(frame.unit.module.text.slice(start, end));
  return isAfter && target.kind === "name" ? target.name : undefined;
}

/** What stands for the place of a list that an expression names: the same as long as its key is not given another value. */
export function placeInList(machine: Machine, here: Here, key: Expression): string | undefined {
  if (key.kind === "constant" && typeof key.value !== "object") return `[${String(key.value)}]`;
  const version = versionOf(machine, here, key);
  return version === undefined ? undefined : `[at ${version}]`;
}

/**
 * An item of a list of which only is known what its items are: each place has a number of its own, so that a check of
 * one item is not one of the others.
 *
 * @param place as `placeInList` gave it before the key was evaluated
 */
export function itemOf(machine: Machine, here: Here, list: Value, place: string | undefined, value: Value): Value {
  if (value.taints.length === 0 || value.objects.length > 0) return value;
  let safe = 0;
  for (const number of list.objects) {
    safe |= here.state.factAbout(number);
    const slots = here.state.thing(number)?.slots;
    if (slots !== undefined && [...slots.values()].some((slot) => slot.number === value.number)) return value;
  }
  const item = madeSafe(value, list.objects.length === 1 ? safe : 0);
  if (place === undefined || numberOf(list) === 0) return { ...item, number: 0 };
  return withFacts(here.state, { ...item, number: machine.memberNumber(numberOf(list), place) });
}

/** What may be one of several lists is named by the first. */
export function numberOf({ number, objects: [first = 0] }: Value): number {
  return number || first;
}

/** The number of what a loop takes from a list in the round that begins here; zero where none is known. */
export function numberOfRound(machine: Machine, here: Here, target: Pattern): number {
  const holder = target.kind === "name" ? here.frame.holderOf(target.name) : undefined;
  if (target.kind !== "name" || holder === undefined) return 0;
  return here.state.variable(holder.variable(target.name, machine.fresh))?.number ?? 0;
}

/** A list that a loop goes through by counting from nought to its length, and the place that a round is about. */
export function countedList(
  machine: Machine,
  here: Here,
  { test }: Statement & { kind: "while" },
): { readonly list: Value; readonly key: Expression } | undefined {
  if (test?.kind !== "binary" || test.operator !== "<" || test.left.kind !== "name") return undefined;
  if (test.right.kind !== "member" || test.right.name !== "length") return undefined;
  if (only(machine.evaluate(here, test.left)) !== 0) return undefined;
  const list = machine.evaluate(here, test.right.object);
  return numberOf(list) === 0 ? undefined : { list, key: test.left };
}

/** What the ends of a round leave proved of its item holds of all items of the list, when every round came to an end. */
export function learnOfAll(state: State, list: Value, item: number, ends: readonly State[]): void {
  if (item === 0 || ends.length === 0) return;
  const safe = ends.reduce((all, end) => all & end.factAbout(item), -1);
  if (safe !== 0) for (const number of new Set([list.number, ...list.objects])) state.learn(number, safe);
}
