import { expect, test } from "vitest";
import { limitText, planText, usedText } from "./plan-words.ts";

test("a missing limit is said, never shown as a number", () => {
  expect(usedText(12, 50)).toBe("12 of 50");
  expect(usedText(1200, null)).toBe("1,200, no limit");
  expect(planText({ scans_per_period: null, concurrent_scans: null, retention_days: null })).toBe(
    "scans without limit, any number at once, kept for good",
  );
  expect(planText({ scans_per_period: 1, concurrent_scans: 2, retention_days: 30 })).toBe(
    "1 scan a period, 2 at once, kept 30 d",
  );
});

test("a request limit says how many, in how long, for whom", () => {
  expect(limitText({ quota: 1000, window_seconds: 3600, partition: "key" })).toBe("1,000 requests in 1 h for each key");
});
