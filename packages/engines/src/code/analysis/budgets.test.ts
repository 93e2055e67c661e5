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

/** Steps until one is refused. */
function spent(budgets: Budgets): number {
  let steps = 1;
  while (budgets.spend()) steps++;
  return steps;
}

test("a file's functions end by a count of their steps together, at the same place in every run", () => {
  const stepsOfFile = () => {
    const budgets = new Budgets(() => false);
    budgets.begin();
    let all = 0;
    for (let root = 0; root < 20; root++) {
      budgets.beginFunction();
      all += spent(budgets);
    }
    expect(budgets.isWhole).toBe(false);
    return all;
  };
  const steps = stepsOfFile();
  expect(steps).toBeGreaterThan(500_000);
  expect(steps).toBeLessThan(1_500_000);
  expect(stepsOfFile()).toBe(steps);
});

test("what one file spends is not taken from the next one, nor from the one that imports it", () => {
  const budgets = new Budgets(() => false);
  const runOut = () => {
    for (let root = 0; root < 20; root++) {
      budgets.beginFunction();
      spent(budgets);
    }
  };
  budgets.begin();
  expect(budgets.forTop(runOut)).toBe(false);
  budgets.beginFunction();
  expect(budgets.mayFollow).toBe(true);
  runOut();
  expect(budgets.mayFollow).toBe(false);
  budgets.begin();
  budgets.beginFunction();
  expect(budgets.mayFollow).toBe(true);
});
