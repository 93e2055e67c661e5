import { expect, test } from "vitest";
import { bytesText, countOf, countText } from "./number.ts";
import { ageText, durationText, exactText, secondsSince } from "./time.ts";

test.each([
  [0, "0 s"],
  [59.9, "59 s"],
  [60, "1 min"],
  [3599, "59 min"],
  [7200, "2 h"],
  [90_000, "1 d"],
  [-5, "0 s"],
])("an age of %d seconds is %s", (seconds, text) => expect(ageText(seconds)).toBe(text));

test.each([
  [41, "41 s"],
  [125, "2 min 5 s"],
  [120, "2 min"],
  [3840, "1 h 4 min"],
  [86_400, "1 d"],
])("a duration of %d seconds is %s", (seconds, text) => expect(durationText(seconds)).toBe(text));

test("an instant is shown whole, with its zone", () => {
  expect(exactText("2026-11-21T10:41:02.000Z")).toBe("21 Nov 2026, 10:41:02 UTC");
  expect(secondsSince("2026-11-21T10:41:02.000Z", Date.UTC(2026, 10, 21, 10, 42, 2))).toBe(60);
});

test("numbers carry separators and their noun", () => {
  expect(countText(1284)).toBe("1,284");
  expect(countOf(1, "finding")).toBe("1 finding");
  expect(countOf(1284, "finding")).toBe("1,284 findings");
  expect([812, 3400, 12_000_000].map(bytesText)).toEqual(["812 B", "3.4 kB", "12 MB"]);
});
