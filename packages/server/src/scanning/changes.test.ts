/** Scans that look at a change alone, and findings that comments silence: real repositories, worker and engines. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type GitServer, hasEnded, newScan, startGitServer, type Testbed, testbed } from "./testkit/index.ts";

const start = `const app = require("express")();\nconst { exec } = require("child_process");\n`;
const old = `${start}app.get("/old", (req, res) => exec(req.query.old));\n`;
let folder: string;
let git: GitServer;
let bed: Testbed;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "gw-changes-"));
  await writeFile(join(folder, "old.js"), old);
  git = await startGitServer(folder, "main");
  bed = await testbed({ engines: ["code"], workers: 2, allowTargets: [folder, new URL(git.url).host] });
});
afterAll(async () => {
  await bed.close();
  await git.close();
  await rm(folder, { recursive: true, force: true });
});

const repository = (branch?: string) =>
  ({ kind: "git", url: `${git.url}/group/project.git`, ...(branch && { branch }) }) as const;
const scan = async (target: Parameters<typeof newScan>[0], options = {}, on = bed) => {
  const { id } = await on.scanning.create(on.actor, newScan(target, { options }));
  return on.until(id, hasEnded, 60);
};
const found = async (id: string) => {
  const page = await bed.vulnerabilities.findings(bed.actor.teamId, { scanIds: [id], limit: 10 });
  return page.findings.map(({ location, diffState }) => `${location.file} ${diffState}`).sort();
};
const issues = async () => {
  const page = await bed.vulnerabilities.issues(bed.actor.teamId, { limit: 10 });
  return page.issues.map(({ location, status, detection }) => `${location.file} ${status} ${detection}`).sort();
};

describe("a scan of what changed since a branch", () => {
  it("shows what the change brings, says so, and fixes nothing that it left out", async () => {
    const whole = await scan(repository());
    expect(whole).toMatchObject({ changes: null, counts: { total: 1 } });
    const base = whole.commit;
    await git.change("feature", { "new.js": old.replaceAll("old", "new"), "notes.txt": "more\n" });
    await git.change("main", { "notes.txt": "the base goes on\n" });
    const changed = await scan(repository("feature"), { changedSince: "main" });
    expect(changed).toMatchObject({
      status: "completed",
      partial: false,
      changes: { since: "main", baseCommit: base },
      counts: { total: 1, new: 1, fixed: 0 },
      statistics: { findings_outside_changes: 1 },
      baselineScanId: whole.id,
    });
    expect(await found(changed.id)).toEqual(["new.js new"]);
    const { scans } = await bed.scanning.list(bed.actor.teamId, { limit: 2 });
    expect(scans.map(({ id, isLimited }) => [id, isLimited])).toEqual([
      [changed.id, true],
      [whole.id, false],
    ]);
    expect(await issues()).toEqual(["new.js open unknown", "old.js open seen"]);
    const again = await bed.until((await bed.scanning.repeat(bed.actor, changed.id)).id, hasEnded, 60);
    expect(again).toMatchObject({ changes: changed.changes, counts: { total: 1, new: 1 } });
  });

  it("on the branch that counts closes nothing either, and nothing is compared with it", async () => {
    const before = (await scan(repository())).commit!;
    await git.change("main", { "notes.txt": "nothing of code\n" });
    const changed = await scan(repository("main"), { changedSince: before });
    expect(changed).toMatchObject({ counts: { total: 0, fixed: 0 }, statistics: { findings_outside_changes: 1 } });
    expect(await issues()).toContain("old.js open seen");
    const whole = await scan(repository());
    expect(whole).toMatchObject({ counts: { total: 1, persisting: 1 } });
    expect(whole.baselineScanId).not.toBe(changed.id);
    const { rows } = await sql`SELECT 1 FROM detection_scan WHERE scan_id = ${changed.id} AND is_baseline`.execute(
      bed.database.db,
    );
    expect(rows).toEqual([]);
  });

  it("fails with a reason where there is no such base", async () => {
    const ended = await scan(repository(), { changedSince: "absent" });
    expect(ended).toMatchObject({ status: "failed", statusReason: "unknown_changes" });
    expect(ended.statusMessage).toContain("absent");
  });
});

it("a scan of the lines of a diff shows what they touch, by a trace that begins elsewhere too", async () => {
  const target = { kind: "path", path: folder } as const;
  await scan(target);
  const diff = (line: number) => `--- a/old.js\n+++ b/old.js\n@@ -${line} +${line} @@\n-before\n+after\n`;
  const touched = await scan(target, { changedLines: diff(3) });
  expect(touched).toMatchObject({
    changes: { since: null, baseCommit: null },
    counts: { total: 1 },
    statistics: { findings_outside_changes: 0 },
  });
  expect((await scan(target, { changedLines: diff(9) })).counts).toMatchObject({ total: 0, fixed: 0 });
});

it.each([
  ["both", repository, { changedSince: "main", changedLines: "x" }],
  [
    "since a commit of what is no repository",
    () => ({ kind: "path", path: folder }) as const,
    { changedSince: "main" },
  ],
  ["lines of a page", () => ({ kind: "url", url: "https://example.com/" }) as const, { changedLines: "x" }],
])("changes are refused: %s", async (_, target, options) => {
  await expect(bed.scanning.create(bed.actor, newScan(target(), { options }))).rejects.toMatchObject({
    code: "scans.invalid_target",
  });
});

it("what comments silence is shown with its reason; a team may ask for one", async () => {
  await writeFile(join(folder, "old.js"), old.replace(/;\n$/, "; // gatewatch-ignore: only we call it\n"));
  await writeFile(join(folder, "bare.js"), old.replace(/;\n$/, "; // gatewatch-ignore\n"));
  const strict = await testbed({ engines: ["code"], needReason: true, allowTargets: [folder] });
  try {
    const target = { kind: "path", path: folder } as const;
    const [lenient, asking] = await Promise.all([scan(target), scan(target, {}, strict)]);
    const silenced = {
      engine: "code",
      by: "gatewatch-ignore",
      severity: expect.any(String),
      title: expect.any(String),
    };
    const reasoned = { ...silenced, place: "old.js:3", reason: "only we call it" };
    const named = { ruleId: expect.stringMatching(/^code\./) };
    expect(lenient).toMatchObject({
      counts: { total: 0 },
      suppressed: { total: 2, items: [{ ...silenced, ...named, place: "bare.js:3", reason: null }, reasoned] },
      excluded: { total: 0 },
    });
    expect(asking).toMatchObject({ counts: { total: 1 }, suppressed: { total: 1, items: [reasoned] } });
    const { findings } = await strict.vulnerabilities.findings(strict.actor.teamId, { scanIds: [asking.id], limit: 9 });
    expect(findings[0]).toMatchObject({ location: { file: "bare.js" } });
    expect(findings[0]?.evidence.facts?.suppression).toContain("gives no reason");
  } finally {
    await strict.close();
  }
});
