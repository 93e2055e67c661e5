import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { type Loading, loadDatabase, type RoomMigrations } from "@gatewatch/base/db";
import { isFault } from "@gatewatch/base/fault";
import type { Random } from "@gatewatch/base/random";
import { masterKeyName as nameOfKey } from "@gatewatch/base/seal";
import { damaged, type Entry, readArchive } from "../archive/index.ts";
import { operationsFaults } from "../faults.ts";
import { appliedOf, type Manifest, masterKeyName, tablePart } from "./manifest.ts";
import { openMasterKey } from "./master-key.ts";
import { sha256, whole } from "./verify.ts";
import { filesBelow } from "./write-backup.ts";

/** Where a backup is restored to. */
export interface Target {
  readonly databaseUrl: string;
  readonly dataFolder: string;
  readonly masterKeyFile: string;
  /** Folders of files below the data folder that a backup may hold. */
  readonly folders: readonly string[];
  readonly migrations: readonly RoomMigrations[];
  /** Statements that run last: what the rooms put right after a restore. */
  readonly afterwards: readonly string[];
  readonly random: Random;
}

export interface RestoreOptions {
  readonly replace: boolean;
  readonly passphrase: string | undefined;
}

export interface RestoreSummary {
  readonly rows: number;
  readonly files: number;
  /** Whether the values that the backup holds sealed can be opened here. */
  readonly sealedValues: "readable" | "none" | "need_their_master_key";
}

const stagingPrefix = "restoring-";

/**
 * Restores a verified backup: database and files appear together, or nothing does. Files are put aside first; they get
 * their names just before the database commits (a file that no row names is harmless), and what the backup does not
 * hold is removed after it.
 *
 * @param manifest what `verifyBackup` returned for this file
 * @throws Fault `backup.*`, `db.newer_schema`, `db.not_empty`, `db.in_use`
 */
