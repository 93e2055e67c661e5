import fc from "fast-check";
import { expect, test } from "vitest";
import { mergeWindows } from "./windows.ts";

test("windows cover every hit's surroundings, lie inside of the text, are in order and do not touch", () => {
  const size = fc.nat(40);
  fc.assert(
    fc.property(fc.array(fc.nat(200)), size, size, (unsorted, before, after) => {
      const hits = unsorted.toSorted((a, b) => a - b);
      const windows = mergeWindows(hits, before, after, 200);
      for (const hit of hits) {
        const [start, end] = [Math.max(0, hit - before), Math.min(200, hit + after)];
        expect(windows.some((window) => window.start <= start && window.end >= end)).toBe(true);
      }
      for (const [index, window] of windows.entries()) {
        expect(window.start).toBeGreaterThanOrEqual(0);
        expect(window.end).toBeLessThanOrEqual(200);
        if (index > 0) expect(window.start).toBeGreaterThan(windows[index - 1]!.end);
      }
    }),
  );
});
