/** The operator's `backup` and `restore`, on the data folder and database that the environment names. */
import type { Writable } from "node:stream";
import { systemClock } from "@gatewatch/base/clock";
import { createLog } from "@gatewatch/base/log";
import { systemRandom } from "@gatewatch/base/random";
import manifest from "../package.json" with { type: "json" };
import { readServerConfig, type ServerConfig } from "./config.ts";
import {
  type BackupSummary,
  type RestoreSummary,
  readPassphrase,
  restoreBackup,
  type Source,
  verifyBackup,
  writeBackup,
  writeBackupFile,
} from "./operations/index.ts";
import { masterKeyFile, migrations, openDatabase, openDatabaseForOperator } from "./platform.ts";
import { requeueRestored } from "./scanning/index.ts";

/** Folders of files below the data folder that belong to a backup. */
const keptFolders = ["artifacts", "reports", "uploads"];

/** What a backup of this installation is made of. */
export function backupSource(
  config: ServerConfig,
  databaseUrl: string,
  folders: readonly string[] = keptFolders,
): Source {
  return {
    databaseUrl,
    dataFolder: config.GATEWATCH_DATA,
    masterKeyFile: masterKeyFile(config),
    folders,
    version: manifest.version,
    clock: systemClock,
    random: systemRandom,
  };
}

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
      afterwards: [requeueRestored],
      random: systemRandom,
    };
    const { takenAt, version } = contents;
    const summary = await restoreBackup(file, contents, target, { replace: options.replace, passphrase });
    return { ...summary, takenAt, version, masterKeyFile: target.masterKeyFile };
  } finally {
    await database.close();
  }
}
