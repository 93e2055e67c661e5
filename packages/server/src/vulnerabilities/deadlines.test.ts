/** Deadlines on the room's clock: what they follow from, when they stand, and that a breach is told of once. */
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { renewChanged, tellBreaches } from "./deadlines.ts";
import { issueStatuses } from "./decisions/index.ts";
import { slaStates } from "./sla/index.ts";
import { type TestIssues, type TestTeam, testFinding, testIssues } from "./testkit/index.ts";

const dayMs = 24 * 3_600_000;
let bed: TestIssues;
let team: TestTeam;
beforeAll(async () => {
  bed = await testIssues();
});
afterAll(() => bed.close());
beforeEach(() => {
  team = bed.team();
});

const only = async () => {
  const { issues } = await bed.door.issues(team.teamId, { limit: 10 });
  return issues[0]!;
};
const daysLeft = async () => {
  const { dueAt } = await only();
  return dueAt && Math.round((dueAt.getTime() - bed.clock.now().getTime()) / dayMs);
};
const decide = (change: Parameters<TestIssues["door"]["decide"]>[2]) =>
  bed.door.decide(team.actor, { filter: {} }, { comment: "because", ...change });
const told = async () => {
  const { rows } = await sql<{ id: string }>`SELECT data->>'issueId' AS id FROM events_outbox
    WHERE team_id = ${team.teamId} AND type = 'vulnerability.sla_breached'`.execute(bed.test.database.db);
  return rows.map(({ id }) => id);
};

describe("a deadline", () => {
  it("follows from the severity, a person's included, and from the team's days", async () => {
    await team.scan({ found: [testFinding(1)] });
    expect([await daysLeft(), (await only()).sla]).toEqual([30, "on_track"]);
    await decide({ severity: "critical" });
    expect(await daysLeft()).toBe(7);
    await decide({ severity: "as_found" });
    await bed.door.setSla(team.actor, { critical: 1, high: 10, medium: null, low: null, info: null });
    expect(await daysLeft()).toBe(10);
    await decide({ severity: "medium" });
    expect([await daysLeft(), (await only()).sla]).toEqual([null, "none"]);
    await renewChanged(bed.deps);
  });

  it("stands while it is accepted and goes on where it stood", async () => {
    await team.scan({ found: [testFinding(1)] });
    bed.clock.advance(10 * dayMs);
    await decide({ status: "accepted_risk" });
    expect([(await only()).dueAt, (await only()).sla]).toEqual([null, "paused"]);
    bed.clock.advance(50 * dayMs);
    await decide({ status: "false_positive" });
    bed.clock.advance(50 * dayMs);
    await decide({ status: "open" });
    expect([await daysLeft(), (await only()).sla]).toEqual([20, "on_track"]);
    bed.clock.advance(14 * dayMs);
    expect((await only()).sla).toBe("due_soon");
  });

  it("ends with the defect, and begins anew when that returns", async () => {
    await team.scan({ found: [testFinding(1)] });
    bed.clock.advance(40 * dayMs);
    expect((await only()).sla).toBe("breached");
    await tellBreaches(bed.deps);
    await team.scan({ found: [] });
    expect([(await only()).dueAt, (await only()).sla]).toEqual([null, "none"]);
    await team.scan({ found: [testFinding(1)] });
    expect([await daysLeft(), (await only()).sla]).toEqual([30, "on_track"]);
    expect(await tellBreaches(bed.deps)).toBe(0);
    bed.clock.advance(31 * dayMs);
    await tellBreaches(bed.deps);
    expect(await told()).toHaveLength(2);
  });

  it("is told of once when it has passed, and never while it stands", async () => {
    await team.scan({ found: [testFinding(1), testFinding(2)] });
    const [first] = (await bed.door.issues(team.teamId, { limit: 1 })).issues;
    await bed.door.decide(team.actor, { ids: [first!.id] }, { status: "accepted_risk", comment: "because" });
    bed.clock.advance(31 * dayMs);
    await Promise.all([tellBreaches(bed.deps), tellBreaches(bed.deps)]);
    await tellBreaches(bed.deps);
    const ids = await told();
    expect(ids).toHaveLength(1);
    expect(ids).not.toContain(first!.id);
  });
});

it("a filter by state finds exactly what shows it, at any time", async () => {
  const severities = ["critical", "high", "medium", "low", "info"] as const;
  await team.scan({
    found: severities.flatMap((severity, of) => issueStatuses.map((_, at) => testFinding(of * 10 + at, { severity }))),
  });
  const { issues } = await bed.door.issues(team.teamId, { limit: 100 });
  const bySeverity = Map.groupBy(issues, ({ severity }) => severity);
  for (const list of bySeverity.values()) {
    for (const [at, { id }] of list.entries()) {
      await bed.door.decide(team.actor, { ids: [id] }, { status: issueStatuses[at]!, comment: "because" });
    }
  }
  for (const days of [0, 6, 1, 23, 10, 60, 200]) {
    bed.clock.advance(days * dayMs);
    const shown = (await bed.door.issues(team.teamId, { limit: 100 })).issues;
    for (const state of slaStates) {
      const found = (await bed.door.issues(team.teamId, { limit: 100, sla: [state] })).issues;
      expect(found.map(({ id }) => id)).toEqual(shown.filter(({ sla }) => sla === state).map(({ id }) => id));
    }
  }
});

it.each(["priority", "severity", "last_seen", "due_at"] as const)(
  "every issue is on one page of the order %s",
  async (sort) => {
    const found = Array.from({ length: 12 }, (_, at) =>
      testFinding(at, { severityScore: at % 3, confidence: (at % 4) + 1, severity: at % 2 === 0 ? "info" : "high" }),
    );
    await team.scan({ found });
    await team.scan({ found: found.slice(0, 5) });
    const whole = (await bed.door.issues(team.teamId, { limit: 100, sort })).issues.map(({ id }) => id);
    const paged: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await bed.door.issues(team.teamId, { limit: 5, sort, ...(cursor && { cursor }) });
      paged.push(...page.issues.map(({ id }) => id));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(whole);
    expect(new Set(whole).size).toBe(12);
  },
);
