import type { VulnerabilityPolicy } from "@gatewatch/sdk";
import { expect, test } from "vitest";
import { fieldsOf, requestOf, wrongOf } from "./policy-fields.ts";

const policy: VulnerabilityPolicy = {
  id: "00000000-0000-7000-8000-000000000000",
  name: "Tests are not shipped",
  enabled: false,
  order: 7,
  match: {
    severity_at_least: "low",
    severities: ["low", "high"],
    confidence_at_least: 8,
    engine: ["secrets"],
    cwe: ["CWE-79", "CWE-89"],
    rule_prefix: "js/",
    repository: "r1",
    path: "test/**",
    older_than_days: 30,
  },
  act: {
    decide: { status: "accepted_risk", reason: "Never deployed", expires_in_days: 180 },
    severity: "low",
    assign: "ada",
    fail_gate: true,
  },
  created_at: "2026-11-21T00:00:00.000Z",
  updated_at: "2026-11-21T00:00:00.000Z",
};

test("a policy that is opened and saved unchanged is the same policy", () => {
  const { name, enabled, order, match, act } = policy;
  expect(requestOf(fieldsOf(policy), policy)).toEqual({ name, enabled, order, match, act });
  expect(wrongOf(fieldsOf(policy))).toEqual({});
});

test("what is left empty is left out", () => {
  const fields = { ...fieldsOf(undefined), name: " Gate ", failGate: true };
  expect(requestOf(fields, undefined)).toEqual({
    name: "Gate",
    enabled: true,
    order: 100,
    match: {},
    act: { fail_gate: true },
  });
});

test.each([
  [{ name: " " }, "name"],
  [{ order: "-1" }, "order"],
  [{ cwe: "79" }, "cwe"],
  [{ olderThanDays: "0" }, "olderThanDays"],
  [{ expiresInDays: "4000" }, "expiresInDays"],
  [{ reason: "" }, "reason"],
  [{ status: "", severity: "", assign: "", failGate: false }, "status"],
] as const)("%j is refused at its field", (change, field) => {
  expect(Object.keys(wrongOf({ ...fieldsOf(policy), ...change }))).toEqual([field]);
});
