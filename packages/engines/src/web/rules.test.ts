import { expect, test } from "vitest";
import { checks } from "./checks/index.ts";
import { corsRules } from "./cors/rules.ts";
import { exposedFiles, securityTxtMissing } from "./exposure/index.ts";
import type { Rule } from "./rule.ts";
import { tlsRules } from "./tls/index.ts";
import { transportRules } from "./transport/rules.ts";

const rules: readonly Rule[] = [
  ...checks.flatMap((check) => check.rules),
  ...corsRules,
  ...new Set(exposedFiles.map((file) => file.rule)),
  securityTxtMissing,
  ...tlsRules,
  ...transportRules,
];

test("rule ids are unique over the whole engine", () => {
  expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
});

test.each(rules.map((rule) => [rule.id, rule] as const))(
  "%s explains, repairs with an example and is classified",
  (_id, rule) => {
    expect(rule.title.length).toBeLessThan(100);
    expect(rule.description.length).toBeGreaterThan(40);
    expect(rule.remediation).toMatch(/`[^`]{5,}`|```/);
    expect(rule.confidence).toBeGreaterThanOrEqual(1);
    expect(rule.confidence).toBeLessThanOrEqual(10);
    expect(rule.severity === "info" || rule.cwe.length > 0).toBe(true);
    for (const reference of rule.references) expect(URL.canParse(reference)).toBe(true);
  },
);
