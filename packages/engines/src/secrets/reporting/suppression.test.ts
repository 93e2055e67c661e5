import { expect, test } from "vitest";
import { suppressionOf } from "./suppression.ts";

test.each([
  ["x = 1 # gatewatch:allow", { by: "gatewatch:allow" }],
  ["x = 1 // gatewatch:allow: a test account", { by: "gatewatch:allow", reason: "a test account" }],
  ["x = 1 /* gitleaks:allow */", { by: "gitleaks:allow" }],
  ["<a/> <!-- gatewatch:allow: shown to everybody -->", { by: "gatewatch:allow", reason: "shown to everybody" }],
  ["x = 1 # allow", undefined],
  ["x = 1 # gatewatch:allowed-hosts", undefined],
])("%s", (line, expected) => {
  expect(suppressionOf(line)).toEqual(expected);
});
