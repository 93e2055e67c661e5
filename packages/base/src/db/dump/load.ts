import pg from "pg";
import { dbFaults } from "../faults.ts";
import { applyMigrations, listMigrations, migrationLock, pendingMigrations, type RoomMigrations } from "../migrate.ts";
import { readForeignKeys, readObjects, readTables, type SequenceState, type TableShape } from "./catalogue.ts";
import { copyIn } from "./copy.ts";
import { columnsOf, plainText } from "./snapshot.ts";

/** What fills the database, inside the one transaction. */
export interface Loading {
  /** Writes a table's rows from COPY text. @returns how many. @throws Fault `db.cannot_load` */
  rows(table: TableShape, source: AsyncIterable<Buffer>): Promise<number>;
  sequences(states: readonly SequenceState[]): Promise<void>;
}

export interface LoadOptions {
  readonly rooms: readonly RoomMigrations[];
  /** The migrations that the data was written under. */
  readonly applied: readonly string[];
  /** Drops what the database holds; without it a database with rows is refused. */
  readonly replace: boolean;
  /** Statements that run last. */
  readonly afterwards: readonly string[];
}

/**
 * Fills a database in one transaction: schema of the data's own version, rows, constraints, then the migrations that
 * came later. Whatever ends it early leaves the database as it was.
 *
 * @param fill loads everything; what it throws rolls everything back
 * @throws Fault `db.newer_schema`, `db.not_empty`, `db.in_use`, `db.cannot_load`
 */
export async function loadDatabase(
  url: string,
  { rooms, applied, replace, afterwards }: LoadOptions,
  fill: (loading: Loading) => Promise<void>,
): Promise<void> {
  const later = pendingMigrations(applied, rooms);
  const earlier = listMigrations(rooms).filter(({ name }) => applied.includes(name));
  const client = new pg.Client({ connectionString: url, application_name: "gatewatch-restore" });
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query(`${plainText}; BEGIN`);
    await client.query("SELECT pg_advisory_xact_lock($1)", [migrationLock]);
    await refuseInUse(client);
    if (!replace) await refuseRows(client);
    for (const statement of await readObjects(client)) await client.query(statement);
    await client.query("DROP SCHEMA IF EXISTS jobs CASCADE");
    await applyMigrations(client, earlier);
    const tables = await readTables(client);
    const keys = await readForeignKeys(client);
    for (const { table, name } of keys) {
      await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${pg.escapeIdentifier(name)}`);
    }
    for (const { name } of tables) {
      await client.query(`ALTER TABLE public.${pg.escapeIdentifier(name)} DISABLE TRIGGER USER`);
    }
    if (tables.length > 0) {
      await client.query(`TRUNCATE ${tables.map(({ name }) => `public.${pg.escapeIdentifier(name)}`).join(", ")}`);
    }
    await fill({
      rows: (table, source) => loadRows(client, tables, table, source),
      async sequences(states) {
        for (const { name, lastValue, isCalled } of states) {
          const target = `public.${pg.escapeIdentifier(name)}`;
          await client.query("SELECT setval($1::regclass, $2::bigint, $3)", [target, lastValue, isCalled]);
        }
      },
    });
    for (const { name } of tables) {
      await client.query(`ALTER TABLE public.${pg.escapeIdentifier(name)} ENABLE TRIGGER USER`);
    }
    for (const { table, name, definition } of keys) {
      await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${pg.escapeIdentifier(name)} ${definition}`);
    }
    await applyMigrations(client, later);
    for (const statement of afterwards) await client.query(statement);
    await client.query("COMMIT; ANALYZE");
  } finally {
    await client.end();
  }
}

async function loadRows(
  client: pg.Client,
  tables: readonly TableShape[],
  table: TableShape,
  source: AsyncIterable<Buffer>,
): Promise<number> {
  const known = tables.find(({ name }) => name === table.name);
  const strange = known ? table.columns.find((column) => !known.columns.includes(column)) : table.name;
  if (strange !== undefined) {
    throw dbFaults("db.cannot_load", {
      message: `The data has "${known ? `${table.name}.${strange}` : strange}", which its schema does not know. It was not written by Gatewatch, or was changed.`,
    });
  }
  return copyIn(client, `COPY ${columnsOf(table)} FROM STDIN`, source);
}

async function refuseInUse(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ count: number }>(`
    SELECT count(*)::int AS count FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name LIKE 'gatewatch%'`);
  const count = rows[0]?.count ?? 0;
  if (count === 0) return;
  throw dbFaults("db.in_use", {
    message: `A Gatewatch server, worker or command is using this database (${count} connections). Stop it, then restore again.`,
  });
}

async function refuseRows(client: pg.Client): Promise<void> {
  const filled: string[] = [];
  for (const { name } of await readTables(client)) {
    if (name === "migrations_applied") continue;
    const { rows } = await client.query(`SELECT 1 FROM public.${pg.escapeIdentifier(name)} LIMIT 1`);
    if (rows.length > 0) filled.push(name);
  }
  if (filled.length === 0) return;
  throw dbFaults("db.not_empty", {
    message: `The database is not empty: ${filled.length} tables hold rows (${filled.slice(0, 5).join(", ")}${filled.length > 5 ? ", …" : ""}). Restore into a new data folder or database, or add --replace to delete what is there.`,
  });
}
