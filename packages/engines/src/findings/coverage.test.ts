import { describe, expect, it } from "vitest";
import { createJudge, type Gap, type IssuePlace, type ScanCoverage } from "./coverage.ts";

const whole: ScanCoverage = {
  completedEngines: ["secrets"],
  notCovered: [],
  excluded: [],
  untold: [],
  covered: new Map(),
};
const secret: IssuePlace = { engine: "secrets", ruleId: "secrets.example-key", path: "src/keys/a b.ts" };
const judge = (change: Partial<ScanCoverage>, issue: Partial<IssuePlace> = {}) =>
  createJudge({ ...whole, ...change }, "example.com/group/project")({ ...secret, ...issue });
const gap = (place: string, change: Partial<Gap> = {}): Gap => ({ engine: "secrets", place, ...change });

it("a whole scan says that what it did not see is gone", () => expect(judge({})).toBe("not_seen"));

it.each([
  ["the engine failed or was not asked", { completedEngines: ["code"] }],
  ["the file was not covered", { notCovered: [gap("src/keys/a b.ts")] }],
  ["its folder was not covered", { notCovered: [gap("src")] }],
  ["its folder was not covered, said with a slash", { notCovered: [gap("src/keys/")] }],
  ["everything after some file was not covered", { notCovered: [gap("example.com/group/project")] }],
  ["the whole tree was unreadable", { notCovered: [gap(".")] }],
  ["a rule was switched off", { notCovered: [gap('rule "slow"')] }],
  ["the preparation left something out", { notCovered: [gap("src", { engine: "preparation" })] }],
  ["its rule could not look", { notCovered: [gap("stage two", { affects: ["secrets.example"] })] }],
  ["the engine told only part of its gaps", { untold: ["secrets"] }],
  ["the preparation told only part of its gaps", { untold: ["preparation"] }],
  ["the engine looked at other places", { covered: new Map([["secrets", new Set(["src/b.ts"])]]) }],
] satisfies [string, Partial<ScanCoverage>][])("says nothing when %s", (_why, change) => {
  expect(judge(change)).toBeUndefined();
});

it.each([
  ["another file was not covered", { notCovered: [gap("src/keys/b.ts")] }],
  ["a file whose name begins like its folder was not covered", { notCovered: [gap("sr"), gap("src/key")] }],
  ["another engine covered less", { notCovered: [gap("src", { engine: "code" })] }],
  ["other rules could not look", { notCovered: [gap("stage two", { affects: ["secrets.other"] })] }],
  ["a planned stage concerns no rule yet", { notCovered: [gap("stage two", { affects: [] })] }],
  ["the engine looked at its place", { covered: new Map([["secrets", new Set(["src/keys/a b.ts"])]]) }],
] satisfies [string, Partial<ScanCoverage>][])("is gone when %s", (_why, change) => {
  expect(judge(change)).toBe("not_seen");
});

it.each([
  ["the file is ignored now", [gap("src/keys/a b.ts")]],
  ["its folder is ignored now", [gap("src/keys")]],
  ["the user suppressed it in place", [gap("src/keys/a b.ts:12")]],
  ["the archive left it out", [gap("src/keys/a b.ts", { engine: "preparation" })]],
])("is unknown when %s", (_why, excluded) => expect(judge({ excluded })).toBe("unknown"));

it("knows the path of a URL, and that a page hides no other", () => {
  const page = { engine: "web", ruleId: "web.example", path: "/shop/cart" };
  const site = { completedEngines: ["web"] } as const;
  expect(judge({ ...site, notCovered: [gap("https://example.com/shop/cart?a=1", { engine: "web" })] }, page)).toBe(
    undefined,
  );
  expect(judge({ ...site, notCovered: [gap("https://example.com/shop/list", { engine: "web" })] }, page)).toBe(
    "not_seen",
  );
  expect(judge({ ...site, notCovered: [gap("https://example.com/ ", { engine: "web" })] }, page)).toBe(undefined);
});

describe("rules that ran", () => {
  const coverage = (ran: ReadonlyMap<string, { version: string; rules: readonly string[] }>): ScanCoverage => ({
    completedEngines: ["code"],
    notCovered: [],
    excluded: [],
    untold: [],
    covered: new Map(),
    ran,
  });
  const ran = (...rules: string[]) => new Map([["code", { version: "2", rules }]]);
  const verdict = (ruleId: string, rules: Parameters<typeof coverage>[0]) =>
    createJudge(coverage(rules), "example.com/x")({ engine: "code", ruleId, path: "a.ts" });

  it("a rule that was removed, renamed or switched off fixes nothing", () => {
    expect(verdict("code.sql-injection", ran("code.sql-injection"))).toBe("not_seen");
    expect(verdict("code.sql-injection", ran("code.sql-injection-2"))).toBe("unknown");
    expect(verdict("code.sql-injection", ran())).toBe("unknown");
    expect(verdict("code.sql-injection", new Map())).toBe("not_seen");
  });

  it("a report of one tool says nothing about another's rules, nor an engine of ours about them", () => {
    expect(verdict("othertool/x1", ran("tool/*"))).toBeUndefined();
    expect(verdict("tool/x1", ran("tool/*"))).toBe("not_seen");
    expect(verdict("tool/x1", ran("code.sql-injection"))).toBeUndefined();
    expect(verdict("tool/x1", new Map())).toBeUndefined();
    expect(verdict("code.sql-injection", ran("tool/*"))).toBeUndefined();
  });
});
