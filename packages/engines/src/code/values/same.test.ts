import { expect, test } from "vitest";
import { isSameThing } from "./same.ts";
import { State } from "./state.ts";
import { emptyThing, listOf, withSlot } from "./thing.ts";
import { constant, named, unknown } from "./value.ts";

function stateWith(value = constant("a")) {
  let last = 10;
  const state = new State(() => ++last);
  state.setVariable(1, value);
  state.setThing(2, listOf([value]));
  return state;
}

test("a round of a loop that leaves what it found has changed nothing", () => {
  const state = stateWith();
  const round = state.fork();
  round.setVariable(1, constant("a"));
  round.setThing(2, listOf([constant("a")]));
  round.setVariable(12, named("fs"));
  round.setThing(13, emptyThing());
  expect(state.mergeRound([state.fork(), round], 11)).toBe(false);
});

test("a round that changes a variable, an object, or what is asked of an object of before, has", () => {
  const changes = [
    (round: State) => round.setVariable(1, unknown),
    (round: State) => round.setThing(2, listOf([constant("a"), constant("a")])),
    (round: State) => round.setThing(-3, emptyThing()),
  ];
  for (const change of changes) {
    const state = stateWith();
    const round = state.fork();
    change(round);
    expect(state.mergeRound([state.fork(), round], 11)).toBe(true);
  }
});

test("two objects are the same only with the same in each field, and from the same keys", () => {
  const one = withSlot(emptyThing(), "name", named("fs"), true);
  expect(isSameThing(one, withSlot(emptyThing(), "name", named("fs"), true))).toBe(true);
  expect(isSameThing(one, withSlot(emptyThing(), "name", named("os"), true))).toBe(false);
  expect(isSameThing(one, withSlot(one, "other", unknown, true))).toBe(false);
  expect(isSameThing(one, { ...one, hasForeignKeys: true })).toBe(false);
});
