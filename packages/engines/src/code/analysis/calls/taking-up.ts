import { type State, type Thing, type Value, withRest, withSlot } from "../../values/index.ts";
import type { Remembered } from "./memo.ts";
import { Renaming } from "./renaming.ts";

/**
 * Does to the state what a call did that is remembered, and gives what it gave.
 *
 * @param own the object it is called on now
 * @param isPlain the call was evaluated without the details of what it is given
 */
export function takeUp(
  state: State,
  known: Remembered,
  own: number | undefined,
  isPlain: boolean,
  fresh: () => number,
): Value {
  const { self, things, value } = known;
  // What a plain call did to objects that were there before, it did when it was evaluated.
  const isToSet = (number: number) => !isPlain || state.thing(number) === undefined;
  if (own === undefined || self === undefined || own === self) {
    for (const [number, thing] of things) if (isToSet(number)) state.setThing(number, thing);
    return value;
  }
  const renaming = new Renaming(self, own, known.since, fresh);
  for (const [number, thing] of things) {
    if (number > known.since) continue;
    if (number === self) state.setThing(own, changedAs(known.before, thing, state.thing(own), renaming));
    else if (isToSet(number)) state.setThing(number, renaming.thing(thing));
  }
  const given = renaming.value(value);
  for (const [before, now] of renaming.made) {
    const thing = things.get(before);
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
