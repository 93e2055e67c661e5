/** Two installations to back up from and restore into. Imported by tests only. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "@gatewatch/base/clock";
import { openPool, type RoomMigrations } from "@gatewatch/base/db";
import { systemRandom } from "@gatewatch/base/random";
import { testDatabase } from "@gatewatch/base/testkit";
import { sql } from "kysely";
import type { Source, Target } from "../index.ts";

export { hasDebianPostgres, startDebianPostgres } from "./debian-postgres.ts";

/** A database without any table, and a data folder: what a backup is restored into. */
export async function emptyInstallation(
  migrations: readonly RoomMigrations[],
  databaseUrl?: string,
): Promise<Source & Target & { close(): Promise<void> }> {
  const database = databaseUrl === undefined ? await testDatabase() : undefined;
  const dataFolder = await mkdtemp(join(tmpdir(), "gw-restore-"));
  await database?.pg.end(); // a restore refuses a database that somebody uses
  return {
    databaseUrl: databaseUrl ?? database!.url,
    dataFolder,
    masterKeyFile: join(dataFolder, "secrets", "master.key"),
    folders: ["artifacts", "uploads"],
    version: "0.0.0",
    clock: systemClock,
    random: systemRandom,
    migrations,
    afterwards: [],
    async close() {
      await database?.close().catch(() => {});
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** Every logged table's rows as one digest each, and the sequences: equal where two databases hold the same. */
export async function contentsOf(url: string): Promise<Readonly<Record<string, string>>> {
  const pool = openPool(url, 1, () => {});
  try {
    await sql`SET timezone = 'UTC'`.execute(pool.db);
    const { rows: tables } = await sql<{ name: string }>`
      SELECT relname AS name FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relpersistence = 'p' ORDER BY 1`.execute(
      pool.db,
    );
    const contents: Record<string, string> = {};
    for (const { name } of tables) {
      const { rows } = await sql<{ digest: string }>`
        SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text COLLATE "C")), '') AS digest
        FROM ${sql.table(name)} t`.execute(pool.db);
      contents[name] = rows[0]?.digest ?? "";
    }
    const { rows: sequences } = await sql<{ name: string }>`
      SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'S'`.execute(
      pool.db,
    );
    for (const { name } of sequences) {
      const { rows } = await sql<{
        last: string;
      }>`SELECT last_value || ' ' || is_called AS last FROM ${sql.table(name)}`.execute(pool.db);
      contents[name] = rows[0]?.last ?? "";
    }
    return contents;
  } finally {
    await pool.close();
  }
}
