/**
 * Files kept for a while by a key, each whole or absent whenever the program ends, those used longest ago removed first.
 * Whatever lies there may be deleted at any time, and nothing that went wrong is ever a fault: it is a miss.
 */
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Clock } from "../clock/index.ts";
import type { Random } from "../random/index.ts";

export interface FolderCache {
  /** `undefined` where nothing is kept, or what is kept is damaged. */
  get(key: string): Promise<Buffer | undefined>;
  /** Keeps a value, unless it is larger than an entry may be or cannot be written. */
  set(key: string, value: Buffer): Promise<void>;
}

/** A file that is still being written after this time never will be. */
const oldestPartMs = 3_600_000;
const digestBytes = 32;

/**
 * Entries in one folder, made when the first is written (0700, entries 0600). An entry begins with the SHA-256 of the rest;
 * it is written beside its place and moved there, so processes may share the folder.
 */
export function openFolderCache(
  folder: string,
  deps: { readonly clock: Clock; readonly random: Random; readonly mostEntryBytes: number },
): FolderCache {
  const { clock, random, mostEntryBytes } = deps;
  const fileOf = (key: string) => join(folder, createHash("sha256").update(key).digest("hex"));
  return {
    async get(key) {
      const file = fileOf(key);
      const entry = await readFile(file).catch(() => undefined);
      if (entry === undefined) return undefined;
      const value = entry.subarray(digestBytes);
      if (!digest(value).equals(entry.subarray(0, digestBytes))) {
        await rm(file, { force: true }).catch(() => {});
        return undefined;
      }
      const now = clock.now();
      await utimes(file, now, now).catch(() => {});
      return value;
    },
    async set(key, value) {
      if (value.length > mostEntryBytes) return;
      const part = join(folder, `${random.bytes(12).toString("hex")}.part`);
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeFile(part, Buffer.concat([digest(value), value]), { mode: 0o600, flag: "wx" });
        await rename(part, fileOf(key));
      } catch {
        await rm(part, { force: true }).catch(() => {});
      }
    },
  };
}

/**
 * Removes, from a folder and all below it, entries last used before `usedSince` and then those used longest ago until the
 * rest is not larger than `mostBytes`; also what was never written to its end.
 *
 * @returns how many entries were removed
 */
export async function trimFolder(
  folder: string,
  clock: Clock,
  limits: { readonly mostBytes?: number; readonly usedSince?: Date },
): Promise<number> {
  const { mostBytes = Number.POSITIVE_INFINITY, usedSince } = limits;
  const nowMs = clock.now().getTime();
  const oldestMs = usedSince?.getTime() ?? 0;
  const entries: { file: string; bytes: number; usedMs: number }[] = [];
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of found) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const status = await stat(file).catch(() => undefined);
    if (status === undefined) continue;
    if (file.endsWith(".part") && nowMs - status.mtimeMs > oldestPartMs) await rm(file, { force: true });
    else entries.push({ file, bytes: status.size, usedMs: status.mtimeMs });
  }
  entries.sort((left, right) => right.usedMs - left.usedMs);
  let bytes = 0;
  let removed = 0;
  for (const entry of entries) {
    bytes += entry.bytes;
    if (bytes <= mostBytes && entry.usedMs >= oldestMs) continue;
    await rm(entry.file, { force: true }).catch(() => {});
    removed++;
  }
  return removed;
}

function digest(bytes: Buffer): Buffer {
  return createHash("sha256").update(bytes).digest();
}
