import { expect, it } from "vitest";
import { Throttle } from "./throttle.ts";

it("lets the first of a burst out at once and the last of it after the interval, each key alone", async () => {
  const acted: string[] = [];
  const naps: (() => void)[] = [];
  const clock = {
    now: () => new Date(0),
    monotonicMs: () => 0,
    sleep: () => new Promise<void>((resolve) => naps.push(resolve)),
  };
  const throttle = new Throttle<string>(clock, 250, async (value) => {
    acted.push(value);
  });
  for (const value of ["a1", "a2", "a3"]) throttle.push("a", value);
  throttle.push("b", "b1");
  await Promise.resolve();
  expect(acted).toEqual(["a1", "b1"]);
  const wake = async () => {
    for (const nap of naps.splice(0)) nap();
    await new Promise<void>((resolve) => setImmediate(resolve));
  };
  await wake();
  expect(acted).toEqual(["a1", "b1", "a3"]);
  await wake();
  throttle.push("a", "a4");
  expect(acted).toEqual(["a1", "b1", "a3", "a4"]);
});
