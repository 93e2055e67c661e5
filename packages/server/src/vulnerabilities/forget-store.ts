/** What retention removes. Whatever somebody decided about stays, and so does what a newer scan still shows. */
import type { Tx } from "@gatewatch/base/db";
import { sql } from "kysely";
import type { TeamId } from "../kernel/actor.ts";

/**
 * Removes up to `limit` sightings of a scan, and as many of what it found gone. The last sighting of an issue that
 * somebody decided about stays, without its evidence: it says where the issue is. With the last sighting goes what the
 * scan was judged by, unless it is the target's newest.
 *
 * @returns how many rows were removed or emptied; 0 = nothing is left to do
 */
export async function deleteFindings(tx: Tx, teamId: TeamId, scanId: string, limit: number): Promise<number> {
  const isLastOfDecided = sql`(
    EXISTS (SELECT 1 FROM decisions_decision d WHERE d.team_id = o.team_id AND d.issue_id = o.issue_id)
    AND NOT EXISTS (SELECT 1 FROM occurrences_occurrence newer
      WHERE newer.team_id = o.team_id AND newer.issue_id = o.issue_id AND newer.scan_id > o.scan_id))`;
  const sightings = await sql`DELETE FROM occurrences_occurrence WHERE team_id = ${teamId} AND id IN (
    SELECT o.id FROM occurrences_occurrence o
    WHERE o.team_id = ${teamId} AND o.scan_id = ${scanId} AND NOT ${isLastOfDecided} LIMIT ${limit})`.execute(tx);
  const emptied = await sql`UPDATE occurrences_occurrence SET evidence = '{}', trace = NULL
    WHERE team_id = ${teamId} AND id IN (
      SELECT o.id FROM occurrences_occurrence o
      WHERE o.team_id = ${teamId} AND o.scan_id = ${scanId} AND (o.evidence <> '{}' OR o.trace IS NOT NULL)
      LIMIT ${limit}) AND ${sightings.numAffectedRows === 0n}`.execute(tx);
  const gone = await sql`DELETE FROM occurrences_gone WHERE scan_id = ${scanId} AND issue_id IN (
    SELECT issue_id FROM occurrences_gone WHERE team_id = ${teamId} AND scan_id = ${scanId} LIMIT ${limit})`.execute(
    tx,
  );
  await sql`DELETE FROM detection_scan s WHERE s.team_id = ${teamId} AND s.scan_id = ${scanId} AND s.phase = 'done'
    AND NOT EXISTS (SELECT 1 FROM occurrences_occurrence o WHERE o.team_id = s.team_id AND o.scan_id = s.scan_id)
    AND EXISTS (SELECT 1 FROM detection_scan newer WHERE newer.team_id = s.team_id AND newer.target_id = s.target_id
      AND newer.scan_id > s.scan_id)`.execute(tx);
  return Number((sightings.numAffectedRows ?? 0n) + (emptied.numAffectedRows ?? 0n) + (gone.numAffectedRows ?? 0n));
}

/**
 * Removes up to `limit` issues of a target that no kept scan shows, nobody decided about, and no other one is merged with.
 *
 * @returns how many were removed
 */
export async function deleteUnseenIssues(tx: Tx, teamId: TeamId, targetId: string, limit: number): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    DELETE FROM issues_issue WHERE team_id = ${teamId} AND id IN (
      SELECT i.id FROM issues_issue i
      WHERE i.team_id = ${teamId} AND i.target_id = ${targetId} AND i.merged_into IS NULL
        AND NOT EXISTS (SELECT 1 FROM issues_issue part WHERE part.merged_into = i.id)
        AND NOT EXISTS (SELECT 1 FROM decisions_decision d WHERE d.team_id = i.team_id AND d.issue_id = i.id)
        AND NOT EXISTS (SELECT 1 FROM occurrences_occurrence o WHERE o.team_id = i.team_id AND o.issue_id = i.id)
      ORDER BY i.id LIMIT ${limit})
    RETURNING id`.execute(tx);
  const ids = rows.map((row) => row.id);
  await sql`DELETE FROM issues_former_key WHERE team_id = ${teamId} AND issue_id = ANY (${ids}::uuid[])`.execute(tx);
  return ids.length;
}
