import { spawn } from "node:child_process";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, it } from "vitest";
import { systemClock } from "../clock/index.ts";
import { type TestDatabase, testDatabase } from "../testkit/index.ts";
import { migrate, planMigrations, type RoomMigrations } from "./index.ts";
import { migrationLock } from "./migrate.ts";

const slow: RoomMigrations = {
  room: "slow",
  migrations: [
    { id: "0001_first", sql: "CREATE TABLE slow_first (n integer)" },
    { id: "0002_second", sql: "CREATE TABLE slow_second (n integer); SELECT pg_sleep(0.3)" },
    { id: "0003_third", sql: "CREATE TABLE slow_third (n integer)" },
  ],
};

let database: TestDatabase;
beforeEach(async () => {
  database = await testDatabase();
});
afterEach(() => database.close());

const tables = async () =>
  (
    await sql<{
      name: string;
    }>`SELECT relname AS name FROM pg_class WHERE relname LIKE 'slow_%' AND relkind = 'r' ORDER BY 1`.execute(
      database.db,
    )
  ).rows.map(({ name }) => name);

it("tells that it waits for another process, and not of a lock that is free in a moment", async () => {
  const told: string[] = [];
  const course = { wait: async () => void told.push("waits"), begin: async () => void told.push("begins") };
  const holder = await database.pg.connect();
  await holder.query("SELECT pg_advisory_lock($1)", [migrationLock]);
  const migrating = migrate(database.url, [slow], course);
  await expect.poll(() => told, { timeout: 10_000 }).toEqual(["waits"]);
  await holder.query("SELECT pg_advisory_unlock_all()");
  holder.release();
  expect(await migrating).toHaveLength(3);
  expect(told).toEqual(["waits", "begins"]);
  expect(await migrate(database.url, [slow], course)).toEqual([]);
  expect(told).toHaveLength(2);
});

it("runs once although two processes start at the same time, and tells its steps", async () => {
  const steps: string[] = [];
  const begun: string[] = [];
  const course = {
    begin: async () => void begun.push("begun"),
    step: (name: string, step: number, of: number) => void steps.push(`${name} ${step}/${of}`),
  };
  const both = await Promise.all([migrate(database.url, [slow], course), migrate(database.url, [slow], course)]);
  expect(both.map((applied) => applied.length).sort()).toEqual([0, 3]);
  expect(begun).toEqual(["begun"]);
  expect(steps).toEqual(["slow/0001_first 1/3", "slow/0002_second 2/3", "slow/0003_third 3/3"]);
});

it("names what would run and changes nothing", async () => {
  const { applied, pending } = await planMigrations(database.url, [slow]);
  expect([applied, pending.map(({ name }) => name)]).toEqual([
    [],
    ["slow/0001_first", "slow/0002_second", "slow/0003_third"],
  ]);
  expect(await tables()).toEqual([]);
});

it("refuses data of a newer version, whole, and says what to do", async () => {
  await migrate(database.url, [slow]);
  const older = [{ room: "slow", migrations: slow.migrations.slice(0, 1) }];
  const refusal = { code: "db.newer_schema", message: expect.stringMatching(/slow\/0002_second.*never taken back/) };
  await expect(migrate(database.url, older)).rejects.toMatchObject(refusal);
  await expect(planMigrations(database.url, older)).rejects.toMatchObject(refusal);
});

it("does nothing when what comes before it fails", async () => {
  const begin = () => Promise.reject(new Error("the disk is full"));
  await expect(migrate(database.url, [slow], { begin })).rejects.toThrow("the disk is full");
  expect(await tables()).toEqual([]);
});

it("says that the server cannot be used, and why, and names no password", async () => {
  const refusal = await migrate("postgres://someone:hidden@127.0.0.1:1/none", [slow]).catch((error: unknown) => error);
  expect(refusal).toMatchObject({
    code: "db.unavailable",
    message: expect.stringMatching(/ECONNREFUSED.*DATABASE_URL/),
  });
  expect(String(refusal)).not.toContain("hidden");
});

it("goes on where it was killed", async () => {
  const script = `
    import { migrate } from ${JSON.stringify(new URL("./index.ts", import.meta.url).pathname)};
    const slow = JSON.parse(process.argv[2]);
    slow.migrations[1].sql += "; SELECT pg_sleep(60)";
    await migrate(process.argv[1], [slow]);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script, database.url, JSON.stringify(slow)], {
    cwd: import.meta.dirname,
    stdio: ["ignore", "inherit", "inherit"],
  });
  const ended = new Promise((resolve) => child.once("close", resolve));
  const asleep = sql<{ pid: number }>`SELECT pid FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = 'gatewatch-migrate' AND query LIKE '%pg_sleep(60)%'`;
  while ((await asleep.execute(database.db)).rows.length === 0) await systemClock.sleep(20);
  child.kill("SIGKILL");
  await ended;
  for (const { pid } of (await asleep.execute(database.db)).rows)
    await sql`SELECT pg_terminate_backend(${pid})`.execute(database.db);
  expect(await tables()).toEqual(["slow_first"]);
  expect(await migrate(database.url, [slow])).toEqual(["slow/0002_second", "slow/0003_third"]);
  expect(await tables()).toEqual(["slow_first", "slow_second", "slow_third"]);
}, 20_000);
