import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { severityOf } from "../../findings/index.ts";
import { models } from "../models/index.ts";
import { scanSource } from "../testing/scan-source.ts";
import { ruleIds } from "./contract.ts";
import { rules } from "./index.ts";

const cases = readdirSync(import.meta.dirname, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.startsWith("input."))
  .map((entry) => {
    const [why, , rule] = entry.parentPath.split("/").reverse();
    // What stands beside it is of the same project: a manifest, another file.
    const others = readdirSync(entry.parentPath).filter((name) => !name.startsWith("input."));
    return {
      rule: rule!,
      why: why!,
      extension: entry.name.slice("input.".length),
      files: [entry.name, ...others].map((name) => [name, join(entry.parentPath, name)] as const),
    };
  });

describe("cases: `ng` must be found, `ok` must not", () => {
  test.each(cases)("$rule $why $extension", async ({ rule, why, files }) => {
    const texts = files.map(([name, path]) => [name, readFileSync(path, "utf8")]);
    const { findings } = await scanSource(Object.fromEntries(texts));
    const found = findings.map((finding) => finding.ruleId);
    if (why.startsWith("ng.")) expect(found).toContain(`code.${rule}`);
    else expect(found).not.toContain(`code.${rule}`);
  });
});

test("every rule has a case that is found and one that is not", () => {
  const without = ["ng.", "ok."].flatMap((start) =>
    ruleIds
      .filter((id) => !cases.some(({ rule, why }) => rule === id && why.startsWith(start)))
      .map((id) => `${start}${id}`),
  );
  expect(without).toEqual([]);
});

test("every rule is under its own id, and says what it is and what to do in each language it is found in", () => {
  expect(Object.keys(rules).sort()).toEqual([...ruleIds].sort());
  for (const [id, rule] of Object.entries(rules)) {
    expect(rule.id).toBe(id);
    for (const text of [rule.title, rule.short, rule.description, ...Object.values(rule.remediation)])
      expect(text.trim()).not.toBe("");
    const languages = models
      .filter((model) => [...(model.sinks ?? []), ...(model.misuses ?? [])].some((entry) => entry.rule === id))
      .map((model) => model.language);
    for (const language of languages) expect(rule.remediation[language], `${id} in ${language}`).toBeDefined();
    expect(severityOf(rule.score)).toBeDefined();
    for (const fix of Object.values(rule.remediation))
      expect(fix, `${id} shows no code`).toMatch(/```\w+\n[\s\S]+\n```/);
  }
});
