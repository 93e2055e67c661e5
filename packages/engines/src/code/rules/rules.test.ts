import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { JoinedDiff } from "../../diffs/index.ts";
import { type Finding, severityOf } from "../../findings/index.ts";
import { models } from "../models/index.ts";
import { scanSource } from "../testing/scan-source.ts";
import { ruleIds } from "./contract.ts";
import { rules } from "./index.ts";

const cases = readdirSync(import.meta.dirname, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.startsWith("input."))
  .map((entry) => {
    const [why, , rule] = entry.parentPath.split("/").reverse();
    // What stands beside it is of the same project: a manifest, another file.
    const others = readdirSync(entry.parentPath).filter((name) => !/^(input|patched)\./.test(name));
    return {
      rule: rule!,
      why: why!,
      extension: entry.name.slice("input.".length),
      patched: textOf(join(entry.parentPath, entry.name.replace("input", "patched"))),
      files: [entry.name, ...others].map((name) => [name, join(entry.parentPath, name)] as const),
    };
  });

/** What the first file of a case becomes, where the case says so. */
function textOf(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}

describe("cases: `ng` must be found, `ok` must not", () => {
  test.each(cases)("$rule $why $extension", async ({ rule, why, files, patched }) => {
    const texts = files.map(([name, path]) => [name, readFileSync(path, "utf8")]);
    const { findings } = await scanSource(Object.fromEntries(texts));
    const found = findings.map((finding) => finding.ruleId);
    if (why.startsWith("ng.")) expect(found).toContain(`code.${rule}`);
    else expect(found).not.toContain(`code.${rule}`);
    const own = findings.filter((finding) => finding.ruleId === `code.${rule}`);
    if (why.startsWith("ng.")) await expectPatchesHold(rule, Object.fromEntries(texts), patched, own);
  });
});

const withPatch = new Set<string>();
const folder = mkdtempSync(join(tmpdir(), "gatewatch-patches-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** All patches of a case apply at once, leave a file that parses, and the rule says nothing any more of what they mend. */
async function expectPatchesHold(
  rule: string,
  files: Readonly<Record<string, string>>,
  expected: string | undefined,
  found: readonly Finding[],
) {
  const patches = found.flatMap(({ evidence }) => evidence.patch ?? []);
  if (expected !== undefined) expect(patches, "each place has a patch").toHaveLength(found.length);
  if (patches.length === 0) return;
  withPatch.add(rule);
  const joined = new JoinedDiff();
  for (const patch of patches) expect(joined.add(patch), "no patch overlaps another").toBe(true);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  execFileSync("git", ["apply", "-"], { cwd: folder, input: joined.toString(), stdio: ["pipe", "pipe", "pipe"] });
  const names = Object.keys(files);
  const mended = Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
  if (expected !== undefined) expect(mended[names[0]!]).toBe(expected);
  const after = await scanSource(mended);
  expect(after.notCovered).toEqual([]);
  expect(after.findings.filter(({ ruleId }) => ruleId === `code.${rule}`)).toHaveLength(found.length - patches.length);
}

test("every rule with a patch has a case that shows it", () => {
  expect(ruleIds.filter((id) => rules[id].patch !== undefined && !withPatch.has(id))).toEqual([]);
});

test("every folder of a case holds its input", () => {
  const folders = ruleIds.flatMap((rule) => {
    const of = join(import.meta.dirname, rule, "cases");
    return existsSync(of) ? readdirSync(of).map((why) => join(of, why)) : [];
  });
  expect(folders.filter((of) => !readdirSync(of).some((name) => name.startsWith("input.")))).toEqual([]);
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
