import { type Db, inspectServer, openPool, planMigrations, type RoomMigrations } from "@gatewatch/base/db";
import { isFault, messageOf } from "@gatewatch/base/fault";
import { readQueues } from "@gatewatch/base/jobs";
import { type Figures, type Finding, fail, ok, warn } from "./contract.ts";

const waitWarnSeconds = 300;
const overdueWarnSeconds = 900;
const skewWarnMs = 2000;

/**
 * Reachability, version, durability, clock, schema and queues of a database, and what its rooms count.
 *
 * @param figures read when the schema is this version's
 */
export async function checkDatabase(
  url: string,
  rooms: readonly RoomMigrations[],
  now: () => Date,
  figures: (db: Db) => Promise<Figures>,
): Promise<Finding[]> {
  const pool = openPool(url, 1, () => {});
  try {
    const [server, schema, queues] = [
      await checkServer(pool.db, now),
      await checkSchema(url, rooms),
      await checkQueues(pool.db),
    ];
    const isCurrent =
      schema.every(({ status }) => status === "ok") && (await planMigrations(url, rooms)).pending.length === 0;
    return [...server, ...schema, ...queues, ...(isCurrent ? checkFigures(await figures(pool.db)) : [])];
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
  return queues.flatMap(({ name, waiting, oldestWaitSeconds, active, silent, givenUp }): Finding[] => {
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
    if (givenUp > 0)
      return [
        warn(
          check,
          `${state}; ${givenUp} were given up within a day`,
          "The log names them and says why. What they were for is marked as failed: do it again.",
        ),
      ];
    return [ok(check, state)];
  });
}

function checkFigures({ workers, deliveries, mails }: Figures): Finding[] {
  const { waiting, overdueSeconds, failed, failingEndpoints } = deliveries;
  const told = `${waiting} deliveries wait, ${failed} failed within a day, ${failingEndpoints} endpoints fail`;
  return [
    workers.silent > 0
      ? warn(
          "workers",
          `${workers.fresh} show that they live, ${workers.silent} ended without a word within a day`,
          "See whether they were killed; what they ran is tried again by others.",
        )
      : ok("workers", workers.fresh === 0 ? "none runs at this moment" : `${workers.fresh} show that they live`),
    overdueSeconds > overdueWarnSeconds
      ? warn(
          "webhooks",
          `${told}; the oldest is overdue by ${Math.round(overdueSeconds)} s`,
          "Start a server or a worker; they deliver.",
        )
      : failed > 0 || failingEndpoints > 0
        ? warn("webhooks", told, "Their delivery logs (Settings, Webhooks) say what the receivers answered.")
        : ok("webhooks", told),
    mails.failed > 0
      ? warn(
          "messages",
          `${mails.waiting} wait, ${mails.failed} were given up within three days`,
          "See whether the SMTP server takes mail; send invitations and password links again.",
        )
      : ok("messages", `${mails.waiting} wait`),
  ];
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "no connection";
}
