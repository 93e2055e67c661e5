import { expect, test } from "vitest";
import { Budgets } from "./budgets.ts";

test("a root that needs more of the stack than there is ends by itself, and the next one has all of its room", () => {
  const budgets = new Budgets(() => false);
  budgets.begin();
  const forever = (): number => (budgets.enter() ? 1 : 0) + forever();
  expect(budgets.outermost(() => budgets.forTop(() => budgets.forEntry(forever)))).toBe(false);
  budgets.begin();
  expect(budgets.outermost(() => expect(budgets.enter(400)).toBe(true))).toBe(true);
  expect(budgets.isWhole).toBe(true);
});

test("other errors are nobody's depth", () => {
  const failure = () =>
    new Budgets(() => false).outermost(() => {
      throw new TypeError("broken");
    });
  expect(failure).toThrow(TypeError);
});
