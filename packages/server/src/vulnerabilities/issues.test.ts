import { inTransaction, type Tx } from "@gatewatch/base/db";
import { newId } from "@gatewatch/base/ids";
import { systemRandom } from "@gatewatch/base/random";
import type { Severity } from "@gatewatch/engines/findings";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  deleteFindings,
  deleteUnnamedProse,
  deleteUnnamedRulesets,
  deleteUnseenIssues,
  expireAcceptances,
  expiryPolicy,
  type IssueQuery,
} from "./index.ts";
import { type TestIssues, type TestTeam, testFinding, testIssues } from "./testkit/index.ts";

let bed: TestIssues;
let team: TestTeam;
beforeAll(async () => {
  bed = await testIssues();
});
afterAll(() => bed.close());
beforeEach(() => {
  team = bed.team();
});

const page = (query: Partial<IssueQuery> = {}) => bed.door.issues(team.teamId, { limit: 100, ...query });
const graded = (number: number, severity: Severity, severityScore: number) =>
  testFinding(number, { severity, severityScore });

describe("the list of issues", () => {
  it("shows each issue once, worst first, in pages without gaps or repeats", async () => {
    const found = Array.from({ length: 57 }, (_, number) => graded(number, "medium", (number % 10) + 0.1));
    await team.scan({ found });
    await team.scan({ found });
    const seen: string[] = [];
    const scores: number[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const { issues, nextCursor, total } = await page({ limit: 10, ...(cursor && { cursor }) });
      expect(total).toBe(57);
      seen.push(...issues.map((issue) => issue.id));
      scores.push(...issues.map((issue) => issue.severityScore));
      cursor = nextCursor;
    }
    expect(new Set(seen).size).toBe(57);
    expect(seen).toHaveLength(57);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  });

  it("filters by both axes, severity, engine, CWE, target and text", async () => {
    await team.scan({
      found: [
        graded(1, "critical", 9.5),
        testFinding(2, { title: "A Password in a TEST", cwe: ["CWE-259"], ruleId: "secrets.password" }),
        testFinding(3, { engine: "code", severity: "low", severityScore: 2 }),
      ],
    });
    await team.scan({ found: [graded(1, "critical", 9.5)] });
    const [worst] = (await page({ severityAtLeast: "critical" })).issues;
    await bed.door.decide(team.actor, { ids: [worst!.id] }, { status: "accepted_risk", comment: "because" });
    const total = async (query: Partial<IssueQuery>) => (await page(query)).total;
    expect(await total({})).toBe(3);
    expect(await total({ statuses: ["accepted_risk"] })).toBe(1);
    expect(await total({ statuses: ["fixed"] })).toBe(1);
    expect(await total({ statuses: ["fixed", "accepted_risk"] })).toBe(2);
    expect(await total({ detections: ["not_seen"] })).toBe(1);
    expect(await total({ severityAtLeast: "high" })).toBe(2);
    expect(await total({ engines: ["code"] })).toBe(1);
    expect(await total({ cwe: "cwe-25" })).toBe(1);
    expect(await total({ text: "password in a test" })).toBe(1);
    expect(await total({ text: "SRC/2.ts" })).toBe(1);
    expect(await total({ text: "%" })).toBe(0);
    expect(await total({ targetId: team.targetId })).toBe(3);
    expect(await total({ targetId: bed.team().targetId })).toBe(0);
  });

  it("shows an acceptance as over from the instant at which it is", async () => {
    await team.scan({ found: [testFinding(1)] });
    const expiresAt = new Date(bed.clock.now().getTime() + 60_000);
    await bed.door.decide(team.actor, { filter: {} }, { status: "accepted_risk", comment: "because", expiresAt });
    expect((await page({ statuses: ["accepted_risk"] })).total).toBe(1);
    bed.clock.advance(60_000);
    expect((await page({ statuses: ["open"] })).issues).toMatchObject([{ status: "open", decision: "accepted_risk" }]);
  });

  it("an acceptance that is over is ended once, by a policy with a name, and told", async () => {
    await team.scan({ found: [testFinding(1), testFinding(2)] });
    const [issue, other] = (await page()).issues;
    const expiresAt = new Date(bed.clock.now().getTime() + 60_000);
    const acceptance = { status: "accepted_risk", comment: "because" } as const;
    await bed.door.decide(team.actor, { ids: [issue!.id] }, { ...acceptance, expiresAt });
    await bed.door.decide(team.actor, { ids: [other!.id] }, acceptance);
    await expireAcceptances(bed.deps); // those of other tests
    bed.clock.advance(60_000);
    const ended = await Promise.all([1, 2, 3].map(() => expireAcceptances(bed.deps)));
    expect(ended.reduce((sum, count) => sum + count)).toBe(1);
    const { status, decision, history } = await bed.door.issue(team.teamId, issue!.id);
    expect([status, decision]).toEqual(["open", "open"]);
    expect(history[0]).toMatchObject({
      actorKind: "policy",
      policy: expiryPolicy,
      userId: null,
      from: "accepted_risk",
      to: "open",
    });
    expect(await team.events()).toEqual([`issue.acceptance_expired ${issue!.id}`]);
    expect((await bed.door.issue(team.teamId, other!.id)).status).toBe("accepted_risk");
  });

  it("shows nothing of another team", async () => {
    await team.scan({ found: [testFinding(1)] });
    const { id } = (await page()).issues[0]!;
    const other = bed.team();
    expect((await bed.door.issues(other.teamId, { limit: 10 })).issues).toEqual([]);
    await expect(bed.door.issue(other.teamId, id)).rejects.toMatchObject({ code: "vulnerabilities.not_found" });
  });
});

