import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Cache } from "@gatewatch/engines";
import type { NamedTarget } from "@gatewatch/engines/checkout";
import type { Shell } from "../shell/index.ts";

const mostBytes = 512_000_000;
const mostEntryBytes = 64_000_000;
/** An entry that is still being written after this time never will be. */
const oldestPartMs = 3_600_000;

export interface FolderCache {
  readonly cache: Cache;
  /** Removes what was not used for longest, of all repositories, above the bound. */
  trim(): Promise<void>;
}

export const noCache: FolderCache = {
  cache: { get: async () => undefined, set: async () => {} },
  trim: async () => {},
};

/**
 * What earlier scans of the same folder, archive or repository kept: a folder of its own for each below
 * `$XDG_CACHE_HOME/gatewatch/scans`, 0700, safe to delete at any time. An entry is written beside its place and moved there,
 * so that it is whole or absent, whenever the program ends. Where nothing can be written, nothing is kept.
 */
export function openCacheFolder(
  named: NamedTarget,
  shell: Pick<Shell, "environment" | "random" | "clock">,
): FolderCache {
  if (named.kind === "url" || named.kind === "host") return noCache;
  const { environment, random, clock } = shell;
  const all = join(environment.XDG_CACHE_HOME || join(environment.HOME ?? "/", ".cache"), "gatewatch", "scans");
  const name = named.kind === "git" ? named.url : resolve(named.path);
  const folder = join(all, createHash("sha256").update(`${named.kind}\0${name}`).digest("hex").slice(0, 32));
  return {
    cache: {
      async get(key) {
        const file = join(folder, fileOf(key));
        const entry = await readFile(file).catch(() => undefined);
        const now = clock.now();
        if (entry !== undefined) await utimes(file, now, now).catch(() => {});
        return entry;
      },
      async set(key, value) {
        if (value.length > mostEntryBytes) return;
        const part = join(folder, `${random.bytes(12).toString("hex")}.part`);
        try {
          await mkdir(folder, { recursive: true, mode: 0o700 });
          await writeFile(part, value, { mode: 0o600, flag: "wx" });
          await rename(part, join(folder, fileOf(key)));
        } catch {
          await rm(part, { force: true }).catch(() => {});
        }
      },
    },
    trim: () => trim(all, clock.now().getTime()).catch(() => {}),
  };
}

function fileOf(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}

async function trim(all: string, nowMs: number): Promise<void> {
  const entries: { file: string; bytes: number; usedMs: number }[] = [];
  for (const entry of await readdir(all, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const status = await stat(file).catch(() => undefined);
    if (status === undefined) continue;
    if (file.endsWith(".part") && nowMs - status.mtimeMs > oldestPartMs) await rm(file, { force: true });
    else entries.push({ file, bytes: status.size, usedMs: status.mtimeMs });
  }
  entries.sort((left, right) => right.usedMs - left.usedMs);
  let bytes = 0;
  for (const entry of entries) {
    bytes += entry.bytes;
    if (bytes > mostBytes) await rm(entry.file, { force: true });
  }
}
