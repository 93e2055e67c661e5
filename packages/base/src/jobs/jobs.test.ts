import { afterAll, beforeAll, expect, it } from "vitest";
import { systemClock } from "../clock/index.ts";
import { inTransaction } from "../db/index.ts";
import { newId } from "../ids/index.ts";
import { silentLog } from "../log/index.ts";
import { systemRandom } from "../random/index.ts";
import { type TestDatabase, testDatabase } from "../testkit/index.ts";
import { jobsMigrations, readQueues, readWorkers, startHeartbeat, startJobs } from "./index.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase([jobsMigrations]);
});
afterAll(() => database.close());

it("hands a job whose tries are used up to who gives it up, once, and counts it", async () => {
  const queue = {
    name: "example",
    concurrency: 1,
    expireInSeconds: 60,
    retryLimit: 1,
    heartbeatSeconds: 10,
    givenUpQueue: "example-given-up",
  };
  const jobs = await startJobs(database.url, [queue], silentLog);
  try {
    const subjectId = newId(systemClock, systemRandom);
    const tries: number[] = [];
    const givenUp = Promise.withResolvers<string>();
    const taken: string[] = [];
    await jobs.work(
      queue,
      async ({ attempt }) => {
        tries.push(attempt);
        throw new Error("never");
      },
      async (id) => {
        taken.push(id);
        if (taken.length === 1) throw new Error("the database is away"); // giving up is tried again itself
        givenUp.resolve(id);
      },
    );
    await inTransaction(database.db, (tx) => jobs.send(tx, queue.name, subjectId));
    expect(await givenUp.promise).toBe(subjectId);
    expect([tries, taken]).toEqual([
      [0, 1],
      [subjectId, subjectId],
    ]);
    expect(await readQueues(database.db)).toMatchObject([{ name: "example", waiting: 0, active: 0, givenUp: 1 }]);
  } finally {
    await jobs.stop(1);
  }
});

it("tells workers that live from those that ended without a word, and forgets them after a day", async () => {
  const { db, pg } = database;
  const start = () => startHeartbeat({ db, clock: systemClock, random: systemRandom, log: silentLog });
  const state = () => readWorkers(db);
  const [first, second] = [await start(), await start()];
  expect(await state()).toEqual({ fresh: 2, silent: 0 });
  await first.stop();
  expect(await state()).toEqual({ fresh: 1, silent: 0 });
  await pg.query("UPDATE jobs_workers SET beat_at = now() - interval '2 minutes'");
  expect(await state()).toEqual({ fresh: 0, silent: 1 });
  await pg.query("UPDATE jobs_workers SET beat_at = now() - interval '25 hours'");
  const third = await start();
  expect(await state()).toEqual({ fresh: 1, silent: 0 });
  for (const worker of [second, third]) await worker.stop();
});
