import fc from "fast-check";
import { expect, it } from "vitest";
import { periodOf } from "./period.ts";

const instants = fc.date({
  min: new Date("1990-01-01T00:00:00Z"),
  max: new Date("2200-01-01T00:00:00Z"),
  noInvalidDate: true,
});
const anchors = fc.option(fc.integer({ min: 1, max: 31 }), { nil: null });
const dayMs = 86_400_000;

it.each([
  ["2026-06-03T10:00:00Z", null, "2026-06-01", "2026-07-01"],
  ["2026-12-31T23:59:59.999Z", null, "2026-12-01", "2027-01-01"],
  ["2026-01-30T00:00:00Z", 31, "2025-12-31", "2026-01-31"],
  ["2026-01-31T00:00:00Z", 31, "2026-01-31", "2026-02-28"],
  ["2026-02-28T00:00:00Z", 31, "2026-02-28", "2026-03-31"],
  ["2028-02-28T12:00:00Z", 30, "2028-01-30", "2028-02-29"],
  ["2026-03-14T23:59:59Z", 15, "2026-02-15", "2026-03-15"],
])("%s with anchor %s lies in %s to %s", (instant, anchor, start, end) => {
  const period = periodOf(new Date(instant), anchor);
  expect([period.start, period.end].map((date) => date.toISOString())).toEqual(
    [start, end].map((day) => `${day}T00:00:00.000Z`),
  );
});

it("holds the instant it was asked for", () => {
  fc.assert(
    fc.property(instants, anchors, (instant, anchor) => {
      const { start, end } = periodOf(instant, anchor);
      return start <= instant && instant < end;
    }),
  );
});

it("tiles time: the next period begins where this one ends, and every instant within names the same one", () => {
  fc.assert(
    fc.property(instants, anchors, fc.double({ min: 0, max: 1, noNaN: true }), (instant, anchor, share) => {
      const period = periodOf(instant, anchor);
      const length = period.end.getTime() - period.start.getTime();
      const inside = new Date(period.start.getTime() + Math.floor(share * (length - 1)));
      expect(periodOf(inside, anchor)).toEqual(period);
      expect(periodOf(period.end, anchor).start).toEqual(period.end);
      expect(periodOf(new Date(period.start.getTime() - 1), anchor).end).toEqual(period.start);
      expect(length / dayMs).toBeGreaterThanOrEqual(28);
      expect(length / dayMs).toBeLessThanOrEqual(31);
    }),
  );
});

it("begins on the anchor day, or on the last day of a month without it", () => {
  fc.assert(
    fc.property(instants, fc.integer({ min: 1, max: 31 }), (instant, anchor) => {
      const { start } = periodOf(instant, anchor);
      const lastDay = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 0)).getUTCDate();
      return start.getUTCDate() === Math.min(anchor, lastDay) && start.getTime() % dayMs === 0;
    }),
  );
});
