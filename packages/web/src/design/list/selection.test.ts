import { expect, test } from "vitest";
import { toggled } from "./selection.ts";

const order = ["a", "b", "c", "d", "e"];

test.each([
  ["a row is added", [], "b", undefined, ["b"]],
  ["a row is taken out", ["b", "c"], "b", undefined, ["c"]],
  ["a range is added downwards", ["b"], "d", "b", ["b", "c", "d"]],
  ["and upwards", ["d"], "b", "d", ["b", "c", "d"]],
  ["a range is taken out when its end was selected", ["a", "b", "c", "d"], "c", "a", ["d"]],
  ["a range from a row that has left the list is the row alone", ["a"], "c", "gone", ["a", "c"]],
])("%s", (_what, before, key, from, after) => {
  expect([...toggled(new Set(before), order, key, from)].toSorted()).toEqual(after);
});
