import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fixedClock, systemClock } from "@gatewatch/base/clock";
import { inTransaction } from "@gatewatch/base/db";
import { systemRandom } from "@gatewatch/base/random";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createAudit } from "../../kernel/audit/index.ts";
import {
  deleteFindings,
  deleteUnnamedProse,
  deleteUnnamedRulesets,
  deleteUnseenIssues,
} from "../../vulnerabilities/index.ts";
import { storeArtifact } from "../artifacts/index.ts";
import { forgetOldResults, type RetentionDeps, type Scan, scanningFolders } from "../index.ts";
import { hasEnded, newScan, plantedSecret, type Testbed, testbed } from "../testkit/index.ts";

const dayMs = 86_400_000;

let bed: Testbed;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "gw-kept-"));
  bed = await testbed({ allowTargets: [folder] });
});
afterAll(async () => {
  await bed.close();
  await rm(folder, { recursive: true, force: true });
});

/** A scan of a folder of its own that finds one secret and has one artifact. */
async function scanOf(name: string): Promise<Scan> {
  const path = join(folder, name);
  await mkdir(path, { recursive: true });
  await writeFile(join(path, "settings.ini"), plantedSecret());
  const created = await bed.scanning.create(bed.actor, newScan({ kind: "path", path }));
  const scan = await bed.until(created.id, hasEnded);
  expect(scan, "what everything here starts from").toMatchObject({ status: "completed", counts: { total: 1 } });
  const { db } = bed.database;
  await storeArtifact(
    {
      db,
      random: systemRandom,
      folder: scanningFolders(bed.dataFolder).artifacts,
      maxBytes: null,
      endedOf: async () => new Set(),
    },
    bed.actor.teamId,
    scan.id,
    { kind: "sbom", mediaType: "application/json", body: Buffer.from(name) },
    (action) => inTransaction(db, action),
  );
  return scan;
}

const deps = (at: Date, days: number | null, change: Partial<RetentionDeps> = {}): RetentionDeps => {
  const { db } = bed.database;
  return {
    db,
    clock: fixedClock(at),
    audit: createAudit({ db, clock: systemClock, random: systemRandom }),
    folder: scanningFolders(bed.dataFolder).artifacts,
    retentionDays: async () => days,
    forgetFindings: deleteFindings,
    forgetIssues: deleteUnseenIssues,
    forgetTexts: deleteUnnamedProse,
    forgetRulesets: deleteUnnamedRulesets,
    others: [],
    ...change,
  };
};
const countOf = async (table: "detection_ruleset" | "detection_scan" | "issues_prose") => {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM ${sql.table(table)} WHERE team_id = ${bed.actor.teamId}`.execute(
    bed.database.db,
  );
  return rows[0]?.count;
};
const findings = async (id: string) =>
  (await bed.vulnerabilities.findings(bed.actor.teamId, { scanIds: [id], limit: 10 })).findings;
const after = (scan: Scan, ms: number) => new Date(scan.finishedAt!.getTime() + ms);

it("forgets a scan's findings, artifacts and coverage once its days are over, not a moment before; its row stays", async () => {
  const scan = await scanOf("undecided");
  const [finding] = await findings(scan.id);
  expect(await forgetOldResults(deps(after(scan, 7 * dayMs), 7))).toBe(0);
  expect(await findings(scan.id)).toHaveLength(1);
  const told: unknown[] = [];
  const others = [async (teamId: string, before: Date) => told.push([teamId, before])];
  expect(await forgetOldResults(deps(after(scan, 7 * dayMs + 1), 7, { others }))).toBe(1);
  expect(await findings(scan.id)).toEqual([]);
  await expect(bed.scanning.artifact(bed.actor.teamId, scan.id, "sbom")).rejects.toMatchObject({
    code: "artifacts.not_available",
  });
  await expect(bed.vulnerabilities.issue(bed.actor.teamId, finding!.issueId)).rejects.toMatchObject({ status: 404 });
  expect(await bed.scanning.get(bed.actor.teamId, scan.id)).toMatchObject({
    status: "completed",
    counts: { total: 1 },
    statusMessage: expect.stringContaining("7 days"),
  });
  expect(await countOf("issues_prose")).toBe(0);
  expect(told).toEqual([[bed.actor.teamId, after(scan, 1)]]);
  const { rows } = await sql<{ detail: string }>`SELECT detail FROM audit_entries
    WHERE team_id = ${bed.actor.teamId} AND action = 'retention.applied'`.execute(bed.database.db);
  expect(rows).toHaveLength(1);
  expect(await forgetOldResults(deps(after(scan, 8 * dayMs), 7))).toBe(0);
});

it("keeps an issue that somebody decided about, and one that a newer scan shows", async () => {
  const decided = await scanOf("decided");
  const [finding] = await findings(decided.id);
  await bed.vulnerabilities.decide(
    bed.actor,
    { ids: [finding!.issueId] },
    { status: "accepted_risk", comment: "known" },
  );
  const repeated = await scanOf("repeated");
  const [shared] = await findings(repeated.id);
  const newer = await bed.until((await bed.scanning.repeat(bed.actor, repeated.id)).id, hasEnded);
  // As if it had ended a week later.
  await sql`UPDATE scans_scan SET finished_at = finished_at + interval '7 days' WHERE id = ${newer.id}`.execute(
    bed.database.db,
  );
  const judged = await countOf("detection_scan");
  expect(await forgetOldResults(deps(after(newer, 5 * dayMs), 4))).toBe(2);
  expect(await countOf("detection_scan")).toBe(judged! - 1); // of what scans are still compared with, nothing goes
  expect(await countOf("issues_prose")).toBeGreaterThan(0);
  expect((await bed.vulnerabilities.issue(bed.actor.teamId, finding!.issueId)).status).toBe("accepted_risk");
  expect(await findings(decided.id)).toMatchObject([{ location: { file: "settings.ini" }, evidence: {}, trace: [] }]);
  expect((await bed.vulnerabilities.issue(bed.actor.teamId, shared!.issueId)).id).toBe(shared!.issueId);
  expect(await findings(newer.id)).toHaveLength(1);
});

it("keeps everything for ever where there is no number", async () => {
  const scan = await scanOf("for-ever");
  expect(await forgetOldResults(deps(after(scan, 10_000 * dayMs), null))).toBe(0);
  expect(await findings(scan.id)).toHaveLength(1);
});

it("goes on where a run broke off", async () => {
  const scan = await scanOf("broken-off");
  const broken = deps(after(scan, 100 * dayMs), 30, { forgetFindings: () => Promise.reject(new Error("power cut")) });
  await expect(forgetOldResults(broken)).rejects.toThrow("power cut");
  expect(await forgetOldResults(deps(after(scan, 100 * dayMs), 30))).toBeGreaterThanOrEqual(1);
  expect(await findings(scan.id)).toEqual([]);
});
