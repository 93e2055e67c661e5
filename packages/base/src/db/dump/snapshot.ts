import pg from "pg";
import { readApplied } from "../migrate.ts";
import { readSequences, readTables, readUnlogged, type SequenceState, type TableShape } from "./catalogue.ts";
import { copyOut } from "./copy.ts";

/** One moment of the database, read while others go on writing. */
export interface Snapshot {
  readonly serverVersion: string;
  /** Migrations (`room/id`) that had been applied. */
  readonly applied: readonly string[];
  readonly tables: readonly TableShape[];
  /** Tables that are left out: their rows need not outlive the server. */
  readonly unlogged: readonly string[];
  /** A table's rows as COPY text, in chunks. @returns how many there were */
  rows(table: TableShape): AsyncGenerator<Buffer, number>;
  /** Read after the rows: no value that a row holds is given again. */
  sequences(): Promise<readonly SequenceState[]>;
  close(): Promise<void>;
}

/** Settings under which COPY text means the same on every server. */
export const plainText = `SET client_encoding = 'UTF8'; SET datestyle = 'ISO, YMD'; SET intervalstyle = 'postgres';
  SET timezone = 'UTC'; SET extra_float_digits = 1; SET bytea_output = 'hex'; SET statement_timeout = 0;
  SET lock_timeout = 0; SET idle_in_transaction_session_timeout = 0; SET search_path = public`;

/** Opens a snapshot (REPEATABLE READ) on a connection of its own. */
export async function openSnapshot(url: string): Promise<Snapshot> {
  const client = new pg.Client({ connectionString: url, application_name: "gatewatch-backup" });
  client.on("error", () => {}); // the query in flight rejects, which is enough
  await client.connect();
  try {
    await client.query(`${plainText}; BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY`);
    const { rows } = await client.query<{ server_version: string }>("SHOW server_version");
    const tables = await readTables(client);
    return {
      serverVersion: rows[0]?.server_version ?? "",
      applied: await readApplied(client),
      tables,
      unlogged: await readUnlogged(client),
      rows: (table) => copyOut(client, `COPY ${columnsOf(table)} TO STDOUT`),
      sequences: () => readSequences(client),
      close: () => client.end(),
    };
  } catch (error) {
    await client.end();
    throw error;
  }
}

/** `public."name" ("column", …)`, quoted. */
export function columnsOf({ name, columns }: TableShape): string {
  return `public.${pg.escapeIdentifier(name)} (${columns.map((column) => pg.escapeIdentifier(column)).join(", ")})`;
}
