import type { Db, Tx } from "./pool.ts";

/**
 * Runs `action` in one transaction: all of it happens, or nothing. No network call, no file access and no heavy
 * computation belongs inside.
 *
 * @param db a pool, or a transaction that is already running: then `action` joins it
 */
export function inTransaction<T>(db: Db | Tx, action: (tx: Tx) => Promise<T>): Promise<T> {
  if (db.isTransaction) return action(db as Tx);
  return db.transaction().execute(action);
}
