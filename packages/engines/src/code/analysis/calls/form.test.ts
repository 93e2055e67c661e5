import { expect, test } from "vitest";
import { createCatalogs, models } from "../../models/index.ts";
import { constant, emptyThing, listOf, State, type Thing, unknown, type Value, withSlot } from "../../values/index.ts";
import { Form } from "./form.ts";
import { Shapes } from "./shapes.ts";

const { python } = createCatalogs(models);

function object(number: number): Value {
  return { ...unknown, number, objects: [number], isOpen: false };
}

function stateOf(things: readonly (readonly [number, Thing])[]): State {
  const state = new State(() => 1);
  for (const [number, thing] of things) state.setThing(number, thing);
  return state;
}

/** What a call is told by that is given these objects. */
function told(shapes: Shapes, state: State, given: readonly number[], world = stateOf([])) {
  const form = new Form(shapes, state, world, python, false);
  const parts = given.map((number) => form.held(number));
  return { text: parts.join(",") + form.contents(), objects: form.objects };
}

const pair = (left: number, right: number) => listOf([object(left), object(right)]);

test("objects of one form are told by the same text, in the same order", () => {
  const state = stateOf([
    [1, pair(2, 3)],
    [2, withSlot(emptyThing(), "name", constant("a"), true)],
    [3, listOf([])],
    [11, pair(12, 13)],
    [12, withSlot(emptyThing(), "name", constant("a"), true)],
    [13, listOf([])],
  ]);
  const shapes = new Shapes();
  const [one, other] = [told(shapes, state, [1]), told(shapes, state, [11])];
  expect(other.text).toBe(one.text);
  expect([one.objects, other.objects]).toEqual([
    [1, 2, 3],
    [11, 12, 13],
  ]);
});

test("one object twice is not told by the text of two that are alike", () => {
  const state = stateOf([
    [1, pair(2, 2)],
    [2, listOf([])],
    [11, pair(12, 13)],
    [12, listOf([])],
    [13, listOf([])],
  ]);
  const shapes = new Shapes();
  expect(told(shapes, state, [1]).text).not.toBe(told(shapes, state, [11]).text);
  expect(told(shapes, state, [2, 2]).text).not.toBe(told(shapes, state, [12, 13]).text);
});

test("what stands further inside tells objects apart too", () => {
  const state = stateOf([
    [1, listOf([object(2)])],
    [2, listOf([constant("a")])],
    [11, listOf([object(12)])],
    [12, listOf([constant("b")])],
  ]);
  const shapes = new Shapes();
  expect(told(shapes, state, [1]).text).not.toBe(told(shapes, state, [11]).text);
});

test("an object that holds itself has an end", () => {
  const state = stateOf([[1, listOf([object(1)])]]);
  expect(told(new Shapes(), state, [1]).objects).toEqual([1]);
});

test("objects of the world are themselves for every call", () => {
  const things = [
    [1, listOf([])],
    [2, listOf([])],
  ] as const;
  const [state, shapes] = [stateOf(things), new Shapes()];
  const [one, other] = [told(shapes, state, [1], stateOf(things)), told(shapes, state, [2], stateOf(things))];
  expect(one.text).not.toBe(other.text);
  expect(one.objects).toEqual([]);
});
