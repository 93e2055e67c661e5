/**
 * Forward-only migrations. Each room lists its own; ids never change and a listed migration is never edited. Every
 * migration runs in a transaction of its own together with its mark, so an interrupted upgrade goes on where it stopped.
 */
import { sql } from "kysely";
import { dbFaults } from "./faults.ts";
import type { Db } from "./pool.ts";

export interface Migration {
  /** `0001_what_it_does`; sorted within its room. */
  readonly id: string;
  readonly sql: string;
}

export interface RoomMigrations {
  readonly room: string;
  readonly migrations: readonly Migration[];
}

const lockNumber = 7_100_001;

/**
 * Brings the schema to this version, one process at a time.
 *
 * @param rooms in the order in which their tables may refer to each other
 * @returns ids (`room/id`) that were applied now
 * @throws Fault `db.newer_schema` when the database holds a migration this version does not know
 */
export async function migrate(db: Db, rooms: readonly RoomMigrations[]): Promise<string[]> {
  return await db.connection().execute(async (connection) => {
    await sql`SELECT pg_advisory_lock(${sql.lit(lockNumber)})`.execute(connection);
    try {
      await sql`CREATE TABLE IF NOT EXISTS migrations_applied (
        name text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())`.execute(connection);
      const applied = await sql<{ name: string }>`SELECT name FROM migrations_applied`.execute(connection);
      const done = new Set(applied.rows.map((row) => row.name));
      const known = rooms.flatMap(({ room, migrations }) =>
        migrations.map((migration) => ({ name: `${room}/${migration.id}`, text: migration.sql })),
      );
      const names = new Set(known.map((migration) => migration.name));
      const foreign = [...done].filter((name) => !names.has(name));
      if (foreign.length > 0) {
        throw dbFaults("db.newer_schema", {
          message: `This data was written by a newer version of Gatewatch (it holds ${foreign.join(", ")}). Start that version, or restore a backup made by this one.`,
        });
      }
      const fresh = known.filter((migration) => !done.has(migration.name));
      for (const { name, text } of fresh) {
        await connection.transaction().execute(async (tx) => {
          await sql.raw(text).execute(tx);
          await sql`INSERT INTO migrations_applied (name) VALUES (${name})`.execute(tx);
        });
      }
      return fresh.map((migration) => migration.name);
    } finally {
      await sql`SELECT pg_advisory_unlock(${sql.lit(lockNumber)})`.execute(connection);
    }
  });
}
