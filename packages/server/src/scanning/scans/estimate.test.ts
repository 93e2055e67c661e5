import fc from "fast-check";
import { expect, it } from "vitest";
import { budgetSeconds, estimateCompletion } from "./estimate.ts";

const created = new Date("2026-03-01T10:00:00Z");
const scan = {
  status: "queued",
  created_at: created,
  started_at: null,
  finished_at: null,
  percent: 0,
  estimated_seconds: 60,
};
const after = (seconds: number) => new Date(created.getTime() + seconds * 1000);

it("expects what was estimated at first, and what the rate says once a twentieth is done", () => {
  expect(estimateCompletion(scan, created)).toEqual(after(60));
  expect(estimateCompletion({ ...scan, started_at: after(10), percent: 4 }, after(12))).toEqual(after(70));
  expect(estimateCompletion({ ...scan, started_at: after(10), percent: 25 }, after(20))).toEqual(after(50));
});

it("is never in the past while the scan is not finished, and is the end afterwards", () => {
  const moment = fc.integer({ min: 0, max: 1_000_000 }).map(after);
  const running = fc.record({
    percent: fc.integer({ min: 0, max: 99 }),
    started_at: fc.option(moment),
    estimated_seconds: fc.nat(),
  });
  fc.assert(
    fc.property(running, moment, (change, now) => {
      expect(estimateCompletion({ ...scan, ...change }, now).getTime()).toBeGreaterThan(now.getTime());
      expect(estimateCompletion({ ...scan, ...change, finished_at: now }, after(9_999_999))).toEqual(now);
    }),
  );
});

it("takes the client's limit before the profile's", () => {
  expect(budgetSeconds("quick", "web", undefined)).toBe(60);
  expect(budgetSeconds("quick", "web", 5)).toBe(5);
});
