import { type State, type Thing, type Value, withRest, withSlot } from "../../values/index.ts";
import type { Remembered } from "./memo.ts";
import { Renaming } from "./renaming.ts";

/**
 * Does to the state what a call did that is remembered, and gives what it gave.
 *
 * @param own the objects it is given now, in the order of its key
 * @param isPlain the call was evaluated without the details of what it is given
 */
export function takeUp(
  state: State,
  known: Remembered,
  own: readonly number[],
  isPlain: boolean,
  fresh: () => number,
): Value {
  const { objects, before, things, value } = known;
  // What a plain call did to objects that were there before, it did when it was evaluated.
  const isToSet = (number: number) => !isPlain || state.thing(number) === undefined;
  if (objects.every((number, index) => own[index] === number)) {
    for (const [number, thing] of things) if (isToSet(number)) state.setThing(number, thing);
    return value;
  }
  const renaming = new Renaming(objects, own, known.since, fresh);
  for (const [number, thing] of things) {
    if (number > known.since) continue;
    const place = objects.indexOf(number);
    if (place >= 0) {
      const now = own[place]!;
      state.setThing(now, changedAs(before[place], thing, state.thing(now), renaming));
    } else if (isToSet(number)) state.setThing(number, renaming.thing(thing));
  }
  const given = renaming.value(value);
  for (const [made, now] of renaming.made) {
    const thing = things.get(made);
    if (thing !== undefined) state.setThing(now, renaming.thing(thing));
  }
  return given;
}

/** The object after the change from `before` to `after` was made to it. */
function changedAs(before: Thing | undefined, after: Thing, own: Thing | undefined, renaming: Renaming): Thing {
  if (own === undefined) return renaming.thing(after);
  let changed = own;
  for (const [name, value] of after.slots)
    if (before?.slots.get(name) !== value) changed = withSlot(changed, name, renaming.value(value), true);
  return after.rest === undefined || after.rest === before?.rest
    ? changed
    : withRest(changed, renaming.value(after.rest));
}
