import { fixedClock } from "@gatewatch/base/clock";
import { type Db, inTransaction, openPool, type Pool } from "@gatewatch/base/db";
import { isFault } from "@gatewatch/base/fault";
import { newId } from "@gatewatch/base/ids";
import { systemRandom } from "@gatewatch/base/random";
import { type TestDatabase, testDatabase } from "@gatewatch/base/testkit";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TeamId } from "../actor.ts";
import { eventsMigrations } from "../events/index.ts";
import { createPlans } from "../plans/index.ts";
import { createUsage, usageMigrations } from "./index.ts";

let database: TestDatabase;
let second: Pool;
beforeAll(async () => {
  database = await testDatabase([usageMigrations, eventsMigrations]);
  second = openPool(database.url, 8, () => {});
});
afterAll(async () => {
  await second.close();
  await database.close();
});

const start = "2026-06-30T23:00:00Z";
interface Told {
  readonly type: string;
  readonly data: unknown;
}

/** One process of an installation with the documented numbers. */
function processOn(
  db: Db,
  clock = fixedClock(start),
  terms: { planCode?: string; billingAnchorDay?: number | null } = {},
) {
  const told: Told[] = [];
  const subscription = { planCode: "free", billingAnchorDay: null, retentionDays: null, ...terms };
  const usage = createUsage({
    db,
    clock,
    plans: createPlans("documented", "free"),
    subscriptions: { of: async () => subscription },
    events: {
      async emit(_tx, _teamId, type, data) {
        told.push({ type, data });
      },
    },
  });
  const take = (teamId: TeamId) => inTransaction(db, (tx) => usage.takeScan(tx, teamId));
  return { usage, clock, told, take, subscription };
}
const aTeam = () => newId<"team">(fixedClock(start), systemRandom) as TeamId;

describe("the scans of a period", () => {
  it("are never more than the plan allows, whoever takes them at once through however many processes", async () => {
    const teamId = aTeam();
    const processes = [processOn(database.db), processOn(second.db)];
    const tries = Array.from({ length: 50 }, (_, index) => processes[index % 2]!.take(teamId));
    const outcomes = await Promise.allSettled(tries);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
    for (const outcome of outcomes) {
      if (outcome.status === "rejected") expect(isFault(outcome.reason, "usage.quota_exceeded")).toBe(true);
    }
    expect(await processes[0]!.usage.of(teamId)).toMatchObject({ scansUsed: 10, plan: { code: "free" } });
    expect(processes.flatMap(({ told }) => told)).toEqual([
      {
        type: "usage.limit_reached",
        data: { resource: "scans", limit: 10, used: 10, period_end: "2026-07-01T00:00:00Z" },
      },
    ]);
  });

  it("say when the next ones come: a second before there are none, then all again", async () => {
    const { take, clock, usage } = processOn(database.db);
    const teamId = aTeam();
    for (let count = 0; count < 10; count++) await take(teamId);
    await expect(take(teamId)).rejects.toMatchObject({ status: 429, word: "quota_exceeded", retryAfterSeconds: 3600 });
    clock.advance(3_599_000);
    await expect(take(teamId)).rejects.toMatchObject({ retryAfterSeconds: 1 });
    clock.advance(1000);
    await take(teamId);
    expect(await usage.of(teamId)).toMatchObject({ scansUsed: 1, period: { start: new Date("2026-07-01T00:00:00Z") } });
  });

  it("follow the team's anchor day", async () => {
    const { take } = processOn(database.db, fixedClock("2026-02-10T00:00:00Z"), { billingAnchorDay: 31 });
    const teamId = aTeam();
    expect(await take(teamId)).toBe("2026-01-31");
    for (let count = 1; count < 10; count++) await take(teamId);
    await expect(take(teamId)).rejects.toMatchObject({ retryAfterSeconds: 18 * 86_400 });
  });

  it("do not count when the transaction that took them does not commit, and come back when given back", async () => {
    const { take, usage } = processOn(database.db);
    const teamId = aTeam();
    const broken = inTransaction(database.db, async (tx) => {
      await usage.takeScan(tx, teamId);
      throw new Error("later");
    });
    await expect(broken).rejects.toThrow("later");
    expect((await usage.of(teamId)).scansUsed).toBe(0);
    const periodStart = await take(teamId);
    await inTransaction(database.db, (tx) => usage.returnScan(tx, teamId, periodStart));
    await inTransaction(database.db, (tx) => usage.returnScan(tx, teamId, periodStart));
    expect((await usage.of(teamId)).scansUsed).toBe(0);
  });

  it("are told to be used up once in a period, also when one came back or the limit was lowered", async () => {
    const { take, usage, told, subscription, clock } = processOn(database.db, fixedClock(start), { planCode: "pro" });
    const teamId = aTeam();
    for (let count = 0; count < 12; count++) await take(teamId);
    subscription.planCode = "free";
    await expect(take(teamId)).rejects.toMatchObject({ code: "usage.quota_exceeded" });
    await usage.scanRefused(teamId);
    await usage.scanRefused(teamId);
    expect(told.map(({ data }) => data)).toMatchObject([{ resource: "scans", limit: 10, used: 12 }]);
    clock.advance(3_600_000);
    for (let count = 0; count < 10; count++) await take(teamId);
    expect(told).toHaveLength(2);
  });

  it("are unlimited where the plan has no number", async () => {
    const { take, told } = processOn(database.db, fixedClock(start), { planCode: "enterprise" });
    const teamId = aTeam();
    for (let count = 0; count < 20; count++) await take(teamId);
    expect(told).toEqual([]);
  });
});

describe("the requests of a period", () => {
  it("are counted in memory and written together, from several processes", async () => {
    const teamId = aTeam();
    const [one, two] = [processOn(database.db), processOn(second.db)];
    for (let count = 0; count < 7; count++) one.usage.countRequest(teamId);
    two.usage.countRequest(teamId);
    expect((await one.usage.of(teamId)).requestsUsed).toBe(7);
    await Promise.all([one.usage.flush(), one.usage.flush(), two.usage.flush()]);
    expect((await one.usage.of(teamId)).requestsUsed).toBe(8);
    expect((await two.usage.of(teamId)).requestsUsed).toBe(8);
  });

  it("are kept while they cannot be written", async () => {
    const lost = openPool(database.url, 1, () => {});
    await lost.close();
    const teamId = aTeam();
    const { usage } = processOn(lost.db);
    usage.countRequest(teamId);
    await expect(usage.flush()).rejects.toThrow();
    usage.countRequest(teamId);
    await expect(usage.flush()).rejects.toThrow();
    const { rows } = await sql<{
      n: number;
    }>`SELECT count(*)::int AS n FROM usage_periods WHERE team_id = ${teamId}`.execute(database.db);
    expect(rows[0]?.n).toBe(0);
  });

  it("are told to be refused by the plan once in a period, with the time from which they pass again", async () => {
    const teamId = aTeam();
    const processes = [processOn(database.db), processOn(second.db)];
    const decision = {
      admitted: false,
      limit: 30,
      remaining: 0,
      resetAt: new Date("2026-06-30T23:01:00Z"),
      retryAfterSeconds: 60,
      states: [],
      isPlanUsedUp: true,
    };
    await Promise.all(
      Array.from({ length: 6 }, (_, index) => processes[index % 2]!.usage.requestRefused(teamId, decision)),
    );
    expect(processes.flatMap(({ told }) => told)).toEqual([
      {
        type: "usage.limit_reached",
        data: { resource: "requests", limit: 30, used: 30, period_end: "2026-06-30T23:01:00Z" },
      },
    ]);
  });
});
