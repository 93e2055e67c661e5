/**
 * Forward-only migrations. Each room lists its own; ids never change and a listed migration is never edited. Every
 * migration runs in a transaction of its own together with its mark, so an interrupted upgrade goes on where it stopped.
 */
import pg from "pg";
import { messageOf } from "../fault/index.ts";
import { dbFaults } from "./faults.ts";

export interface Migration {
  /** `0001_what_it_does`; sorted within its room. */
  readonly id: string;
  readonly sql: string;
}

export interface RoomMigrations {
  readonly room: string;
  readonly migrations: readonly Migration[];
  /** The room's tables whose rows belong to a team (`team_id`), in the order in which they can be emptied. */
  readonly teamTables?: readonly string[];
}

/** A migration with its full name, `room/id`. */
export interface NamedMigration {
  readonly name: string;
  readonly sql: string;
}

/** Told while the schema is brought up to date. */
export interface MigrationCourse {
  /** Another process has held the lock for a second: what it changes is waited for. */
  wait?(): Promise<void>;
  /** Before the first one, while every other process waits. `applied` is empty for a new database. */
  begin?(pending: readonly NamedMigration[], applied: readonly string[]): Promise<void>;
  /** One is about to run: the `step`th (from 1) of `of`. */
  step?(name: string, step: number, of: number): void;
}

/** Held by whoever changes the schema. */
export const migrationLock = 7_100_001;

const lockNotAvailable = "55P03";

/** Every migration of the rooms, in the order in which they run. */
export function listMigrations(rooms: readonly RoomMigrations[]): NamedMigration[] {
  return rooms.flatMap(({ room, migrations }) => migrations.map(({ id, sql }) => ({ name: `${room}/${id}`, sql })));
}

/**
 * The migrations that data of a given version still needs.
 *
 * @throws Fault `db.newer_schema` when it holds one that this version does not know
 */
export function pendingMigrations(applied: readonly string[], rooms: readonly RoomMigrations[]): NamedMigration[] {
  const known = listMigrations(rooms);
  const names = new Set(known.map(({ name }) => name));
  const foreign = applied.filter((name) => !names.has(name));
  if (foreign.length > 0) {
    const shown = `${foreign.slice(0, 5).join(", ")}${foreign.length > 5 ? ", …" : ""}`;
    throw dbFaults("db.newer_schema", {
      message: `This data was written by a newer version of Gatewatch (it holds ${shown}). A schema is never taken back: start that version or a later one, or restore a backup made by this one.`,
    });
  }
  const done = new Set(applied);
  return known.filter(({ name }) => !done.has(name));
}

/** Names of what was applied; none for a new database. */
export async function readApplied(client: pg.Client): Promise<string[]> {
  const { rows: found } = await client.query("SELECT 1 WHERE to_regclass('public.migrations_applied') IS NOT NULL");
  if (found.length === 0) return [];
  const { rows } = await client.query<{ name: string }>("SELECT name FROM public.migrations_applied ORDER BY name");
  return rows.map(({ name }) => name);
}

/** Runs migrations and marks them, inside the caller's transaction. */
export async function applyMigrations(client: pg.Client, migrations: readonly NamedMigration[]): Promise<void> {
  await client.query(`CREATE TABLE IF NOT EXISTS migrations_applied (
    name text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())`);
  for (const { name, sql } of migrations) {
    await client.query(sql);
    await client.query("INSERT INTO migrations_applied (name) VALUES ($1)", [name]);
  }
}

/**
 * What `migrate` would run, without changing anything.
 *
 * @throws Fault `db.newer_schema`, `db.unavailable`
 */
export async function planMigrations(
  url: string,
  rooms: readonly RoomMigrations[],
): Promise<{ readonly applied: readonly string[]; readonly pending: readonly NamedMigration[] }> {
  const client = await connect(url);
  try {
    const applied = await readApplied(client);
    return { applied, pending: pendingMigrations(applied, rooms) };
  } finally {
    await client.end();
  }
}

/**
 * Brings the schema to this version, one process at a time.
 *
 * @param rooms in the order in which their tables may refer to each other
 * @returns ids (`room/id`) that were applied now
 * @throws Fault `db.newer_schema` when the database holds a migration this version does not know; `db.unavailable`
 */
export async function migrate(
  url: string,
  rooms: readonly RoomMigrations[],
  course: MigrationCourse = {},
): Promise<string[]> {
  const client = await connect(url);
  try {
    await takeLock(client, course);
    const applied = await readApplied(client);
    const pending = pendingMigrations(applied, rooms);
    if (pending.length > 0) await course.begin?.(pending, applied);
    for (const [at, migration] of pending.entries()) {
      course.step?.(migration.name, at + 1, pending.length);
      await client.query("BEGIN");
      await applyMigrations(client, [migration]);
      await client.query("COMMIT");
    }
    return pending.map(({ name }) => name);
  } finally {
    await client.end(); // which also gives the lock back, and undoes a migration that failed
  }
}

async function takeLock(client: pg.Client, course: MigrationCourse): Promise<void> {
  const take = () => client.query("SELECT pg_advisory_lock($1)", [migrationLock]);
  try {
    await client.query("SET lock_timeout = '1s'");
    await take();
    await client.query("RESET lock_timeout");
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== lockNotAvailable) throw error;
    await course.wait?.();
    await client.query("RESET lock_timeout");
    await take();
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: "gatewatch-migrate", keepAlive: true });
  client.on("error", () => {});
  try {
    await client.connect();
  } catch (error) {
    throw dbFaults("db.unavailable", {
      message: `The PostgreSQL server cannot be used: ${messageOf(error)}. See that it runs and that DATABASE_URL is right, then start again.`,
      cause: error,
    });
  }
  return client;
}
