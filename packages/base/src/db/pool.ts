import { Kysely, PostgresDialect, sql, type Transaction } from "kysely";
import pg from "pg";

/** The query builder over the pool. A room narrows it to its own tables with `db.withTables<KeysTables>()`. */
export type Db = Kysely<unknown>;
/** A running transaction: every store function takes `Db | Tx`, so that callers decide where it commits. */
export type Tx = Transaction<unknown>;

export interface Pool {
  readonly db: Db;
  /** The raw pool, for the job queue and for LISTEN. */
  readonly pg: pg.Pool;
  close(): Promise<void>;
}

// int8 counts come as numbers: none of ours passes 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** Resolves when the server answers. */
export async function ping(db: Db): Promise<void> {
  await sql`SELECT 1`.execute(db);
}

/**
 * Opens a pool; no connection is made before the first query.
 *
 * @param url `postgres://…`, also over a unix socket (`postgres:///db?host=/path`)
 * @param size connections at most
 */
export function openPool(url: string, size: number, onError: (error: Error) => void): Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    application_name: "gatewatch",
  });
  let closing = false;
  pool.on("error", (error) => closing || onError(error)); // an idle connection died: the next query opens another
  pool.on("connect", (client) => client.on("error", () => {})); // one in use died: its query rejects, which is enough
  return {
    db: new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) }),
    pg: pool,
    close() {
      closing = true;
      return pool.end();
    },
  };
}