describe("decisions", () => {
  it("are kept for ever: nothing changes one", async () => {
    await team.scan({ found: [testFinding(1)] });
    await bed.door.decide(team.actor, { filter: {} }, { status: "fixed" });
    const { db } = bed.test.database;
    await expect(sql`UPDATE decisions_decision SET comment = 'x'`.execute(db)).rejects.toThrow("append-only");
  });

  it("at the same version from many sides at once: one is taken", async () => {
    await team.scan({ found: [testFinding(1)] });
    const { id, version } = (await page()).issues[0]!;
    const statuses = ["open", "fixed", "in_progress", "fix_verified"] as const;
    const ended = await Promise.allSettled(
      statuses.map((status) =>
        bed.door.decide(team.actor, { ids: [id] }, { status, comment: status }, { ifVersion: version }),
      ),
    );
    expect(ended.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await bed.door.issue(team.teamId, id)).history).toHaveLength(1);
  });

  it("about many, from two sides in opposite order, do not deadlock", async () => {
    await team.scan({ found: Array.from({ length: 300 }, (_, number) => testFinding(number)) });
    const ids = (await page({ limit: 300 })).issues.map((issue) => issue.id);
    const decide = (list: readonly string[], comment: string) =>
      bed.door.decide(team.actor, { ids: list }, { status: "in_progress", comment });
    const done = await Promise.all([decide(ids, "a"), decide(ids.toReversed(), "b"), decide(ids, "c")]);
    expect(done.map(({ changed }) => changed)).toEqual([300, 300, 300]);
  });

  it("on severity win over every later scan, until they are taken back", async () => {
    await team.scan({ found: [graded(1, "high", 8)] });
    await bed.door.decide(team.actor, { filter: {} }, { severity: "low", comment: "only in tests" });
    const scanId = await team.scan({ found: [graded(1, "critical", 9.5)] });
    expect((await page()).issues).toMatchObject([{ severity: "low", severityScore: 2.5, foundSeverity: "critical" }]);
    const seen = () => bed.door.findings(team.teamId, { scanIds: [scanId], limit: 1 });
    expect((await seen()).findings).toMatchObject([{ severity: "low", severityScore: 2.5 }]);
    await bed.door.decide(team.actor, { filter: {} }, { severity: "as_found" });
    expect((await page()).issues).toMatchObject([{ severity: "critical", severityScore: 9.5 }]);
    expect((await seen()).findings).toMatchObject([{ severity: "critical", severityScore: 9.5 }]);
  });
});

describe("forgetting", () => {
  const within = <T>(action: (tx: Tx) => Promise<T>) => inTransaction(bed.test.database.db, action);
  const forget = () => within((tx) => deleteUnseenIssues(tx, team.teamId, team.targetId, 100));
  /** An issue that no kept scan shows. */
  const unseen = async () => {
    const scanId = await team.scan({ found: [testFinding(1)] });
    const [issue] = (await page()).issues;
    await within((tx) => deleteFindings(tx, team.teamId, scanId, 100));
    return issue!.id;
  };

  it.each([
    ["issues", deleteUnseenIssues],
    ["texts", (tx: Tx, teamId: string) => deleteUnnamedProse(tx, teamId as typeof team.teamId, 100)],
  ] as const)("removes no %s that a scan takes up in that moment", async (_what, remove) => {
    await unseen();
    if (remove !== deleteUnseenIssues) await forget(); // its text alone is left
    const taken = Promise.withResolvers<void>();
    const mayCommit = Promise.withResolvers<void>();
    const scanId = newId(bed.clock, systemRandom);
    const ingesting = within(async (tx) => {
      await bed.door.ingest(tx, { ...team, scanId, findings: [testFinding(1)] });
      taken.resolve();
      await mayCommit.promise;
    });
    await taken.promise;
    let isOver = false;
    const removing = within((tx) => remove(tx, team.teamId, team.targetId, 100)).finally(() => {
      isOver = true;
    });
    const waits = async () => {
      const { rows } = await sql`SELECT 1 FROM pg_locks
        WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`.execute(
        bed.test.database.db,
      );
      return isOver || rows.length > 0;
    };
    await expect.poll(waits).toBe(true);
    mayCommit.resolve();
    await ingesting;
    expect(await removing).toBe(0);
    expect((await bed.door.findings(team.teamId, { scanIds: [scanId], limit: 10 })).findings).toHaveLength(1);
  });

  it("leaves an issue that somebody is deciding about in that moment to the next run", async () => {
    const id = await unseen();
    await within(async (tx) => {
      await sql`SELECT 1 FROM issues_issue WHERE id = ${id} FOR UPDATE`.execute(tx);
      expect(await forget()).toBe(0);
    });
    expect(await forget()).toBe(1);
  });

  it("removes lists of rules with the last scan that names them", async () => {
    const ran = (version: string) => ({ coverage: { ran: new Map([["secrets", { version, rules: ["secrets.a"] }]]) } });
    const first = await team.scan({ found: [], ...ran("1") });
    await team.scan({ found: [], ...ran("2") });
    const versions = async () => {
      const { rows } = await sql<{ version: string }>`
        SELECT version FROM detection_ruleset WHERE team_id = ${team.teamId} ORDER BY version`.execute(
        bed.test.database.db,
      );
      return rows.map(({ version }) => version);
    };
    const forgetRulesets = () => within((tx) => deleteUnnamedRulesets(tx, team.teamId, 100));
    expect([await forgetRulesets(), await versions()]).toEqual([0, ["1", "2"]]);
    await within((tx) => deleteFindings(tx, team.teamId, first, 100));
    expect([await forgetRulesets(), await versions()]).toEqual([1, ["2"]]);
  });
});
