import { expect, it } from "vitest";
import { anything, differences } from "./shape.ts";

it.each<[unknown, unknown, number]>([
  [{ a: "x", b: 1 }, { a: "y", b: 2, c: 3 }, 0],
  [{ a: "x", b: 1 }, { a: "y" }, 1],
  [{ a: 1 }, { a: 1.5 }, 1],
  [{ a: 1 }, { a: "1" }, 1],
  [{ a: 7.5 }, { a: 8 }, 0],
  [{ at: "2026-06-03T10:00:00Z" }, { at: "2026-06-03T10:00:00.000Z" }, 1],
  [{ at: "2026-06-03T10:00:00Z" }, { at: "2026-07-03T10:00:00Z" }, 0],
  [{ a: anything }, { a: null }, 0],
  [{ a: anything }, {}, 1],
  [[{ a: 1 }], [{ a: 1 }, {}], 1],
  [[{ a: 1 }], [], 1],
  [[], [], 0],
  [{ a: { b: 1 } }, { a: null }, 1],
])("%j against %j: %i differences", (example, answer, count) => {
  expect(differences(example, answer)).toHaveLength(count);
});
