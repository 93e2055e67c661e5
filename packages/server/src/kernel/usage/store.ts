import type { Db, Tx } from "@gatewatch/base/db";
import { sql } from "kysely";
import type { TeamId } from "../actor.ts";

export type Resource = "scans" | "requests";

/**
 * Takes one scan out of the period, if there is one left. The row stays locked until `tx` ends, so that callers in any
 * number of processes take turns and never take more than there are.
 *
 * @param limit scans of the period; `null` = as many as wanted
 * @returns how many are used now; `undefined` when none was left
 */
export async function takeScan(
  tx: Tx,
  teamId: TeamId,
  periodStart: string,
  limit: number | null,
): Promise<number | undefined> {
  const { rows } = await sql<{ scans: number }>`
    INSERT INTO usage_periods AS p (team_id, period_start, scans)
    SELECT ${teamId}, ${periodStart}, 1 WHERE ${limit}::int IS NULL OR ${limit}::int > 0
    ON CONFLICT (team_id, period_start) DO UPDATE SET scans = p.scans + 1
      WHERE ${limit}::int IS NULL OR p.scans < ${limit}::int
    RETURNING scans`.execute(tx);
  return rows[0]?.scans;
}

export async function returnScan(tx: Tx, teamId: TeamId, periodStart: string): Promise<void> {
  await sql`UPDATE usage_periods SET scans = greatest(scans - 1, 0)
    WHERE team_id = ${teamId} AND period_start = ${periodStart}`.execute(tx);
}

export async function addRequests(db: Db, teamId: TeamId, periodStart: string, count: number): Promise<void> {
  await sql`INSERT INTO usage_periods AS p (team_id, period_start, requests) VALUES (${teamId}, ${periodStart}, ${count})
    ON CONFLICT (team_id, period_start) DO UPDATE SET requests = p.requests + ${count}`.execute(db);
}

export async function readUsage(
  db: Db,
  teamId: TeamId,
  periodStart: string,
): Promise<{ readonly scans: number; readonly requests: number }> {
  const { rows } = await sql<{ scans: number; requests: number }>`
    SELECT scans, requests FROM usage_periods WHERE team_id = ${teamId} AND period_start = ${periodStart}`.execute(db);
  return rows[0] ?? { scans: 0, requests: 0 };
}

/** @returns false when it was given before */
export async function giveNotice(tx: Tx, teamId: TeamId, periodStart: string, resource: Resource): Promise<boolean> {
  const { numAffectedRows } = await sql`
    INSERT INTO usage_notices (team_id, period_start, resource) VALUES (${teamId}, ${periodStart}, ${resource})
    ON CONFLICT DO NOTHING`.execute(tx);
  return numAffectedRows === 1n;
}
