import { AsyncLocalStorage } from "node:async_hooks";
import type { Db, Tx } from "./pool.ts";

const lastStatements = new AsyncLocalStorage<(tx: Tx) => Promise<void>>();

/**
 * Runs `action` in one transaction: all of it happens, or nothing. No network call, no file access and no heavy
 * computation belongs inside.
 *
 * @param db a pool, or a transaction that is already running: then `action` joins it
 */
export function inTransaction<T>(db: Db | Tx, action: (tx: Tx) => Promise<T>): Promise<T> {
  if (db.isTransaction) return action(db as Tx);
  const last = lastStatements.getStore();
  if (!last) return db.transaction().execute(action);
  return db.transaction().execute(async (tx) => {
    const result = await action(tx);
    await last(tx);
    return result;
  });
}

/**
 * Runs `action`, and `last` at the end of every transaction that it makes: whatever of it is committed is committed
 * together with that.
 */
export function endingTransactionsWith<T>(last: (tx: Tx) => Promise<void>, action: () => Promise<T>): Promise<T> {
  return lastStatements.run(last, action);
}
