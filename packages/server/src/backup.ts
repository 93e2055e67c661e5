/** The operator's `backup` and `restore`, on the data folder and database that the environment names. */
import type { Writable } from "node:stream";
import { systemClock } from "@gatewatch/base/clock";
import { inTransaction, openPool } from "@gatewatch/base/db";
import { createLog } from "@gatewatch/base/log";
import { systemRandom } from "@gatewatch/base/random";
import { readServerConfig } from "./config.ts";
import { requeueRestoredWebhooks } from "./integrations/webhooks/index.ts";
import { createAudit, platformChain } from "./kernel/audit/index.ts";
import { requeueRestoredMail } from "./kernel/index.ts";
import {
  type BackupSummary,
  type RestoreSummary,
  readPassphrase,
  restoreBackup,
  verifyBackup,
  writeBackup,
  writeBackupFile,
} from "./operations/index.ts";
import {
  backupSource,
  keptFolders,
  masterKeyFile,
  migrations,
  openDatabase,
  openDatabaseForOperator,
} from "./platform.ts";
import { requeueRestoredReports } from "./reports/index.ts";
import { requeueRestored } from "./scanning/index.ts";

/**
 * Backs up everything, whether or not the server runs.
 *
 * @param to a new file, or a stream
 * @param passphraseFile takes the master key along, sealed under the passphrase in it
 * @throws Fault `backup.*`, `platform.*`, `db.*`
 */
export async function backup(
  environment: NodeJS.ProcessEnv,
  to: string | Writable,
  passphraseFile: string | undefined,
): Promise<BackupSummary> {
  const config = readServerConfig(environment);
  const passphrase = passphraseFile === undefined ? undefined : await readPassphrase(passphraseFile);
  const database = await openDatabaseForOperator(config, createLog("error"));
  try {
    const source = backupSource(config, database.url);
    return await (typeof to === "string"
      ? writeBackupFile(source, to, passphrase)
      : writeBackup(source, to, passphrase));
  } finally {
    await database.close();
  }
}

/** What waited when the backup was made waits again: the job queue is not in it. */
export const putRightAfterRestore = [
  requeueRestored,
  requeueRestoredMail,
  requeueRestoredReports,
  requeueRestoredWebhooks,
];

/**
 * Restores a backup into this installation, which no server may be using.
 *
 * @throws Fault `backup.*`, `platform.already_running`, `db.not_empty`, `db.in_use`
 */
export async function restore(
  environment: NodeJS.ProcessEnv,
  file: string,
  options: { readonly replace: boolean; readonly passphraseFile: string | undefined },
): Promise<RestoreSummary & { readonly masterKeyFile: string; readonly takenAt: string; readonly version: string }> {
  const config = readServerConfig(environment);
  const passphrase = options.passphraseFile === undefined ? undefined : await readPassphrase(options.passphraseFile);
  const contents = await verifyBackup(file);
  const database = await openDatabase(config, createLog("error"));
  try {
    const target = {
      databaseUrl: database.url,
      dataFolder: config.GATEWATCH_DATA,
      masterKeyFile: masterKeyFile(config),
      folders: keptFolders,
      migrations,
      afterwards: putRightAfterRestore,
      random: systemRandom,
    };
    const { takenAt, version } = contents;
    const summary = await restoreBackup(file, contents, target, { replace: options.replace, passphrase });
    await noteRestore(database.url, { takenAt, version, rows: summary.rows, replaced: options.replace });
    return { ...summary, takenAt, version, masterKeyFile: target.masterKeyFile };
  } finally {
    await database.close();
  }
}

/** Says in the platform's chain, which came back too, that what follows it was written after a restore. */
async function noteRestore(databaseUrl: string, detail: Readonly<Record<string, unknown>>): Promise<void> {
  const pool = openPool(databaseUrl, 1, () => {});
  try {
    const audit = createAudit({ db: pool.db, clock: systemClock, random: systemRandom });
    const actor = { kind: "system", teamId: platformChain } as const;
    await inTransaction(pool.db, (tx) => audit.record(tx, actor, "operations.restored", "platform:all", detail));
  } finally {
    await pool.close();
  }
}
