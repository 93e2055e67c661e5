/**
 * A team's concurrency, exact over any number of servers and workers: a counter row, locked in the transaction that
 * admits. A scan gets its job in that same transaction, so it is admitted exactly when its job exists.
 */
import type { Db, Tx } from "@gatewatch/base/db";
import { sql } from "kysely";
import type { TeamId } from "../../kernel/actor.ts";
import type { ScanId } from "../contract.ts";

export interface AdmissionDeps {
  /** Scans of a team that may run at once; `null` = no limit. */
  readonly concurrentScans: (tx: Tx, teamId: TeamId) => Promise<number | null>;
  readonly sendJob: (tx: Tx, scanId: ScanId) => Promise<void>;
}

/** Admits as many waiting scans of the team as its limit allows, oldest first. */
export async function admitWaiting(tx: Tx, teamId: TeamId, deps: AdmissionDeps, now: Date): Promise<void> {
  const limit = await deps.concurrentScans(tx, teamId);
  await sql`INSERT INTO scans_admission (team_id) VALUES (${teamId}) ON CONFLICT DO NOTHING`.execute(tx);
  const { rows } = await sql<{
    running: number;
  }>`SELECT running FROM scans_admission WHERE team_id = ${teamId} FOR UPDATE`.execute(tx);
  const free = limit === null ? 1000 : limit - (rows[0]?.running ?? 0);
  if (free <= 0) return;
  const admitted = await sql<{ id: ScanId }>`
    UPDATE scans_scan SET admitted_at = ${now} WHERE id IN (
      SELECT id FROM scans_scan WHERE team_id = ${teamId} AND status = 'queued' AND admitted_at IS NULL
      ORDER BY created_at, id LIMIT ${free})
    RETURNING id`.execute(tx);
  await sql`UPDATE scans_admission SET running = running + ${admitted.rows.length} WHERE team_id = ${teamId}`.execute(
    tx,
  );
  for (const { id } of admitted.rows) await deps.sendJob(tx, id);
}

/** Gives the place of a scan that has ended back, and admits the next. Call it exactly once for each admitted scan. */
export async function releasePlace(tx: Tx, teamId: TeamId, deps: AdmissionDeps, now: Date): Promise<void> {
  await sql`UPDATE scans_admission SET running = greatest(running - 1, 0) WHERE team_id = ${teamId}`.execute(tx);
  await admitWaiting(tx, teamId, deps, now);
}

/** Across teams: puts every team's counter right from the scans themselves, and admits what can be admitted. */
export async function recountAdmission(allTeams: Db, deps: AdmissionDeps, now: Date): Promise<void> {
  const teams = await sql<{ team_id: TeamId }>`
    SELECT team_id FROM scans_admission WHERE running > 0 UNION SELECT team_id FROM scans_scan WHERE status = 'queued' AND admitted_at IS NULL`.execute(
    allTeams,
  );
  for (const { team_id: teamId } of teams.rows) {
    await allTeams.transaction().execute(async (tx) => {
      await sql`SELECT 1 FROM scans_admission WHERE team_id = ${teamId} FOR UPDATE`.execute(tx);
      // A second statement: a count beside the lock would read the snapshot from before it.
      await sql`
        UPDATE scans_admission SET running = actual.count FROM (
          SELECT count(*)::int AS count FROM scans_scan
          WHERE team_id = ${teamId} AND admitted_at IS NOT NULL AND status IN ('queued', 'running')) AS actual
        WHERE team_id = ${teamId} AND running <> actual.count`.execute(tx);
      await admitWaiting(tx, teamId, deps, now);
    });
  }
}