export async function restoreBackup(
  file: string,
  manifest: Manifest,
  target: Target,
  { replace, passphrase }: RestoreOptions,
): Promise<RestoreSummary> {
  await refuseOtherKey(manifest, target, passphrase);
  await removeLeftovers(target.dataFolder);
  const staging = join(target.dataFolder, `${stagingPrefix}${target.random.bytes(6).toString("hex")}`);
  const options = { rooms: target.migrations, applied: appliedOf(manifest), replace, afterwards: target.afterwards };
  let files: readonly string[] = [];
  try {
    await loadDatabase(target.databaseUrl, options, async (loading) => {
      const entries = new Entries(manifest, readArchive(file));
      try {
        await entries.next();
        await loadTables(manifest, entries, loading);
        files = await stageFiles(manifest, entries, staging, target.folders);
        if (manifest.withMasterKey && passphrase !== undefined) {
          await placeMasterKey(
            target.masterKeyFile,
            await openMasterKey(await entries.body(masterKeyName), passphrase),
          );
        }
      } finally {
        await entries.close();
      }
      for (const path of files) await moveInto(join(staging, path), join(target.dataFolder, path));
    });
  } catch (error) {
    throw explained(error, manifest);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
  if (manifest.withFiles) await removeOthers(target, new Set(files));
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  return { rows, files: files.length, sealedValues: await sealedValuesOf(manifest, target) };
}

/** What a restore that was killed had put aside. */
async function removeLeftovers(dataFolder: string): Promise<void> {
  for (const name of await readdir(dataFolder)) {
    if (name.startsWith(stagingPrefix)) await rm(join(dataFolder, name), { recursive: true, force: true });
  }
}

async function loadTables(manifest: Manifest, entries: Entries, loading: Loading): Promise<void> {
  for (const table of manifest.tables) {
    const rows = await loading.rows(table, partsOf(table, entries));
    if (rows !== table.rows) throw damaged(`table "${table.name}" gave ${rows} rows instead of ${table.rows}`);
  }
  await loading.sequences(manifest.sequences);
}

async function* partsOf(table: Manifest["tables"][number], entries: Entries): AsyncGenerator<Buffer> {
  for (let part = 1; part <= table.parts; part++) yield* entries.content(tablePart(table.name, part));
}

async function stageFiles(
  manifest: Manifest,
  entries: Entries,
  staging: string,
  folders: readonly string[],
): Promise<readonly string[]> {
  const placed: string[] = [];
  for (const { name } of manifest.entries) {
    if (!name.startsWith("files/")) continue;
    const path = name.slice("files/".length);
    if (!isInside(path, folders)) throw damaged(`"${name}" would lie outside the data folder`);
    await mkdir(dirname(join(staging, path)), { recursive: true, mode: 0o700 });
    await pipeline(
      entries.content(name),
      createWriteStream(join(staging, path), { flags: "wx", mode: 0o600, flush: true }),
    );
    placed.push(path);
  }
  return placed;
}

function isInside(path: string, folders: readonly string[]): boolean {
  const [folder = "", ...rest] = path.split("/");
  return (
    folders.includes(folder) &&
    rest.length > 0 &&
    rest.every((part) => /^[\w.@+-]{1,200}$/.test(part) && !/^\.+$/.test(part))
  );
}

async function moveInto(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  await rename(from, to);
}

async function removeOthers({ dataFolder, folders }: Target, kept: ReadonlySet<string>): Promise<void> {
  for (const folder of folders) {
    for await (const path of filesBelow(join(dataFolder, folder))) {
      if (!kept.has(`${folder}/${path}`)) await rm(join(dataFolder, folder, path), { force: true });
    }
  }
}

/** Before anything is written: a key that is there already is never overwritten, and a sealed one must open. */
async function refuseOtherKey(manifest: Manifest, target: Target, passphrase: string | undefined): Promise<void> {
  if (manifest.withMasterKey && passphrase === undefined) {
    throw operationsFaults("backup.passphrase", {
      message: "This backup holds the master key, sealed under a passphrase. Give it with --passphrase-file FILE.",
    });
  }
  const here = await nameOfKey(target.masterKeyFile);
  if (here === undefined || manifest.masterKey === null || here === manifest.masterKey) return;
  throw operationsFaults("backup.other_master_key", {
    message: `"${target.masterKeyFile}" is not the master key under which this backup was made: its sealed secrets could never be opened. Move that file away${manifest.withMasterKey ? "" : " and put the right master key there"}, then restore again.`,
  });
}

async function placeMasterKey(file: string, key: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(file, `${key}\n`, { flag: "wx", mode: 0o600 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error; // it is the same one
  });
}

async function sealedValuesOf(manifest: Manifest, target: Target): Promise<RestoreSummary["sealedValues"]> {
  if (manifest.masterKey === null) return "none";
  return (await nameOfKey(target.masterKeyFile)) === manifest.masterKey ? "readable" : "need_their_master_key";
}

function explained(error: unknown, manifest: Manifest): unknown {
  if (!isFault(error, "db.newer_schema")) return error;
  return operationsFaults("backup.newer_schema", {
    message: `This backup was made by a newer Gatewatch (${manifest.version}), whose tables this version does not know. Nothing was restored. Install version ${manifest.version} or a later one, and restore there.`,
    cause: error,
  });
}

/** The archive's entries in the order of the manifest, each compared with it once more while it is used. */
class Entries {
  private readonly manifest: Manifest;
  private readonly source: AsyncGenerator<Entry, undefined>;
  private at = 0;

  constructor(manifest: Manifest, source: AsyncGenerator<Entry, undefined>) {
    this.manifest = manifest;
    this.source = source;
  }

  async next(): Promise<Entry> {
    const { value } = await this.source.next();
    const wanted = this.manifest.entries[this.at++];
    if (!value || value.name !== wanted?.name || value.size !== wanted.size)
      throw damaged("it changed while it was read");
    return value;
  }

  async *content(name: string): AsyncGenerator<Buffer> {
    const entry = await this.named(name);
    const hash = createHash("sha256");
    for await (const chunk of entry.content) {
      hash.update(chunk);
      yield chunk;
    }
    this.compare(hash.digest("hex"));
  }

  async body(name: string): Promise<Buffer> {
    const body = await whole(await this.named(name), 64 * 1024 * 1024);
    this.compare(sha256(body));
    return body;
  }

  async close(): Promise<void> {
    await this.source.return(undefined);
  }

  private async named(name: string): Promise<Entry> {
    const entry = await this.next();
    if (entry.name !== name) throw damaged(`"${entry.name}" stands where "${name}" should`);
    return entry;
  }

  private compare(digest: string): void {
    if (this.manifest.entries[this.at - 1]?.sha256 !== digest) throw damaged("it changed while it was read");
  }
}
