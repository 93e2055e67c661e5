/** The operator's `migrate`: what an upgrade would change, and the change itself. */
import { planMigrations } from "@gatewatch/base/db";
import { createLog } from "@gatewatch/base/log";
import { readServerConfig } from "./config.ts";
import { migrations, openDatabaseForOperator, openPlatformForOperator } from "./platform.ts";

/**
 * Names the migrations (`room/id`) that this version still has to run, and runs them unless it is a dry run.
 *
 * @throws Fault `db.newer_schema` when the data was written by a newer version
 */
export async function migrateDatabase(environment: NodeJS.ProcessEnv, isDryRun: boolean): Promise<readonly string[]> {
  const config = readServerConfig(environment);
  const log = createLog("error");
  const database = await openDatabaseForOperator(config, log);
  const { pending } = await planMigrations(database.url, migrations).finally(database.close);
  if (!isDryRun && pending.length > 0) await (await openPlatformForOperator(config, log)).close();
  return pending.map(({ name }) => name);
}
