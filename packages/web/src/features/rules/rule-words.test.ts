import { expect, test } from "vitest";
import { nameOfFile, placeText, rulesText } from "./rule-words.ts";

test("a set is told by what of it is run and what is not", () => {
  expect(rulesText({ rules: 1, problem_total: 0 })).toBe("1 rule");
  expect(rulesText({ rules: 1200, problem_total: 2 })).toBe("1,200 rules, 2 problems");
});

test("a problem is told by its place", () => {
  expect(placeText({ line: 3, rule: "broken" })).toBe('Line 3, rule "broken"');
  expect(placeText({ line: 3, rule: null })).toBe("Line 3");
  expect(placeText({ line: null, rule: null })).toBe("The text");
});

test("a file gives its set a name", () => {
  expect(nameOfFile("our-pages.yaml")).toBe("our-pages");
  expect(nameOfFile("a.YML")).toBe("a");
});
