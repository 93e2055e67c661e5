import { type Db, inspectServer, openPool, planMigrations, type RoomMigrations } from "@gatewatch/base/db";
import { isFault, messageOf } from "@gatewatch/base/fault";
import { readQueues } from "@gatewatch/base/jobs";
import { type Finding, fail, ok, warn } from "./contract.ts";

const waitWarnSeconds = 300;
const skewWarnMs = 2000;

/** Reachability, version, durability, clock, schema and queues of a database. */
export async function checkDatabase(
  url: string,
  rooms: readonly RoomMigrations[],
  now: () => Date,
): Promise<Finding[]> {
  const pool = openPool(url, 1, () => {});
  try {
    return [...(await checkServer(pool.db, now)), ...(await checkSchema(url, rooms)), ...(await checkQueues(pool.db))];
  } catch (error) {
    const place = new URL(url.replace("@/", "@socket/"));
    return [
      fail(
        "database",
        `${place.host}${place.pathname} does not answer (${codeOf(error)})`,
        "Check that it runs and that DATABASE_URL is right.",
      ),
    ];
  } finally {
    await pool.close();
  }
}

async function checkServer(db: Db, now: () => Date): Promise<Finding[]> {
  const { version, versionNumber, fsync, synchronousCommit, encoding, time } = await inspectServer(db);
  const skewMs = Math.abs(time.getTime() - now().getTime());
  return [
    versionNumber < 150_000
      ? fail("database", `is PostgreSQL ${version}`, "Use version 15 or later.")
      : encoding !== "UTF8"
        ? fail("database", `has the encoding ${encoding}`, "Make a database with ENCODING 'UTF8'.")
        : ok("database", `PostgreSQL ${version} answers`),
    fsync === "on" && synchronousCommit !== "off"
      ? ok("durability", "fsync and synchronous_commit are on")
      : fail(
          "durability",
          `fsync is ${fsync}, synchronous_commit is ${synchronousCommit}`,
          "Set both to on: otherwise a crash loses what was acknowledged.",
        ),
    skewMs > skewWarnMs
      ? warn(
          "clock",
          `the database's clock is ${(skewMs / 1000).toFixed(1)} s away from ours`,
          "Set both machines by NTP.",
        )
      : ok("clock", "the database's clock agrees with ours"),
  ];
}

async function checkSchema(url: string, rooms: readonly RoomMigrations[]): Promise<Finding[]> {
  try {
    const { pending, applied } = await planMigrations(url, rooms);
    if (pending.length === 0 || applied.length === 0) return [ok("schema", `${applied.length} migrations are applied`)];
    return [
      warn(
        "schema",
        `${pending.length} migrations wait`,
        "The next start runs them; gatewatch migrate --dry-run lists them.",
      ),
    ];
  } catch (error) {
    if (!isFault(error, "db.newer_schema")) throw error;
    return [fail("schema", messageOf(error), "Start the newer version, or restore a backup of this one.")];
  }
}

async function checkQueues(db: Db): Promise<Finding[]> {
  const queues = await readQueues(db);
  return queues.flatMap(({ name, waiting, oldestWaitSeconds, active, silent }): Finding[] => {
    const check = `queue ${name}`;
    const state = `${waiting} wait, ${active} run`;
    if (silent > 0)
      return [
        warn(
          check,
          `${silent} jobs run on a worker that is silent`,
          "They are tried again by themselves; see whether a worker was killed.",
        ),
      ];
    if (oldestWaitSeconds > waitWarnSeconds)
      return [
        warn(
          check,
          `${state}; the oldest waits since ${Math.round(oldestWaitSeconds)} s`,
          "Start a worker: gatewatch serve or gatewatch worker; or raise GATEWATCH_SCAN_CONCURRENCY.",
        ),
      ];
    return [ok(check, state)];
  });
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "no connection";
}
