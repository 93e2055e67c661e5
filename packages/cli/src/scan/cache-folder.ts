import { createHash } from "node:crypto";
import { join, resolve } from "node:path";
import { openFolderCache, trimFolder } from "@gatewatch/base/folder-cache";
import type { Cache } from "@gatewatch/engines";
import type { NamedTarget } from "@gatewatch/engines/checkout";
import type { Shell } from "../shell/index.ts";

const mostBytes = 512_000_000;
const mostEntryBytes = 64_000_000;

export interface CacheFolder {
  readonly cache: Cache;
  /** Removes what was not used for longest, of all repositories, above the bound. */
  trim(): Promise<void>;
}

export const noCache: CacheFolder = {
  cache: { get: async () => undefined, set: async () => {} },
  trim: async () => {},
};

/**
 * What earlier scans of the same folder, archive or repository kept: a folder of its own for each below
 * `$XDG_CACHE_HOME/gatewatch/scans`, 0700, safe to delete at any time. Where nothing can be written, nothing is kept.
 */
export function openCacheFolder(
  named: NamedTarget,
  shell: Pick<Shell, "environment" | "random" | "clock">,
): CacheFolder {
  if (named.kind === "url" || named.kind === "host") return noCache;
  const { environment, random, clock } = shell;
  const all = join(environment.XDG_CACHE_HOME || join(environment.HOME ?? "/", ".cache"), "gatewatch", "scans");
  const name = named.kind === "git" ? named.url : resolve(named.path);
  const folder = join(all, createHash("sha256").update(`${named.kind}\0${name}`).digest("hex").slice(0, 32));
  return {
    cache: openFolderCache(folder, { clock, random, mostEntryBytes }),
    trim: async () => void (await trimFolder(all, clock, { mostBytes })),
  };
}
