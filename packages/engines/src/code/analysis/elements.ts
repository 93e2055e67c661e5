import { join, madeSafe, named, type State, unknown, type Value } from "../values/index.ts";
import { isRowName } from "./stores/rows.ts";

/** What one item of a list, or one value of a map, may be. */
export function elementsOf(state: State, value: Value): Value {
  let found: Value | undefined;
  const add = (part: Value) => {
    found = found === undefined ? part : join(found, part);
  };
  for (const number of value.objects) {
    const thing = state.thing(number);
    if (thing === undefined) continue;
    const safe = state.factAbout(number);
    for (const part of thing.slots.values()) add(madeSafe(part, safe));
    if (thing.rest !== undefined) add(madeSafe(thing.rest, safe));
  }
  if (value.taints.length > 0) add({ ...unknown, taints: value.taints });
  // Open in any case: other code may have put more there since, so no condition on an item is decided by what is seen.
  const rows = value.names.length === 0 ? value.names : value.names.filter(isRowName);
  if (found === undefined) return rows.length === 0 ? unknown : named(...rows);
  // What is proved of one item is not proved of another one.
  const isText = found.taints.length > 0 && found.objects.length === 0 && state.thing(found.number) === undefined;
  const names = rows.length === 0 ? found.names : [...found.names, ...rows];
  return { ...found, names, isOpen: true, number: isText ? 0 : found.number };
}

/** Every taint in a value and in what it holds, two levels deep: what becomes visible when it is written out whole. */
export function taintsWithin(state: State, value: Value, depth = 2): Value[] {
  const found: Value[] = [];
  collect(state, value, depth, found);
  return found;
}

function collect(state: State, value: Value, depth: number, found: Value[]): void {
  if (value.taints.length > 0) found.push(value);
  if (depth === 0 || (value.number === 0 && value.objects.length === 0)) return;
  for (const number of value.objects) collectParts(state, number, depth, found);
  if (value.number !== 0 && !value.objects.includes(value.number)) collectParts(state, value.number, depth, found);
}

function collectParts(state: State, number: number, depth: number, found: Value[]): void {
  const thing = state.thing(number);
  if (thing === undefined) return;
  for (const part of thing.slots.values()) collect(state, part, depth - 1, found);
  if (thing.rest !== undefined) collect(state, thing.rest, depth - 1, found);
}
