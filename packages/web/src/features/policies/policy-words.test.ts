import { expect, test } from "vitest";
import { doesText, fitsText } from "./policy-words.ts";

test.each([
  [{}, "Every open vulnerability"],
  [{ severity_at_least: "high", path: "test/**" }, "High and above, in test/**"],
  [
    { severities: ["low", "info"], engine: ["code", "secrets"], cwe: ["CWE-79"], confidence_at_least: 8 },
    "Low or Info, high confidence or more, Code or Secrets, CWE-79",
  ],
  [
    { rule_prefix: "js/", repository: "r1", older_than_days: 30 },
    "Rules that begin with js/, of ACME, known for more than 30 d",
  ],
] as const)("%j fits %s", (match, text) => {
  const { severities, engine, cwe, ...rest } = { severities: undefined, engine: undefined, cwe: undefined, ...match };
  const whole = {
    ...rest,
    ...(severities && { severities: [...severities] }),
    ...(engine && { engine: [...engine] }),
    ...(cwe && { cwe: [...cwe] }),
  };
  expect(fitsText(whole, () => "ACME")).toBe(text);
});

test.each([
  [{ decide: { status: "accepted_risk", reason: "why", expires_in_days: 180 } }, "Accepted risk for 180 d"],
  [
    { decide: { status: "false_positive", reason: "why" }, fail_gate: true },
    "False positive; fails the gate of a scan that shows it",
  ],
  [{ severity: "low", assign: "ada" }, "Severity low; assigns it to ADA"],
] as const)("%j does %s", (act, text) => {
  expect(doesText(act, (id) => id.toUpperCase())).toBe(text);
});
