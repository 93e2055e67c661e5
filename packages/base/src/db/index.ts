/**
 * PostgreSQL, the only SQL dialect: one pool, short transactions, one LISTEN connection, forward-only migrations, and
 * the supervisor of the embedded server. Never holds a query of a domain: those live in each room's store.
 */
export { type Db, type Tx, openPool, type Pool } from "./pool.ts";
export { dbFaults, isConnectionLoss } from "./faults.ts";
export { inTransaction } from "./transaction.ts";
export { type Listener, listen } from "./listen.ts";
export { type Migration, type RoomMigrations, migrate } from "./migrate.ts";
export { type EmbeddedServer, type EmbeddedOptions, startEmbedded } from "./embedded/index.ts";
