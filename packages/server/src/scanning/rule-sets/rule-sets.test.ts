import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "@gatewatch/base/clock";
import { isFault } from "@gatewatch/base/fault";
import { systemRandom } from "@gatewatch/base/random";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { hasEnded, newScan, type Testbed, testActor, testbed } from "../testkit/index.ts";
import { createExamine } from "./examine.ts";
import { createRuleSets, type RuleSets } from "./index.ts";

const rule = (id: string, more: object) => ({
  id,
  languages: ["python"],
  severity: "ERROR",
  message: `says ${id}`,
  ...more,
});
const textOf = (...rules: readonly object[]) => JSON.stringify({ rules }, null, 2);
const loud = textOf(rule("loud-call", { pattern: "loud($X)" }));

let bed: Testbed;
let folder: string;
/** Keeps sets without reading them in a sandbox: of one text no rule can be run. */
let kept: RuleSets;
const unusable = "rules: 1";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "gw-rules-"));
  bed = await testbed({ allowTargets: [folder], engines: ["code"] });
  const deps = { db: bed.database.db, clock: systemClock, random: systemRandom, audit: { record: async () => {} } };
  kept = createRuleSets(deps, async ({ file: { text } }) => {
    const rules = text === unusable ? [] : Array.from(text.matchAll(/"id": "(.+?)"/g), ([, id = ""]) => id);
    return { rules, problems: [], matches: [] };
  });
});
afterAll(async () => {
  await bed.close();
  await rm(folder, { recursive: true, force: true });
});

describe("a set of rules", () => {
  it("is kept with what was wrong with it, by rule and line", async () => {
    const { ruleSets } = bed.scanning;
    const actor = testActor();
    const text = textOf(rule("fine", { pattern: "f()" }), rule("odd", { pattern: "f()", "pattern-where-python": "x" }));
    const set = await ruleSets.create(actor, { name: "Ours", enabled: true, text });
    expect(set).toMatchObject({
      rules: 1,
      version: 1,
      problemTotal: 1,
      problems: [{ rule: "odd", line: 20, reason: expect.stringContaining('"pattern-where-python"') }],
    });
    expect(await ruleSets.get(actor.teamId, set.id)).toMatchObject({ name: "Ours", text });
    expect(await ruleSets.list(actor.teamId)).toMatchObject([{ id: set.id, problems: [{ rule: "odd" }] }]);
  });

  it("of which none can be run is refused with the place", async () => {
    const actor = testActor();
    const text = textOf(rule("broken", { pattern: "f((" }));
    await expect(bed.scanning.ruleSets.create(actor, { name: "x", enabled: true, text })).rejects.toMatchObject({
      code: "rules.unusable",
      fields: [{ field: "text", reason: expect.stringMatching(/^line 10: rule "broken": .*does not parse/) }],
    });
    expect(await bed.scanning.ruleSets.list(actor.teamId)).toEqual([]);
  });

  it("changes in parts, only from the version that was read, and its text anew is read anew", async () => {
    const ruleSets = kept;
    const actor = testActor();
    const { id, sha256 } = await ruleSets.create(actor, { name: "a", enabled: true, text: loud });
    expect(await ruleSets.change(actor, id, { enabled: false }, 1)).toMatchObject({
      enabled: false,
      version: 2,
      sha256,
    });
    await expect(ruleSets.change(actor, id, { name: "b" }, 1)).rejects.toMatchObject({
      code: "rules.version_mismatch",
    });
    await expect(ruleSets.remove(actor, id, 1)).rejects.toMatchObject({ code: "rules.version_mismatch" });
    await expect(ruleSets.change(actor, id, { text: unusable })).rejects.toMatchObject({ code: "rules.unusable" });
    const text = textOf(rule("one", { pattern: "f()" }), rule("two", { pattern: "g()" }));
    const changed = await ruleSets.change(actor, id, { text });
    expect(changed).toMatchObject({ name: "a", enabled: false, rules: 2, version: 3 });
    expect(changed.sha256).not.toBe(sha256);
    await ruleSets.remove(actor, id, 3);
    await expect(ruleSets.get(actor.teamId, id)).rejects.toMatchObject({ code: "rules.not_found" });
  });

  it("has a name of its own in its team, and is nothing to another team", async () => {
    const ruleSets = kept;
    const [actor, stranger] = [testActor(), testActor()];
    const { id } = await ruleSets.create(actor, { name: "Same", enabled: true, text: loud });
    const again = { name: "same", enabled: true, text: loud };
    await expect(ruleSets.create(actor, again)).rejects.toMatchObject({ code: "rules.exists" });
    const other = await ruleSets.create(stranger, again);
    await expect(ruleSets.get(actor.teamId, other.id)).rejects.toMatchObject({ code: "rules.not_found" });
    await expect(ruleSets.change(actor, other.id, { name: "x" })).rejects.toMatchObject({ code: "rules.not_found" });
    await expect(ruleSets.remove(stranger, id)).rejects.toMatchObject({ code: "rules.not_found" });
  });

  it("is one of so many, and has a bound on the rules of all of them", async () => {
    const ruleSets = kept;
    const actor = testActor();
    const many = (count: number) =>
      textOf(...Array.from({ length: count }, (_, index) => rule(`r${index}`, { pattern: "f()" })));
    await ruleSets.create(actor, { name: "many", enabled: true, text: many(1900) });
    const more = ruleSets.create(actor, { name: "more", enabled: true, text: many(101) });
    await expect(more).rejects.toMatchObject({ code: "rules.limit_reached" });
    for (let count = 1; count < 50; count++)
      await ruleSets.create(actor, { name: `set ${count}`, enabled: true, text: loud });
    const last = ruleSets.create(actor, { name: "last", enabled: true, text: loud });
    await expect(last).rejects.toMatchObject({ code: "rules.limit_reached", fields: [{ field: "name" }] });
  });

  it("is one of so many also when several come at once", async () => {
    const actor = testActor();
    const text = textOf(...Array.from({ length: 900 }, (_, index) => rule(`r${index}`, { pattern: "f()" })));
    const wanted = ["a", "b", "c", "d"].map((name) => kept.create(actor, { name, enabled: true, text }));
    const outcomes = await Promise.allSettled(wanted);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
    expect(await kept.list(actor.teamId)).toHaveLength(2);
  });
});

