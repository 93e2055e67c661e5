import type { Db, Tx } from "@gatewatch/base/db";
import { sql } from "kysely";
import type { TeamId } from "../../kernel/actor.ts";
import type { ScanId } from "../contract.ts";

/** Locks the team's counter until the transaction ends. @returns how many of its scans are admitted and not ended */
export async function lockRunning(tx: Tx, teamId: TeamId): Promise<number> {
  await sql`INSERT INTO scans_admission (team_id) VALUES (${teamId}) ON CONFLICT DO NOTHING`.execute(tx);
  const counter = sql<{ running: number }>`SELECT running FROM scans_admission WHERE team_id = ${teamId} FOR UPDATE`;
  const { rows } = await counter.execute(tx);
  return rows[0]?.running ?? 0;
}

/** Moves the counter; it never falls below 0. */
export async function addRunning(tx: Tx, teamId: TeamId, change: number): Promise<void> {
  const moved = sql`UPDATE scans_admission SET running = greatest(running + ${change}, 0) WHERE team_id = ${teamId}`;
  await moved.execute(tx);
}

/**
 * Marks the team's oldest waiting scans as admitted; one that is being cancelled at this instant is passed over.
 *
 * @returns their ids
 */
export async function markAdmitted(tx: Tx, teamId: TeamId, limit: number, now: Date): Promise<readonly ScanId[]> {
  const { rows } = await sql<{ id: ScanId }>`
    UPDATE scans_scan SET admitted_at = ${now} WHERE id IN (
      SELECT id FROM scans_scan WHERE team_id = ${teamId} AND status = 'queued' AND admitted_at IS NULL
      ORDER BY created_at, id LIMIT ${limit} FOR UPDATE SKIP LOCKED)
    RETURNING id`.execute(tx);
  return rows.map((row) => row.id);
}

/** Sets the counter, which the caller has locked, to what the scans themselves say. */
export async function recountRunning(tx: Tx, teamId: TeamId): Promise<void> {
  await sql`
    UPDATE scans_admission SET running = actual.count FROM (
      SELECT count(*)::int AS count FROM scans_scan
      WHERE team_id = ${teamId} AND admitted_at IS NOT NULL AND status IN ('queued', 'running')) AS actual
    WHERE team_id = ${teamId} AND running <> actual.count`.execute(tx);
}

/** How many of the team's scans are admitted and not ended, without a lock. */
export async function runningScans(db: Db, teamId: TeamId): Promise<number> {
  const { rows } = await sql<{
    running: number;
  }>`SELECT running FROM scans_admission WHERE team_id = ${teamId}`.execute(db);
  return rows[0]?.running ?? 0;
}

/** Across teams: those with scans that run or wait. */
export async function selectBusyTeams(allTeams: Db): Promise<readonly TeamId[]> {
  const { rows } = await sql<{ team_id: TeamId }>`
    SELECT team_id FROM scans_admission WHERE running > 0
    UNION SELECT team_id FROM scans_scan WHERE status = 'queued' AND admitted_at IS NULL`.execute(allTeams);
  return rows.map((row) => row.team_id);
}
