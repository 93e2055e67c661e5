import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "@gatewatch/base/clock";
import {
  type Db,
  type Listener,
  listen,
  migrate,
  openPool,
  type RoomMigrations,
  startEmbedded,
} from "@gatewatch/base/db";
import { systemRandom } from "@gatewatch/base/random";
import { sql } from "kysely";

export const ports = { clock: systemClock, random: systemRandom };

export interface BenchDatabase {
  readonly db: Db;
  readonly url: string;
  readonly listener: Listener;
  /** For files of the benchmark. */
  readonly folder: string;
}

/** Runs `act` on an embedded PostgreSQL of its own with durability on, which is gone afterwards. */
export async function onEmbedded(
  rooms: readonly RoomMigrations[],
  act: (database: BenchDatabase) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "gw-bench-"));
  const server = await startEmbedded({ dataFolder: folder, password: "bench", ...ports, onNotice: console.error });
  const pool = openPool(server.url, 4, console.error);
  const listener = listen(server.url, systemClock, console.error);
  try {
    if (rooms.length > 0) await migrate(server.url, rooms);
    await act({ db: pool.db, url: server.url, listener, folder });
  } finally {
    await listener.close();
    await pool.close();
    await server.destroy();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Rows that were inserted, changed or deleted in `issues_*` so far. */
export async function issueWrites(db: Db): Promise<number> {
  await sql`SELECT pg_stat_force_next_flush()`.execute(db);
  const { rows } = await sql<{ writes: number }>`
    SELECT coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)::int AS writes FROM pg_stat_user_tables
    WHERE relname LIKE 'issues\\_%'`.execute(db);
  return rows[0]?.writes ?? 0;
}
