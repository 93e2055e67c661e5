import type { Db } from "@gatewatch/base/db";
import { sql } from "kysely";
import type { Charge } from "./policies.ts";
import { type Count, remainingMs, windowNumber } from "./window.ts";

/**
 * Counts one request in one statement: the row's lock makes concurrent callers take turns, and a refused request is not
 * counted. Buckets carry their subject's own id, so no team is named.
 */
export async function countRequest(allTeams: Db, { policy, bucket }: Charge, nowMs: number): Promise<Count> {
  const number = windowNumber(policy, nowMs);
  const left = remainingMs(policy, nowMs);
  const windowMs = policy.windowSeconds * 1000;
  const forgetAt = new Date(nowMs + 2 * windowMs);
  const sameWindow = sql`c.window_number >= ${number}::bigint`;
  const lastWindow = sql`c.window_number = ${number}::bigint - 1`;
  const current = sql`CASE WHEN ${sameWindow} THEN c.current ELSE 0 END`;
  const previous = sql`CASE WHEN ${sameWindow} THEN c.previous WHEN ${lastWindow} THEN c.current ELSE 0 END`;
  const fits = sql`((${previous})::bigint * ${left}::bigint / ${windowMs}::bigint + (${current}) < ${policy.quota}::int)`;
  const { rows } = await sql<Count>`
    INSERT INTO limits_counters AS c (bucket, window_number, current, previous, admitted, forget_at)
    VALUES (${bucket}, ${number}, 1, 0, true, ${forgetAt})
    ON CONFLICT (bucket) DO UPDATE SET
      window_number = greatest(c.window_number, ${number}::bigint),
      current = (${current}) + CASE WHEN ${fits} THEN 1 ELSE 0 END,
      previous = ${previous},
      admitted = ${fits},
      forget_at = ${forgetAt}
    RETURNING current, previous, admitted`.execute(allTeams);
  return rows[0]!;
}

/** Removes counters that say nothing any more, a bounded number at a time. */
export async function forgetCounters(allTeams: Db, now: Date): Promise<void> {
  await sql`DELETE FROM limits_counters WHERE bucket IN
    (SELECT bucket FROM limits_counters WHERE forget_at < ${now} LIMIT 5000 FOR UPDATE SKIP LOCKED)`.execute(allTeams);
}
