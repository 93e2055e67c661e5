import { contents, joinAll, madeSafe, type State, unknown, type Value } from "../values/index.ts";

/** What one item of a list, or one value of a map, may be. */
export function elementsOf(state: State, value: Value): Value {
  const found: Value[] = [];
  for (const number of value.objects) {
    const thing = state.thing(number);
    if (thing !== undefined) found.push(...contents(thing).map((part) => madeSafe(part, state.factAbout(number))));
  }
  if (value.taints.length > 0) found.push({ ...unknown, taints: value.taints });
  // Open in any case: other code may have put more there since, so no condition on an item is decided by what is seen.
  return found.length === 0 ? unknown : { ...joinAll(found), isOpen: true };
}

/** Every taint in a value and in what it holds, two levels deep: what becomes visible when it is written out whole. */
export function taintsWithin(state: State, value: Value, depth = 2): Value[] {
  const found: Value[] = value.taints.length > 0 ? [value] : [];
  if (depth === 0) return found;
  const numbers =
    value.number === 0 || value.objects.includes(value.number) ? value.objects : [...value.objects, value.number];
  for (const number of numbers) {
    const thing = state.thing(number);
    if (thing === undefined) continue;
    for (const part of contents(thing)) found.push(...taintsWithin(state, part, depth - 1));
  }
  return found;
}
