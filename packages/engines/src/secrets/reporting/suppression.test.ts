import { expect, test } from "vitest";
import { suppressionOf } from "./suppression.ts";

test.each([
  ["x = 1 /* gitleaks:allow */", { by: "gitleaks:allow" }],
  ["x = 1 # gitleaks:allow", { by: "gitleaks:allow" }],
  ["x = 1 # allow", undefined],
  ["x = 1 # gitleaks:allowed-hosts", undefined],
])("%s", (line, expected) => {
  expect(suppressionOf(line)).toEqual(expected);
});
