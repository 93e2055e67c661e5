/**
 * PostgreSQL, the only SQL dialect: one pool, short transactions, one LISTEN connection, forward-only migrations, and
 * the supervisor of the embedded server. Never holds a query of a domain: those live in each room's store.
 */

export {
  type Loading,
  type LoadOptions,
  loadDatabase,
  openSnapshot,
  type Snapshot,
  type TableShape,
} from "./dump/index.ts";
export { type EmbeddedOptions, type EmbeddedServer, startEmbedded } from "./embedded/index.ts";
export { dbFaults, isConnectionLoss } from "./faults.ts";
export { inspectServer, type ServerFacts } from "./inspect.ts";
export { type Listener, listen, notify } from "./listen.ts";
export { type Migration, type MigrationCourse, migrate, planMigrations, type RoomMigrations } from "./migrate.ts";
export { type Db, openPool, type Pool, ping, type Tx } from "./pool.ts";
export { eraseTeamRows, teamRows } from "./team-rows.ts";
export { endingTransactionsWith, inTransaction } from "./transaction.ts";
