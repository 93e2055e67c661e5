import { createReadStream } from "node:fs";
import { open, readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { Clock } from "@gatewatch/base/clock";
import { openSnapshot, type Snapshot, type TableShape } from "@gatewatch/base/db";
import type { Random } from "@gatewatch/base/random";
import { masterKeyName as nameOfKey } from "@gatewatch/base/seal";
import { type EntryDigest, tarEnd, tarEntry } from "../archive/index.ts";
import {
  byRoom,
  fileName,
  format,
  type Header,
  headerName,
  type Manifest,
  manifestDigestName,
  manifestName,
  masterKeyName,
  tablePart,
} from "./manifest.ts";
import { sealMasterKey } from "./master-key.ts";

/** What a backup is made of. */
export interface Source {
  readonly databaseUrl: string;
  readonly dataFolder: string;
  readonly masterKeyFile: string;
  /** Folders of files below the data folder, without their drafts; none for a backup of the database alone. */
  readonly folders: readonly string[];
  readonly version: string;
  readonly clock: Clock;
  readonly random: Random;
}

export interface BackupSummary {
  readonly tables: number;
  readonly rows: number;
  readonly files: number;
  readonly unlogged: readonly string[];
  readonly withMasterKey: boolean;
}

/** Rows of one table are cut into entries of about this size, since a tar entry says its length first. */
const partBytes = 1024 * 1024;

/**
 * Writes a backup to a stream while the server runs: all tables as they are at one moment, then the files. Holds about
 * 2 MiB and the list of entries in memory.
 *
 * @param passphrase takes the master key along, sealed under it
 */
export async function writeBackup(
  source: Source,
  target: Writable,
  passphrase: string | undefined,
): Promise<BackupSummary> {
  const snapshot = await openSnapshot(source.databaseUrl);
  try {
    const summary: { manifest?: Manifest } = {};
    const content = archiveOf(source, snapshot, passphrase, (manifest) => {
      summary.manifest = manifest;
    });
    await pipeline(Readable.from(content, { objectMode: true, highWaterMark: 4 }), createGzip({ level: 4 }), target);
    const { tables, entries, unlogged, withMasterKey } = summary.manifest!;
    return {
      tables: tables.length,
      rows: tables.reduce((sum, { rows }) => sum + rows, 0),
      files: entries.filter(({ name }) => name.startsWith("files/")).length,
      unlogged,
      withMasterKey,
    };
  } finally {
    await snapshot.close();
  }
}

async function* archiveOf(
  source: Source,
  snapshot: Snapshot,
  passphrase: string | undefined,
  done: (manifest: Manifest) => void,
): AsyncGenerator<Buffer> {
  const now = source.clock.now();
  const header: Header = { format, product: "gatewatch", version: source.version, takenAt: now.toISOString() };
  const entries: EntryDigest[] = [];
  const put = async function* (name: string, body: Buffer): AsyncGenerator<Buffer> {
    entries.push(yield* tarEntry(name, body.length, [body], now));
  };
  yield* put(headerName, Buffer.from(JSON.stringify(header)));
  const tables: Manifest["tables"] = [];
  for (const table of snapshot.tables) {
    const { rows, parts } = yield* tableEntries(snapshot, table, put);
    tables.push({ name: table.name, columns: [...table.columns], rows, parts });
  }
  const sequences = await snapshot.sequences();
  for (const folder of source.folders) {
    for await (const path of filesBelow(join(source.dataFolder, folder))) {
      if (path.split("/").some((part) => part.endsWith(".draft"))) continue; // still being written
      const digest = yield* fileEntry(fileName(folder, path), join(source.dataFolder, folder, path), now);
      if (digest) entries.push(digest);
    }
  }
  const masterKey = await nameOfKey(source.masterKeyFile);
  const withMasterKey = passphrase !== undefined && masterKey !== undefined;
  if (withMasterKey) {
    const key = (await readFile(source.masterKeyFile, "utf8")).trim();
    yield* put(masterKeyName, await sealMasterKey(key, passphrase, source.random));
  }
  const manifest: Manifest = {
    ...header,
    postgres: snapshot.serverVersion,
    schema: byRoom(snapshot.applied),
    tables,
    unlogged: [...snapshot.unlogged],
    sequences: [...sequences],
    withFiles: source.folders.length > 0,
    masterKey: masterKey ?? null,
    withMasterKey,
    entries,
  };
  const body = Buffer.from(JSON.stringify(manifest));
  const { sha256 } = yield* tarEntry(manifestName, body.length, [body], now);
  yield* tarEntry(manifestDigestName, sha256.length, [Buffer.from(sha256)], now);
  yield tarEnd;
  done(manifest);
}

async function* tableEntries(
  snapshot: Snapshot,
  table: TableShape,
  put: (name: string, body: Buffer) => AsyncGenerator<Buffer>,
): AsyncGenerator<Buffer, { rows: number; parts: number }> {
  const copy = snapshot.rows(table);
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  let parts = 0;
  for (;;) {
    const next = await copy.next();
    if (!next.done) {
      waiting.push(next.value);
      waitingBytes += next.value.length;
    }
    if (waitingBytes >= partBytes || (next.done && waitingBytes > 0)) {
      yield* put(tablePart(table.name, ++parts), Buffer.concat(waiting));
      waiting = [];
      waitingBytes = 0;
    }
    if (next.done) return { rows: next.value, parts };
  }
}

/** A file that went away since it was listed is left out: its row says that it may. */
async function* fileEntry(name: string, path: string, now: Date): AsyncGenerator<Buffer, EntryDigest | undefined> {
  const handle = await open(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (!handle) return undefined;
  try {
    const { size } = await handle.stat();
    return yield* tarEntry(name, size, size === 0 ? [] : createReadStream(path, { fd: handle, autoClose: false }), now);
  } finally {
    await handle.close();
  }
}

/** Regular files below a folder, as paths with `/`, sorted. */
export async function* filesBelow(folder: string, below = ""): AsyncGenerator<string> {
  const found = await readdir(join(folder, below), { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  for (const entry of found.sort((one, other) => (one.name < other.name ? -1 : 1))) {
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) yield* filesBelow(folder, path);
    else if (entry.isFile() && (await stat(join(folder, path)).catch(() => undefined))) yield path;
  }
}
