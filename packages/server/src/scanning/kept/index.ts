/**
 * What engines keep from one scan of a target for the next: a folder for each team with one for each of its targets, so
 * that no team ever reads what another's scan left. It is data alone, found by content, and may be deleted at any time.
 */
import { join } from "node:path";
import type { Clock } from "@gatewatch/base/clock";
import { openFolderCache, trimFolder } from "@gatewatch/base/folder-cache";
import type { Random } from "@gatewatch/base/random";
import type { Cache } from "@gatewatch/engines";
import type { TeamId } from "../../kernel/actor.ts";

export interface KeptDeps {
  readonly folder: string;
  /** Of all teams together; 0 = nothing is kept. */
  readonly maxBytes: number;
  readonly clock: Clock;
  readonly random: Random;
}

export interface Kept {
  readonly cache: Cache;
  /** Removes what was used longest ago, above the bounds. To be called once a scan is over. */
  trim(): Promise<void>;
}

/** Larger ones are not kept, and not sent. */
export const mostEntryBytes = 64_000_000;
/** One target may take this part of the room: a large one leaves some to the others. */
const shareOfTarget = 4;
const unusedDays = 30;
const dayMs = 86_400_000;

/** What is kept of one target of a team. */
export function keptOf({ folder, maxBytes, clock, random }: KeptDeps, teamId: TeamId, targetId: string): Kept {
  if (maxBytes === 0) return { cache: { get: async () => undefined, set: async () => {} }, trim: async () => {} };
  const own = join(folder, teamId, targetId);
  const cache = openFolderCache(own, { clock, random, mostEntryBytes });
  let isWritten = false;
  return {
    cache: {
      get: cache.get,
      async set(key, value) {
        isWritten = true;
        await cache.set(key, value);
      },
    },
    async trim() {
      if (!isWritten) return;
      const usedSince = new Date(clock.now().getTime() - unusedDays * dayMs);
      await trimFolder(own, clock, { mostBytes: maxBytes / shareOfTarget });
      await trimFolder(folder, clock, { mostBytes: maxBytes, usedSince });
    },
  };
}

/** Removes what no scan of the team has used since `before`. @returns how many entries */
export function forgetKept({ folder, clock }: Pick<KeptDeps, "folder" | "clock">, teamId: TeamId, before: Date) {
  return trimFolder(join(folder, teamId), clock, { usedSince: before });
}
