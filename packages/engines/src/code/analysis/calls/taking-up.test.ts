import { expect, test } from "vitest";
import { emptyThing, listOf, State, unknown, type Value, withSlot } from "../../values/index.ts";
import { takeUp } from "./taking-up.ts";

const [first, second, list, result] = [1, 2, 11, 12];

function object(number: number): Value {
  return { ...unknown, number, objects: [number], isOpen: false };
}

/** The first of two objects was given a list, and the call gave an object that holds both. */
function remembered(fields = emptyThing()) {
  return {
    value: object(result),
    things: new Map([
      [first, withSlot(fields, "items", object(list), true)],
      [list, listOf([])],
      [result, listOf([object(first), object(list)])],
    ]),
    objects: [first],
    before: [fields],
    since: 10,
    isCut: false,
    isFlat: false,
  };
}

function stateOf() {
  let last = 20;
  const fresh = () => ++last;
  const state = new State(fresh);
  state.setThing(second, withSlot(emptyThing(), "name", unknown, true));
  return { state, fresh };
}

test("what a call did to an object it does to another one, with new objects for those it made", () => {
  const { state, fresh } = stateOf();
  const given = takeUp(state, remembered(), [second], false, fresh);
  const own = state.thing(second)?.slots.get("items")?.number ?? 0;
  expect(own).toBeGreaterThan(20);
  expect(state.thing(own)).toEqual(listOf([]));
  expect([...(state.thing(given.number)?.slots.values() ?? [])]).toEqual([object(second), object(own)]);
  expect(state.thing(second)?.slots.has("name")).toBe(true);
  for (const number of [first, list, result]) expect(state.thing(number)).toBeUndefined();
});

test("called twice on other objects, it gives objects of their own", () => {
  const { state, fresh } = stateOf();
  const once = takeUp(state, remembered(), [second], true, fresh);
  const again = takeUp(state, remembered(), [second], true, fresh);
  expect(once.number).not.toBe(again.number);
});

test("a field that the call left as it was keeps what the other object has in it", () => {
  const { state, fresh } = stateOf();
  takeUp(state, remembered(withSlot(emptyThing(), "name", object(5), true)), [second], true, fresh);
  expect(state.thing(second)?.slots.get("name")).toBe(unknown);
});

test("on the object that it was evaluated on, it gives just what it gave", () => {
  const { state, fresh } = stateOf();
  expect(takeUp(state, remembered(), [first], false, fresh)).toEqual(object(result));
  expect(state.thing(list)).toEqual(listOf([]));
});

test("of several objects each takes the place of the one that was given where it is", () => {
  const { state, fresh } = stateOf();
  const [other, third] = [3, 4];
  state.setThing(third, emptyThing());
  const things = new Map([[other, withSlot(emptyThing(), "owner", object(first), true)]]);
  const known = { ...remembered(), value: object(other), things, objects: [first, other], before: [] };
  expect(takeUp(state, known, [second, third], false, fresh)).toEqual(object(third));
  expect(state.thing(third)?.slots.get("owner")).toEqual(object(second));
  expect(state.thing(other)).toBeUndefined();
});
