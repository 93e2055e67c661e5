import { systemClock } from "@gatewatch/base/clock";
import { inTransaction } from "@gatewatch/base/db";
import { newId } from "@gatewatch/base/ids";
import { systemRandom } from "@gatewatch/base/random";
import { type TestDatabase, testDatabase } from "@gatewatch/base/testkit";
import type { IdentifiedFinding } from "@gatewatch/engines/findings";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { TeamId } from "../kernel/actor.ts";
import { createVulnerabilities, vulnerabilitiesMigrations } from "./index.ts";
import { testFinding as finding } from "./testkit/index.ts";

const id = <Kind extends string>() => newId<Kind>(systemClock, systemRandom);

describe("ingest and list", () => {
  let database: TestDatabase;
  let teamId: TeamId;
  let targetId: string;
  let door: ReturnType<typeof createVulnerabilities>;

  beforeAll(async () => {
    database = await testDatabase(vulnerabilitiesMigrations);
    door = createVulnerabilities({
      db: database.db,
      clock: systemClock,
      random: systemRandom,
      events: { emitEach: async () => {} },
      audit: { record: async () => {} },
      countDiff: async () => {},
      isMember: async () => true,
    });
  });
  afterAll(() => database.close());
  beforeEach(() => {
    teamId = id<"team">();
    targetId = id();
  });

  const ingest = (scanId: string, findings: readonly IdentifiedFinding[], team = teamId) =>
    inTransaction(database.db, (tx) => door.ingest(tx, { teamId: team, scanId, targetId, findings }));
  const writesToIssues = async () => {
    await sql`SELECT pg_stat_force_next_flush()`.execute(database.db);
    const { rows } = await sql<{ writes: number }>`
      SELECT sum(n_tup_ins + n_tup_upd + n_tup_del)::int AS writes FROM pg_stat_user_tables WHERE relname LIKE 'issues_%'`.execute(
      database.db,
    );
    return rows[0]?.writes;
  };

  it("the same findings again write no issue, and come back as persisting", async () => {
    const findings = Array.from({ length: 50 }, (_, index) => finding(index));
    expect(await ingest(id(), findings)).toHaveLength(50);
    const before = await writesToIssues();
    const again = id();
    const counted = await ingest(again, findings.toReversed());
    expect(counted).toHaveLength(50);
    expect(counted.every((entry) => !entry.isNew)).toBe(true);
    expect(await writesToIssues()).toBe(before);
    const page = await door.findings(teamId, { scanIds: [again], limit: 100 });
    expect(new Set(page.findings.map((row) => row.diffState))).toEqual(new Set(["persisting"]));
  });

  it("a batch delivered twice in one scan counts once", async () => {
    const scan = id();
    expect(await ingest(scan, [finding(1), finding(1), finding(2)])).toHaveLength(2);
    expect(await ingest(scan, [finding(1), finding(2), finding(3)])).toHaveLength(1);
    expect((await door.findings(teamId, { scanIds: [scan], limit: 10 })).total).toBe(3);
  });

  it("what a newer rule says reaches the known issue", async () => {
    await ingest(id(), [finding(1)]);
    const scan = id();
    await ingest(scan, [finding(1, { severity: "critical", severityScore: 9.5, title: "A live key" })]);
    const page = await door.findings(teamId, { scanIds: [scan], limit: 10 });
    expect(page.findings[0]).toMatchObject({ severity: "critical", severityScore: 9.5, title: "A live key" });
  });

  it("two scans that find the same at once end with one issue each", async () => {
    const findings = Array.from({ length: 200 }, (_, index) => finding(index));
    const scans = [id(), id(), id()];
    await Promise.all(scans.map((scan, index) => ingest(scan, index % 2 ? findings : findings.toReversed())));
    const pages = await Promise.all(scans.map((scan) => door.findings(teamId, { scanIds: [scan], limit: 500 })));
    const issues = pages.map((page) => new Set(page.findings.map((row) => row.issueId)));
    expect(issues.map((set) => set.size)).toEqual([200, 200, 200]);
    expect(new Set(issues.flatMap((set) => [...set])).size).toBe(200);
  });

  it("pages by cursor, worst first, without gaps or repeats", async () => {
    const scan = id();
    await ingest(
      scan,
      Array.from({ length: 57 }, (_, index) => finding(index, { severityScore: (index % 10) + 0.1 })),
    );
    const seen: string[] = [];
    const scores: number[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await door.findings(teamId, { scanIds: [scan], limit: 10, ...(cursor && { cursor }) });
      seen.push(...page.findings.map((row) => row.id));
      scores.push(...page.findings.map((row) => row.severityScore));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect(new Set(seen).size).toBe(57);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  });

  it("filters by score, minimum and CWE", async () => {
    const scan = id();
    await ingest(scan, [
      finding(1, { severityScore: 7.5, severity: "high" }),
      finding(2, { severityScore: 9.1, severity: "critical", cwe: ["CWE-79"] }),
      finding(3, { severityScore: 0, severity: "info" }),
    ]);
    const total = async (query: object) =>
      (await door.findings(teamId, { scanIds: [scan], limit: 10, ...query })).total;
    expect(await total({ scoreExactly: 7.5 })).toBe(1);
    expect(await total({ scoreAtLeast: 7.5 })).toBe(2);
    expect(await total({ scoreAtLeast: 5e-324 })).toBe(3);
    expect(await total({ severityAtLeast: "critical" })).toBe(1);
    expect(await total({ severityAtLeast: "info" })).toBe(3);
    expect(await total({ cwe: "cwe-7" })).toBe(3);
    expect(await total({ cwe: "cwe-798" })).toBe(2);
    expect(await total({ cwe: "%" })).toBe(0);
  });

  it("one team never sees another's findings", async () => {
    const scan = id();
    await ingest(scan, [finding(1)]);
    expect((await door.findings(id<"team">(), { scanIds: [scan], limit: 10 })).findings).toEqual([]);
  });

  it("stores hostile text as it can be stored", async () => {
    const scan = id();
    await ingest(scan, [
      finding(1, {
        ...{ title: "a\0b\ud800", evidence: { snippet: "\0'; DROP TABLE issues_issue; --" } },
        ...{ ruleId: "rule\0", category: "\udfff", anchor: "\0", location: { file: "a\0.ts", line: 1 } },
      }),
    ]);
    const page = await door.findings(teamId, { scanIds: [scan], limit: 1 });
    expect(page.findings[0]).toMatchObject({
      ...{ title: "a␀b\ufffd", ruleId: "rule␀", category: "\ufffd", location: { file: "a␀.ts", line: 1 } },
      evidence: { snippet: "␀'; DROP TABLE issues_issue; --" },
    });
  });

  it("refuses a cursor it did not make", async () => {
    await expect(door.findings(teamId, { limit: 1, cursor: "1~'x" })).rejects.toMatchObject({
      code: "vulnerabilities.invalid_cursor",
    });
  });
});
