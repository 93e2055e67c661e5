import { systemClock } from "@gatewatch/base/clock";
import { inTransaction, openPool, type Pool } from "@gatewatch/base/db";
import { isFault } from "@gatewatch/base/fault";
import { addressPolicy } from "@gatewatch/base/net";
import { seededRandom, systemRandom } from "@gatewatch/base/random";
import { type TestDatabase, testDatabase } from "@gatewatch/base/testkit";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { kernelMigrations } from "../../kernel/index.ts";
import { createPlans } from "../../kernel/plans/index.ts";
import { createUsage } from "../../kernel/usage/index.ts";
import { type ScanId, scanningMigrations } from "../index.ts";
import { newScan, testActor } from "../testkit/index.ts";
import { cancelScan, claimScan, createScan, endScan, recountAdmission, type ScansDeps } from "./index.ts";

let database: TestDatabase;
let second: Pool;
beforeAll(async () => {
  database = await testDatabase([...kernelMigrations, ...scanningMigrations]);
  second = openPool(database.url, 8, () => {});
});
afterAll(async () => {
  await second.close();
  await database.close();
});

/** One process. Its queue takes every job at once. */
function processOn({ db }: Pool, queue: ScanId[], limit: () => number): ScansDeps {
  const events = { emit: async () => {}, emitEach: async () => {}, announce: async () => {}, onLive: () => () => {} };
  const ports = { db, clock: systemClock, random: systemRandom };
  const terms = { planCode: "pro", billingAnchorDay: null, retentionDays: null };
  return {
    ...ports,
    events,
    audit: { record: async () => {} },
    quota: createUsage({
      ...ports,
      plans: createPlans("documented", "pro"),
      events,
      subscriptions: { of: async () => terms },
    }),
    scanEnded: async () => {},
    concurrentScans: async () => limit(),
    sendJob: async (_tx, id) => {
      queue.push(id);
    },
    notify: async () => {},
    engines: { repo: ["secrets"], web: ["web"] },
    policy: addressPolicy([]),
    allowedFolders: [],
    isConnected: async () => false,
  };
}

it("two processes that create, run, end and cancel at once never exceed the limit, lose no place and miscount nothing", async () => {
  const actor = testActor();
  const queue: ScanId[] = [];
  const processes = [database, second].map((pool) => processOn(pool, queue, () => 3));
  const held = async () => {
    const { rows } = await sql<{ n: number }>`SELECT count(*)::int AS n FROM scans_scan
      WHERE team_id = ${actor.teamId} AND admitted_at IS NOT NULL AND status IN ('queued', 'running')`.execute(
      database.db,
    );
    return rows[0]!.n;
  };
  const seen: number[] = [];
  const dice = seededRandom("admission");
  let open = 0;

  const live = async (deps: ScansDeps) => {
    const { id } = await createScan(deps, actor, newScan({ kind: "url", url: "https://example.com/" }));
    open++;
    if (dice.bytes(1)[0]! % 3 === 0) {
      const cancelled = await cancelScan(deps, actor, id).catch((error: unknown) => error);
      if (isFault(cancelled)) expect(cancelled.code).toBe("scans.not_cancellable");
    }
    seen.push(await held());
  };
  const work = async (deps: ScansDeps) => {
    for (let idle = 0; idle < 40; idle++) {
      const id = queue.shift();
      seen.push(await held());
      if (id === undefined) continue;
      idle = 0;
      const row = await inTransaction(deps.db, (tx) => claimScan(tx, id, 0, new Date()));
      if (!row) {
        // Taken before it was committed: a real queue shows no such job. One that has ended is done with.
        const { rows } = await sql`SELECT 1 FROM scans_scan WHERE id = ${id}`.execute(database.db);
        if (rows.length === 0) queue.push(id);
        continue;
      }
      const attempt = { teamId: actor.teamId, id: row.id, attempt: 0 };
      const outcome = { status: "completed", reason: null, message: "", partial: false, score: null } as const;
      await inTransaction(deps.db, (tx) => endScan(tx, deps, attempt, outcome, new Date()));
    }
  };
  await Promise.all([
    ...Array.from({ length: 40 }, (_, index) => live(processes[index % 2]!)),
    ...processes.flatMap((deps) => [work(deps), work(deps)]),
  ]);
  // Those that a cancel passed over wait for the sweep, as in a worker.
  await recountAdmission(database.db, processes[0]!, new Date());
  await Promise.all(processes.map(work));
  await recountAdmission(database.db, processes[0]!, new Date());
  await work(processes[0]!);

  expect(open).toBe(40);
  expect(Math.max(...seen)).toBeLessThanOrEqual(3);
  expect(Math.max(...seen)).toBeGreaterThan(0);
  const { rows } = await sql<{ status: string; n: number }>`SELECT status, count(*)::int AS n FROM scans_scan
    WHERE team_id = ${actor.teamId} GROUP BY status`.execute(database.db);
  expect(rows.map(({ status }) => status).filter((status) => status !== "completed" && status !== "cancelled")).toEqual(
    [],
  );
  const { rows: counters } = await sql`SELECT running FROM scans_admission WHERE team_id = ${actor.teamId}`.execute(
    database.db,
  );
  expect(counters).toEqual([{ running: 0 }]);
  const { rows: used } = await sql`SELECT scans FROM usage_periods WHERE team_id = ${actor.teamId}`.execute(
    database.db,
  );
  const { rows: neverBegun } = await sql<{ n: number }>`SELECT count(*)::int AS n FROM scans_scan
    WHERE team_id = ${actor.teamId} AND status = 'cancelled' AND started_at IS NULL`.execute(database.db);
  expect(used).toEqual([{ scans: 40 - neverBegun[0]!.n }]);
});

it("a scan that is being cancelled while another one ends takes no place", async () => {
  const actor = testActor();
  const queue: ScanId[] = [];
  const [one, two] = [processOn(database, queue, () => 1), processOn(second, queue, () => 1)];
  const make = () => createScan(one, actor, newScan({ kind: "url", url: "https://example.com/" }));
  const running = await make();
  const waiting = await make();
  expect(queue).toEqual([running.id]);
  const row = await inTransaction(one.db, (tx) => claimScan(tx, running.id, 0, new Date()));
  const attempt = { teamId: actor.teamId, id: row!.id, attempt: 0 };
  const outcome = { status: "completed", reason: null, message: "", partial: false, score: null } as const;
  let isOver = false;
  const ending = await inTransaction(one.db, async (tx) => {
    await cancelScan({ ...one, db: tx }, actor, waiting.id);
    const end = inTransaction(two.db, (other) => endScan(other, two, attempt, outcome, new Date())).finally(() => {
      isOver = true;
    });
    const isWaiting = async () => {
      const { rows } = await sql`SELECT 1 FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock'`.execute(second.db);
      return isOver || rows.length > 0;
    };
    await expect.poll(isWaiting, { timeout: 5000 }).toBe(true);
    return { end };
  });
  expect(await ending.end).toBe(true);
  expect(queue).toEqual([running.id]);
  const { rows } = await sql`SELECT running FROM scans_admission WHERE team_id = ${actor.teamId}`.execute(database.db);
  expect(rows).toEqual([{ running: 0 }]);
});
