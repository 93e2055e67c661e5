/**
 * What everything else stands on, opened in order and closed in reverse: the data folder (one server at a time), the
 * database with its schema, the sealer.
 */
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { systemClock } from "@gatewatch/base/clock";
import {
  type Listener,
  listen,
  migrate,
  openPool,
  type Pool,
  type RoomMigrations,
  startEmbedded,
} from "@gatewatch/base/db";
import { defineFaults } from "@gatewatch/base/fault";
import { jobsMigrations } from "@gatewatch/base/jobs";
import type { Log } from "@gatewatch/base/log";
import { systemRandom } from "@gatewatch/base/random";
import { openSealer, type Sealer, secretFile } from "@gatewatch/base/seal";
import { z } from "zod";
import manifest from "../package.json" with { type: "json" };
import type { ServerConfig } from "./config.ts";
import { scmMigrations } from "./integrations/scm/index.ts";
import { webhooksMigrations } from "./integrations/webhooks/index.ts";
import { kernelMigrations } from "./kernel/index.ts";
import { type Source, type UpgradeProgress, upgradeCourse } from "./operations/index.ts";
import { reportsMigrations } from "./reports/index.ts";
import { scanningMigrations } from "./scanning/index.ts";
import { vulnerabilitiesMigrations } from "./vulnerabilities/index.ts";

export const platformFaults = defineFaults({
  "platform.already_running": { status: 500, word: "server_error", summary: "Another server uses this data folder." },
  "platform.data_folder": { status: 500, word: "server_error", summary: "The data folder cannot be used." },
});

export interface Platform {
  readonly pool: Pool;
  readonly databaseUrl: string;
  readonly listener: Listener;
  readonly sealer: Sealer;
  close(): Promise<void>;
}

/** A database that answers, whatever its schema. */
export interface OpenDatabase {
  readonly url: string;
  close(): Promise<void>;
}

const poolSize = 12;

/** Every room's migrations, in the order in which their tables may refer to each other. */
export const migrations: readonly RoomMigrations[] = [
  jobsMigrations,
  ...kernelMigrations,
  ...scanningMigrations,
  ...vulnerabilitiesMigrations,
  reportsMigrations,
  scmMigrations,
  webhooksMigrations,
];

/** Where the master key lies. */
export function masterKeyFile(config: ServerConfig): string {
  return config.GATEWATCH_MASTER_KEY_FILE ?? join(config.GATEWATCH_DATA, "secrets", "master.key");
}

/** Folders of files below the data folder that belong to a backup, but for names that end in `.draft`. */
export const keptFolders = ["artifacts", "reports", "uploads"];

/** What a backup of this installation is made of. */
export function backupSource(config: ServerConfig, databaseUrl: string): Source {
  return {
    databaseUrl,
    dataFolder: config.GATEWATCH_DATA,
    masterKeyFile: masterKeyFile(config),
    folders: keptFolders,
    version: manifest.version,
    clock: systemClock,
    random: systemRandom,
  };
}

/**
 * Opens the platform for a server or worker.
 *
 * @param onProgress told of migrations that run first
 * @throws Fault `platform.*`, `db.*`, `seal.unreadable`
 */
export async function openPlatform(
  config: ServerConfig,
  log: Log,
  onProgress?: (progress: UpgradeProgress) => Promise<void>,
): Promise<Platform> {
  return openOn(config, await openDatabase(config, log), log, onProgress);
}

/** Opens the platform for one command of an operator: beside the running server where there is one, else on its own. */
export async function openPlatformForOperator(config: ServerConfig, log: Log): Promise<Platform> {
  return openOn(config, await openDatabaseForOperator(config, log), log);
}

/**
 * Opens the database alone, for this process: nothing is migrated.
 *
 * @throws Fault `platform.already_running`, `platform.data_folder`, `db.start_failed`
 */
