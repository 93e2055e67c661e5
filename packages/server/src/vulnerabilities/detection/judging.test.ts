import { inTransaction } from "@gatewatch/base/db";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { judgePending } from "../index.ts";
import { type TestIssues, type TestTeam, testFinding, testIssues } from "../testkit/index.ts";

let bed: TestIssues;
let team: TestTeam;
const many = Array.from({ length: 2500 }, (_, index) => testFinding(index));

beforeAll(async () => {
  bed = await testIssues();
});
afterAll(() => bed.close());
beforeEach(() => {
  team = bed.team();
});

const deps = () => ({ ...bed.deps, ...bed.test.kernel, db: bed.test.database.db });
const total = async (status: "open" | "fixed") =>
  (await bed.door.issues(team.teamId, { statuses: [status], limit: 1 })).total;

describe("a scan with more to judge than one transaction holds", () => {
  it("is judged to its end by whoever goes on, once each", async () => {
    await team.scan({ found: many });
    await team.scan({ found: [] });
    expect(await total("open")).toBe(1500);
    // Several processes at once: each batch is done by one of them.
    await Promise.all([judgePending(deps()), judgePending(deps()), judgePending(deps())]);
    await judgePending(deps());
    expect([await total("open"), await total("fixed")]).toEqual([0, 2500]);
    expect(new Set(await team.events()).size).toBe(2500);
    expect(await team.events()).toHaveLength(2500);
    expect(await judgePending(deps())).toBe(0);
  });

  it("goes on where it stopped, and a transaction that breaks off leaves nothing of itself", async () => {
    await team.scan({ found: many });
    await team.scan({ found: [] });
    const before = await team.rows();
    const broken = {
      ...deps(),
      events: { emitEach: () => Promise.reject(new Error("the process died here")) },
    };
    await expect(judgePending(broken)).rejects.toThrow("the process died here");
    expect(await team.rows()).toBe(before);
    await judgePending(deps());
    expect(await total("fixed")).toBe(2500);
    expect(new Set(await team.events()).size).toBe(2500);
  });

  it("fixes nothing that a newer scan sees before the rest is judged, and the newer one waits for it", async () => {
    await team.scan({ found: many });
    await team.scan({ found: [] });
    await team.scan({ found: many });
    await judgePending(deps());
    expect([await total("open"), await total("fixed")]).toEqual([2500, 0]);
    const { rows } = await sql<{ count: number }>`
      SELECT count(*) AS count FROM detection_scan WHERE team_id = ${team.teamId} AND coverage IS NOT NULL`.execute(
      bed.test.database.db,
    );
    expect(rows[0]?.count).toBe(0);
  });

  it("costs a few rows for each issue, of a team that the statistics of the tables do not know", async () => {
    const { db } = bed.test.database;
    await team.scan({ found: [testFinding(1)] });
    await sql`ANALYZE issues_issue, occurrences_occurrence, detection_scan`.execute(db);
    team = bed.team();
    const baselineScanId = await team.scan({ found: many });
    const { end } = await team.begin({ found: [], baselineScanId });
    let read = 0;
    await end(async (tx) => {
      const { rows } = await sql<{ read: number }>`
        SELECT sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::int AS read FROM pg_stat_xact_user_tables`.execute(tx);
      read = rows[0]!.read;
    });
    expect(await total("open")).toBe(1500);
    expect(read).toBeLessThan(40 * many.length);
  });

  it("is heard of once", async () => {
    const { end } = await team.begin({ found: [testFinding(1)] });
    await end();
    const before = await team.rows();
    await end();
    expect(await team.rows()).toBe(before);
  });
});

describe("against its baseline", () => {
  const states = async (scanId: string, diff?: "new" | "persisting" | "fixed") => {
    const { findings } = await bed.door.findings(team.teamId, { scanIds: [scanId], limit: 100, ...(diff && { diff }) });
    return findings.map(({ fingerprint, diffState }) => `${Number.parseInt(fingerprint, 16)} ${diffState}`).sort();
  };

  it("each finding is new, persisting or fixed", async () => {
    const baselineScanId = await team.scan({ found: [testFinding(1), testFinding(2)] });
    const scanId = await team.scan({ found: [testFinding(2), testFinding(3)], baselineScanId });
    expect(await states(scanId)).toEqual(["2 persisting", "3 new"]);
    expect(await states(scanId, "new")).toEqual(["3 new"]);
    expect(await states(scanId, "persisting")).toEqual(["2 persisting"]);
    expect(await states(scanId, "fixed")).toEqual(["1 fixed"]);
    expect(bed.diffOf(scanId)).toEqual({ moved: 0, fixed: 1 });
  });

  it("a scan of a side branch says so too, and touches no issue", async () => {
    const baselineScanId = await team.scan({ found: [testFinding(1), testFinding(2)] });
    const before = await inTransaction(bed.test.database.db, () => team.rows());
    const scanId = await team.scan({ found: [testFinding(2)], isBaseline: false, baselineScanId });
    expect(await states(scanId, "fixed")).toEqual(["1 fixed"]);
    expect(bed.diffOf(scanId)).toEqual({ moved: 0, fixed: 1 });
    expect(await team.rows()).toBe(before);
    expect(await team.events()).toEqual([]);
  });

  it("what was not covered is not fixed", async () => {
    const baselineScanId = await team.scan({ found: [testFinding(1)] });
    const coverage = { notCovered: [{ engine: "secrets", place: "src/1.ts" }] };
    const partial = await team.scan({ found: [], baselineScanId, coverage });
    const failed = await team.scan({ found: [], baselineScanId, ended: "failed" });
    expect([await states(partial, "fixed"), await states(failed, "fixed")]).toEqual([[], []]);
  });

  it("moved code persists", async () => {
    const baselineScanId = await team.scan({ found: [testFinding(1)] });
    const moved = testFinding(9, { anchor: "key 1", location: { file: "lib/1.ts", line: 8 } });
    const scanId = await team.scan({ found: [moved], baselineScanId });
    expect(await states(scanId)).toEqual(["9 persisting"]);
    expect(await states(scanId, "fixed")).toEqual([]);
    expect(bed.diffOf(scanId)).toEqual({ moved: 1, fixed: 0 });
  });
});
