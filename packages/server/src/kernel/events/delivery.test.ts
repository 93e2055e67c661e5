import { systemClock } from "@gatewatch/base/clock";
import { inTransaction } from "@gatewatch/base/db";
import { newId } from "@gatewatch/base/ids";
import { systemRandom } from "@gatewatch/base/random";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { TeamId } from "../actor.ts";
import { type TestKernel, testKernel } from "../testkit/index.ts";
import type { DurableEvent, EventLog } from "./contract.ts";
import { forget } from "./deliver.ts";

let test: TestKernel;
let events: EventLog;
let teamId: TeamId;
const running: { stop(): Promise<void> }[] = [];
beforeEach(async () => {
  test = await testKernel();
  ({ events } = test.kernel);
  teamId = newId<"team">(systemClock, systemRandom);
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((delivery) => delivery.stop()));
  await test.close();
});

const deliver = (log: EventLog) => running.push(log.startDelivery());
const emit = (from: number, count: number, team = teamId) =>
  inTransaction(test.database.db, (tx) =>
    events.emitEach(
      tx,
      team,
      "test.happened",
      Array.from({ length: count }, (_, n) => ({ n: from + n })),
    ),
  );
/** What subscribers were told, and the moment when it is as many as wanted. */
function record() {
  const told: DurableEvent[] = [];
  let check = () => {};
  return {
    told,
    numbers: () => told.map(({ data }) => data.n),
    take(event: DurableEvent) {
      told.push(event);
      check();
    },
    reached: (count: number) =>
      new Promise<void>((resolve) => {
        check = () => (told.length >= count ? resolve() : undefined);
        check();
      }),
  };
}
/** Waits until as many events of a team are marked as delivered. */
const marked = (count: number, team = teamId) =>
  new Promise<void>((resolve) => {
    const look = async () => {
      const { rows } = await sql<{ count: number }>`SELECT count(*) AS count FROM events_outbox
        WHERE team_id = ${team} AND delivered_at IS NOT NULL`.execute(test.database.db);
      if (rows[0]!.count >= count) return resolve();
      setTimeout(look, 20);
    };
    void look();
  });

it("delivers each team's events in the order of their writing, once, by however many processes", async () => {
  const seen = record();
  const others = [await test.another(), await test.another()];
  for (const log of [events, ...others.map((kernel) => kernel.events)]) {
    log.subscribe(async (_tx, event) => seen.take(event));
    deliver(log);
  }
  const second = newId<"team">(systemClock, systemRandom);
  for (let at = 0; at < 300; at += 50) {
    await emit(at, 50);
    await emit(at, 50, second);
  }
  await Promise.all([marked(300), marked(300, second)]);
  for (const team of [teamId, second])
    expect(seen.told.filter((event) => event.teamId === team).map(({ data }) => data.n)).toEqual(
      Array.from({ length: 300 }, (_, n) => n),
    );
});

it("tells what was delivered since a position, in order, and says so when some of it may be gone", async () => {
  deliver(events);
  const start = await events.position(teamId);
  await emit(0, 5);
  await marked(5);
  const all = (await events.since(teamId, start, 100))!;
  expect(all.map(({ data }) => data.n)).toEqual([0, 1, 2, 3, 4]);
  expect((await events.since(teamId, all[2]!.position, 1))!.map(({ data }) => data.n)).toEqual([3]);
  expect(await events.since(teamId, all[4]!.position, 100)).toEqual([]);
  expect(await events.since(teamId, all[4]!.position + 1, 100)).toBeUndefined();
  await sql`UPDATE events_outbox SET delivered_at = now() - interval '8 days' WHERE data->>'n' IN ('0', '1')`.execute(
    test.database.db,
  );
  await forget({ db: test.database.db, clock: systemClock });
  expect(await events.since(teamId, start, 100)).toBeUndefined();
  expect((await events.since(teamId, all[1]!.position, 100))!.map(({ data }) => data.n)).toEqual([2, 3, 4]);
});

it("undoes what a failing subscriber wrote, keeps the order, and lets the rest through in the end", async () => {
  await sql`CREATE TABLE seen (n int)`.execute(test.database.db);
  const seen = record();
  let failures = 0;
  events.subscribe(async (tx, event) => {
    await sql`INSERT INTO seen VALUES (${event.data.n})`.execute(tx);
    seen.take(event);
    if (event.data.n === 1 && failures++ < 2) throw new Error("not now");
  });
  await emit(0, 3);
  deliver(events);
  // Each emission of another team wakes the deliverer, which tries again.
  const other = newId<"team">(systemClock, systemRandom);
  while (failures < 3) await emit(100, 1, other);
  await marked(3);
  const { rows } = await sql<{ n: number }>`SELECT n FROM seen WHERE n < 100`.execute(test.database.db);
  expect(rows.map(({ n }) => n)).toEqual([0, 1, 2]);
});

it("gives an event up that nobody can take, after ten tries", async () => {
  const seen = record();
  events.subscribe(async (_tx, event) => {
    if (event.data.n === 0) throw new Error("never");
    seen.take(event);
  });
  await emit(0, 2);
  await sql`UPDATE events_outbox SET attempts = 9 WHERE data->>'n' = '0'`.execute(test.database.db);
  deliver(events);
  await seen.reached(1);
  expect(seen.numbers()).toEqual([1]);
});

it("delivers again what a process left that died in the middle", async () => {
  await emit(0, 3);
  const seen = record();
  // A connection that holds the team's events and is cut, as by kill -9.
  const client = await test.database.pg.connect();
  const { rows } = await client.query("SELECT pg_backend_pid() AS pid");
  await client.query("BEGIN");
  await client.query("SELECT pg_try_advisory_xact_lock(hashtextextended($1::text, 7100002))", [teamId]);
  await client.query("UPDATE events_outbox SET delivered_at = now()");
  await test.database.pg.query("SELECT pg_terminate_backend($1)", [rows[0].pid]);
  client.release(true);
  events.subscribe(async (_tx, event) => seen.take(event));
  deliver(events);
  await seen.reached(3);
  expect(seen.numbers()).toEqual([0, 1, 2]);
});