export async function openDatabase(config: ServerConfig, log: Log): Promise<OpenDatabase> {
  await makeDataFolder(config.GATEWATCH_DATA);
  if (config.DATABASE_URL !== undefined) return { url: config.DATABASE_URL, close: async () => {} };
  const note = noteFile(config);
  const other = await serverThatStays(note);
  if (other) {
    throw platformFaults("platform.already_running", {
      message: `Gatewatch is already running on "${config.GATEWATCH_DATA}" (process ${other.pid}). Stop it first, or set GATEWATCH_DATA to another folder.`,
    });
  }
  const writeNote = async (databaseUrl: string) =>
    writeFile(note, JSON.stringify({ pid: process.pid, started: await startOf(process.pid), databaseUrl }), {
      mode: 0o600,
    });
  await writeNote("");
  const server = await startEmbedded({
    dataFolder: config.GATEWATCH_DATA,
    password: await secretFile(join(config.GATEWATCH_DATA, "secrets", "database-password"), () =>
      systemRandom.bytes(24).toString("base64url"),
    ),
    clock: systemClock,
    random: systemRandom,
    onNotice: (text) => log.warn(text),
  });
  await writeNote(server.url);
  return {
    url: server.url,
    async close() {
      await server.stop();
      await rm(note, { force: true });
    },
  };
}

/** Process id of the server that uses the data folder now. */
export async function runningServerPid(config: ServerConfig): Promise<number | undefined> {
  return (await runningServer(noteFile(config)))?.pid;
}

/** The same for one command: beside the running server where there is one. */
export async function openDatabaseForOperator(config: ServerConfig, log: Log): Promise<OpenDatabase> {
  if (config.DATABASE_URL !== undefined) return openDatabase(config, log);
  await makeDataFolder(config.GATEWATCH_DATA);
  const other = await runningServer(noteFile(config));
  return other && other.databaseUrl !== ""
    ? { url: other.databaseUrl, close: async () => {} }
    : openDatabase(config, log);
}

async function openOn(
  config: ServerConfig,
  database: OpenDatabase,
  log: Log,
  onProgress?: (progress: UpgradeProgress) => Promise<void>,
): Promise<Platform> {
  const { url: databaseUrl } = database;
  const pool = openPool(databaseUrl, poolSize, (error) =>
    log.warn({ error: error.message }, "database connection lost"),
  );
  const listener = listen(databaseUrl, systemClock, (error) => log.warn({ error }, "database listener lost"));
  const close = async () => {
    await listener.close();
    await pool.close();
    await database.close();
  };
  try {
    const source = config.GATEWATCH_BACKUP_BEFORE_MIGRATION ? backupSource(config, databaseUrl) : undefined;
    const say = (text: string) => process.stderr.write(`${text}\n`);
    const course = upgradeCourse({ source, say, ...(onProgress && { onProgress }) });
    const applied = await migrate(databaseUrl, migrations, course);
    if (applied.length > 0) log.info({ applied }, "database schema brought up to date");
    return { pool, databaseUrl, listener, sealer: await openSealer(masterKeyFile(config), systemRandom), close };
  } catch (error) {
    await close().catch(() => {});
    throw error;
  }
}

async function makeDataFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((cause: unknown) => {
    throw platformFaults("platform.data_folder", {
      message: `The data folder "${folder}" cannot be made. Check its parent's permissions, or set GATEWATCH_DATA to another folder.`,
      cause,
    });
  });
}

const noteSchema = z.object({ pid: z.int(), started: z.string(), databaseUrl: z.string() });

function noteFile(config: ServerConfig): string {
  return join(config.GATEWATCH_DATA, "running.json");
}

/** The server that uses the data folder and does not end within a moment: one that was just killed takes a little to go. */
async function serverThatStays(note: string): ReturnType<typeof runningServer> {
  for (let tries = 0; tries < 30; tries++) {
    if (!(await runningServer(note))) return undefined;
    await systemClock.sleep(100);
  }
  return runningServer(note);
}

/** The server that uses the data folder now, if its note is not stale. */
async function runningServer(note: string): Promise<z.infer<typeof noteSchema> | undefined> {
  const text = await readFile(note, "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const parsed = noteSchema.safeParse(parseJson(text));
  if (!parsed.success || parsed.data.pid === process.pid) return undefined;
  return (await startOf(parsed.data.pid)) === parsed.data.started ? parsed.data : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** When a process started, so that a pid given to another program is told apart; "" when there is no such process. */
async function startOf(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => undefined);
  if (stat !== undefined) return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  try {
    process.kill(pid, 0);
    return "alive";
  } catch {
    return "";
  }
}
