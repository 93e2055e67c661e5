import { sql } from "kysely";
import type { RoomMigrations } from "./migrate.ts";
import type { Db, Tx } from "./pool.ts";

const rowsAtOnce = 500;

/** Removes every row of a team, room after room in reverse, so that nothing refers to what is gone. */
export async function eraseTeamRows(tx: Tx, rooms: readonly RoomMigrations[], teamId: string): Promise<void> {
  for (const { teamTables = [] } of rooms.toReversed()) {
    for (const table of teamTables) await sql`DELETE FROM ${sql.table(table)} WHERE team_id = ${teamId}`.execute(tx);
  }
}

/**
 * Every row of a team as JSON, table after table. Binary columns (hashes of tokens, sealed secrets)
 * are left out.
 */
export async function* teamRows(
  db: Db,
  rooms: readonly RoomMigrations[],
  teamId: string,
): AsyncIterable<{ readonly table: string; readonly row: unknown }> {
  for (const { teamTables = [] } of rooms) {
    for (const table of teamTables) {
      const { rows: columns } = await sql<{ name: string }>`SELECT column_name AS name FROM information_schema.columns
        WHERE table_schema = 'public' AND table_name = ${table} AND data_type <> 'bytea'
        ORDER BY ordinal_position`.execute(db);
      const list = sql.join(columns.map(({ name }) => sql.ref(name)));
      // Physical order by place in the table: it needs no key, and a row that moves meanwhile was changed meanwhile.
      for (let after = "(0,0)"; ; ) {
        const { rows } = await sql<{ at: string; row: unknown }>`SELECT ctid::text AS at, to_jsonb(t) AS row
          FROM (SELECT ${list}, ctid FROM ${sql.table(table)} WHERE team_id = ${teamId} AND ctid > ${after}::tid
            ORDER BY ctid LIMIT ${rowsAtOnce}) AS t`.execute(db);
        for (const { row } of rows) yield { table, row: withoutPlace(row) };
        if (rows.length < rowsAtOnce) break;
        after = rows.at(-1)!.at;
      }
    }
  }
}

function withoutPlace(row: unknown): unknown {
  if (row === null || typeof row !== "object") return row;
  return Object.fromEntries(Object.entries(row).filter(([name]) => name !== "ctid"));
}