describe("reading and trying rules", () => {
  it("gives the matches of a piece of code", async () => {
    const trial = await bed.scanning.ruleSets.test({ text: loud, code: "a = 1\nloud(a)\n", language: "python" });
    expect(trial).toMatchObject({ rules: 1, problemTotal: 0, matchTotal: 1 });
    expect(trial.matches).toMatchObject([{ rule: "loud-call", severity: "high", message: "says loud-call", line: 2 }]);
  });

  it("ends in its time, however long the rules would take", async () => {
    const examine = createExamine(0.05);
    const asked = examine({ file: { name: "x", text: loud } });
    await expect(asked).rejects.toMatchObject({ code: "rules.too_demanding" });
  });

  it("refuses what it has no room to wait for, and goes on with the rest", async () => {
    const examine = createExamine(0.05);
    const ends = await Promise.allSettled(
      Array.from({ length: 12 }, () => examine({ file: { name: "x", text: loud } })),
    );
    const codes = ends.flatMap((end) => (end.status === "rejected" && isFault(end.reason) ? [end.reason.code] : []));
    expect(codes.filter((code) => code === "rules.busy")).toHaveLength(2);
    expect(codes.filter((code) => code === "rules.too_demanding")).toHaveLength(10);
  });
});

describe("a scan", () => {
  const run = async (actor = bed.actor) => {
    const scan = await bed.scanning.create(actor, newScan({ kind: "path", path: folder }));
    return bed.until(scan.id, hasEnded);
  };
  const findingsOf = async (scanId: string) =>
    (await bed.vulnerabilities.findings(bed.actor.teamId, { scanIds: [scanId], limit: 50 })).findings;
  beforeEach(async () => {
    for (const { id } of await bed.scanning.ruleSets.list(bed.actor.teamId))
      await bed.scanning.ruleSets.remove(bed.actor, id);
  });

  it("runs the sets that are switched on, says which, and its findings name rule and set", async () => {
    const { ruleSets } = bed.scanning;
    await writeFile(join(folder, "app.py"), "loud(1)\nquiet(2)\n");
    const on = await ruleSets.create(bed.actor, { name: "Loudness", enabled: true, text: loud });
    const quiet = textOf(rule("quiet-call", { pattern: "quiet(...)" }));
    await ruleSets.create(bed.actor, { name: "Off", enabled: false, text: quiet });
    const scan = await run();
    const { id, name, version, sha256 } = on;
    expect(scan).toMatchObject({ status: "completed", partial: false });
    expect(scan.ruleSets).toEqual([{ id, name, version, sha256 }]);
    const found = await findingsOf(scan.id);
    expect(found).toMatchObject([
      { ruleId: "code.user.loud-call", severity: "high", evidence: { facts: { "rule set": "Loudness" } } },
    ]);

    const detection = async () => (await bed.vulnerabilities.issue(bed.actor.teamId, found[0]!.issueId)).detection;
    await ruleSets.change(bed.actor, on.id, { enabled: false });
    await run();
    expect(await detection(), "a rule that is off fixes nothing").not.toBe("not_seen");
    await ruleSets.change(bed.actor, on.id, { enabled: true });
    await writeFile(join(folder, "app.py"), "quiet(2)\n");
    await run();
    expect(await detection(), "a rule that ran and saw nothing does").toBe("not_seen");
  });

  it("goes on without a rule that explodes or cannot be read, and says so", async () => {
    await writeFile(join(folder, "app.py"), `loud(1)\nx = "${"a".repeat(60)}!"\n`);
    const text = textOf(
      rule("hostile", { "pattern-regex": "(a+)+$" }),
      rule("broken", { pattern: "f((" }),
      rule("loud-call", { pattern: "loud($X)" }),
    );
    await bed.scanning.ruleSets.create(bed.actor, { name: "Mixed", enabled: true, text });
    const scan = await run();
    expect(scan).toMatchObject({ status: "completed", partial: true });
    expect((await findingsOf(scan.id)).map(({ ruleId }) => ruleId)).toEqual(["code.user.loud-call"]);
    expect(scan.excluded.items).toEqual([
      expect.objectContaining({
        place: "user rules",
        reason: expect.stringMatching(/^rule "broken" of Mixed, line \d+: /),
      }),
    ]);
    expect(scan.notCovered.items).toEqual([
      expect.objectContaining({ place: "app.py", reason: expect.stringContaining('"hostile" was ended here') }),
    ]);
  });
});
