import type { Db } from "@gatewatch/base/db";
import { sql } from "kysely";
import type { Charge } from "./policies.ts";
import { type Count, remainingMs, windowNumber } from "./window.ts";

/**
 * Counts one request in one statement: the row's lock makes concurrent callers take turns, and a refused request is not
 * counted. Buckets carry their subject's own id, so no team is named.
 */
export async function countRequest(allTeams: Db, { policy, bucket }: Charge, nowMs: number): Promise<Count> {
  const windowMs = policy.windowSeconds * 1000;
  const number = windowNumber(policy, nowMs);
  // The same all through a window: while no indexed column changes, PostgreSQL writes no index.
  const forgetAt = new Date((number + 2) * windowMs);
  const { rows } = await sql<Count>`
    SELECT current, previous, admitted FROM limits_count(${bucket}, ${number}, ${remainingMs(policy, nowMs)},
      ${windowMs}, ${policy.quota}, ${forgetAt})`.execute(allTeams);
  return rows[0]!;
}

/** Removes counters that say nothing any more, a bounded number at a time. */
export async function forgetCounters(allTeams: Db, now: Date): Promise<void> {
  await sql`DELETE FROM limits_counters WHERE bucket IN
    (SELECT bucket FROM limits_counters WHERE forget_at < ${now} LIMIT 5000 FOR UPDATE SKIP LOCKED)`.execute(allTeams);
}
