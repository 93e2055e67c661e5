import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { judgeGate, readPolicies, readResult } from "./index.ts";
import { matcherOf } from "./match.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gatewatch-gate-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (content: unknown, name = "result") => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
};
const found: Parameters<ReturnType<typeof matcherOf>>[0] = {
  ...{ fingerprint: "a".repeat(64), engine: "secrets", ruleId: "secrets.example", title: "A key", severity: "high" },
  ...{ confidence: 8, cwe: ["CWE-798"], location: { file: "src/a/b.ts", line: 3 } },
};
const finding = (change: object = {}) => ({ ...found, ...change });
const ownResult = (findings: readonly object[], scan: object = {}) => ({
  schema: "gatewatch-findings/1",
  scan: { partial: false, ...scan },
  findings,
});
const judged = async (content: unknown, terms: Partial<Parameters<typeof judgeGate>[1]> = {}) =>
  judgeGate(await readResult(file(content)), { failOn: "high", policies: [], ...terms });
const policies = (...list: readonly object[]) => readPolicies(file({ policies: list }, "policies"));

describe("a result of ours", () => {
  test.each([
    ["nothing found", [], {}, "pass"],
    ["something below", [finding({ severity: "medium" })], {}, "pass"],
    ["something at the level", [finding()], {}, "fail"],
    ["something worse", [finding({ severity: "critical" })], {}, "fail"],
    ["what is suppressed", [finding({ suppressed: { by: "a comment" } })], {}, "pass"],
    ["what the scan's baseline knew", [finding({ baselineState: "unchanged" })], {}, "pass"],
    ["something new", [finding({ baselineState: "new" })], {}, "fail"],
    ["a scan that is partial", [], { partial: true }, "undecided"],
    ["a partial scan that found something", [finding()], { partial: true }, "fail"],
    ["something at the level left out", [], { leftOut: { high: 2 } }, "undecided"],
    ["something below the level left out", [], { leftOut: { low: 2 } }, "pass"],
  ])("%s", async (_what, findings, scan, verdict) => {
    expect((await judged(ownResult(findings, scan))).verdict).toBe(verdict);
  });

  test("says how many, and names the worst first", async () => {
    const found = [finding(), finding({ severity: "critical", title: "Worse" })];
    const { reasons, blocking } = await judged(ownResult(found));
    expect(reasons).toEqual(["2 open, at least high."]);
    expect(blocking[0]).toBe("critical src/a/b.ts:3  Worse (secrets.example)");
  });

  test("a baseline takes out what it lists; none fails by severity where none is asked", async () => {
    expect((await judged(ownResult([finding()]), { known: new Set(["a".repeat(64)]) })).verdict).toBe("pass");
    expect((await judged(ownResult([finding()]), { failOn: "none" })).verdict).toBe("pass");
  });
});

test("SARIF of any tool is judged by its own words, and one that broke off decides nothing", async () => {
  const sarif = (level: string, change: object = {}) => ({
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "Example", rules: [{ id: "EX1", properties: { "security-severity": "8.1" } }] } },
        results: level === "" ? [] : [{ ruleId: "EX1", message: { text: "m" }, baselineState: level }],
        ...change,
      },
    ],
  });
  expect((await judged(sarif("new"))).verdict).toBe("fail");
  expect((await judged(sarif("unchanged"))).verdict).toBe("pass");
  expect((await judged(sarif("absent"))).verdict).toBe("pass");
  const { fingerprints: known } = await readResult(file(sarif("unchanged"), "earlier"));
  expect((await judged(sarif("new"), { known })).verdict).toBe("pass");
  expect((await judged(sarif("", { invocations: [{ executionSuccessful: false }] }))).verdict).toBe("undecided");
});

test.each([
  ["no JSON", "nothing"],
  ["another document", { schema: "gatewatch-findings/2", findings: [] }],
  ["a list that is cut", JSON.stringify(ownResult([finding()])).slice(0, -4)],
  ["a severity that is none", ownResult([finding({ severity: "huge" })])],
])("%s is refused", async (_what, content) => {
  await expect(readResult(file(content))).rejects.toMatchObject({
    code: expect.stringMatching(/^(gate\.invalid_result|imports\.malformed)$/),
  });
});

describe("policies", () => {
  const fits = (path: string, place: string) => matcherOf({ path })({ ...found, location: { file: place } });
  const fail = { name: "no secrets", match: { engine: ["secrets"], path: "src/**" }, act: { fail_gate: true } };

  test("one fails what fits it, at any severity, and is named", async () => {
    const result = ownResult([finding({ severity: "low" })]);
    expect(await judged(result, { policies: await policies(fail) })).toMatchObject({
      verdict: "fail",
      reasons: ['Policy "no secrets" fails the gate: 1 open.'],
    });
    const other = { ...fail, match: { path: "docs/**" } };
    expect((await judged(result, { policies: await policies(other) })).verdict).toBe("pass");
  });

  test("they act in their order: what one decides is not open, what one rates has that severity", async () => {
    const accept = {
      ...{ name: "tests", order: 1, match: { path: "src/**" } },
      act: { decide: { status: "accepted_risk", reason: "not shipped" } },
    };
    const rate = { name: "rate", match: { rule_prefix: "secrets." }, act: { severity: "low" } };
    const result = ownResult([finding()]);
    expect((await judged(result, { policies: await policies(fail, accept) })).verdict).toBe("pass");
    expect((await judged(result, { policies: await policies(rate) })).verdict).toBe("pass");
    expect((await judged(result, { policies: await policies({ ...accept, enabled: false }) })).verdict).toBe("fail");
    const low = { ...accept, order: 200, match: { severities: ["low"] } };
    expect((await judged(result, { failOn: "low", policies: await policies(low, rate) })).verdict).toBe("pass");
    expect(
      (await judged(result, { failOn: "low", policies: await policies({ ...low, order: 1 }, rate) })).verdict,
    ).toBe("fail");
  });

  test("they decide nothing where findings were left out", async () => {
    const result = ownResult([], { leftOut: { info: 1 } });
    expect((await judged(result, { policies: await policies(fail) })).verdict).toBe("undecided");
  });

  test("a file that means what cannot be judged here is refused, with every wrong part", async () => {
    const wrong = { name: "old", match: { older_than_days: 3, repository: "x" }, act: { assign: "y" } };
    await expect(policies(wrong)).rejects.toMatchObject({
      code: "gate.invalid_policies",
      message: expect.stringMatching(/older_than_days.*repository.*assign/s),
    });
    await expect(readPolicies(file("policies: [", "broken"))).rejects.toMatchObject({ code: "gate.invalid_policies" });
    await expect(readPolicies(join(folder, "missing"))).rejects.toMatchObject({ code: "gate.unreadable_file" });
  });

  test.each([
    ["src/*.ts", "src/a.ts", true],
    ["src/*.ts", "src/a/b.ts", false],
    ["src/**", "src/a/b.ts", true],
    ["**/b.ts", "b.ts", true],
    ["**/b.ts", "src/a/b.ts", true],
    ["src/?/b.ts", "src/a/b.ts", true],
    ["src/?.ts", "src//.ts", false],
    ["src/a", "src/a/b.ts", false],
    ["a+b(.*", "a+b(.x", true],
  ])("%s and %s: %s", (path, place, isMatch) => expect(fits(path, place)).toBe(isMatch));

  test("a glob takes no more time than its length and the path's say", () => {
    expect(fits("*".repeat(400), `${"a".repeat(4000)}/b`)).toBe(true);
    expect(fits(`${"*a".repeat(200)}b`, "a".repeat(4000))).toBe(false);
  });
});
