/** What retention asks of scans and marks in them. The scan's own row stays: that it was, when, and what it counted. */
import type { Db, Tx } from "@gatewatch/base/db";
import { sql } from "kysely";
import type { TeamId } from "../../kernel/actor.ts";
import type { ScanId } from "../contract.ts";

/** Across teams: which of these scans have ended; those that are gone count as such. */
export async function endedScans(allTeams: Db, ids: readonly ScanId[]): Promise<ReadonlySet<ScanId>> {
  const { rows } = await sql<{ id: ScanId }>`SELECT asked.id FROM unnest(${ids}::uuid[]) AS asked(id)
    WHERE NOT EXISTS (SELECT 1 FROM scans_scan s WHERE s.id = asked.id AND s.status IN ('queued', 'running'))`.execute(
    allTeams,
  );
  return new Set(rows.map((row) => row.id));
}

/** Across teams: those with scans that ended before `before`, forgotten or not: reports may be younger than their scans. */
export async function selectTeamsWithScans(allTeams: Db, before: Date): Promise<TeamId[]> {
  const { rows } = await sql<{ team_id: TeamId }>`
    SELECT DISTINCT team_id FROM scans_scan WHERE finished_at < ${before}`.execute(allTeams);
  return rows.map((row) => row.team_id);
}

export interface OldScan {
  readonly id: ScanId;
  readonly targetId: string;
}

/** The team's scans that ended before `before` and were not forgotten, oldest first. */
export async function selectOldScans(db: Db, teamId: TeamId, before: Date, limit: number): Promise<OldScan[]> {
  const { rows } = await sql<OldScan>`
    SELECT id, target_id AS "targetId" FROM scans_scan
    WHERE team_id = ${teamId} AND results_forgotten_at IS NULL AND finished_at < ${before}
    ORDER BY finished_at, id LIMIT ${limit}`.execute(db);
  return rows;
}

/** Removes what the scan said of its coverage, and marks it. @returns false when another process was first */
export async function markForgotten(tx: Tx, teamId: TeamId, id: ScanId, message: string, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    UPDATE scans_scan SET results_forgotten_at = ${now}, status_message = ${message}
    WHERE team_id = ${teamId} AND id = ${id} AND results_forgotten_at IS NULL`.execute(tx);
  await sql`DELETE FROM scans_coverage WHERE team_id = ${teamId} AND scan_id = ${id}`.execute(tx);
  await sql`DELETE FROM scans_suppressed WHERE team_id = ${teamId} AND scan_id = ${id}`.execute(tx);
  return numAffectedRows === 1n;
}
