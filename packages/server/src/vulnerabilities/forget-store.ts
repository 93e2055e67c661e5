/** What retention removes. Whatever somebody decided about stays, and so does what a newer scan still shows. */
import type { Tx } from "@gatewatch/base/db";
import { sql } from "kysely";
import type { TeamId } from "../kernel/actor.ts";
import { holdUnknown } from "./issues/index.ts";

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
      WHERE newer.issue_id = o.issue_id AND newer.scan_id > o.scan_id))`;
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
 * They are locked before they are looked at a second time: a decision, a merge or a finding taken in meanwhile keeps them.
 *
 * @returns how many were removed
 */
export async function deleteUnseenIssues(tx: Tx, teamId: TeamId, targetId: string, limit: number): Promise<number> {
  await holdUnknown(tx, teamId);
  const isUnseen = sql`i.merged_into IS NULL
    AND NOT EXISTS (SELECT 1 FROM issues_issue part WHERE part.merged_into = i.id)
    AND NOT EXISTS (SELECT 1 FROM decisions_decision d WHERE d.team_id = i.team_id AND d.issue_id = i.id)
    AND NOT EXISTS (SELECT 1 FROM occurrences_occurrence o WHERE o.issue_id = i.id)`;
  const { rows: locked } = await sql<{ id: string }>`
    SELECT i.id FROM issues_issue i WHERE i.team_id = ${teamId} AND i.target_id = ${targetId} AND ${isUnseen}
    ORDER BY i.id LIMIT ${limit} FOR UPDATE OF i SKIP LOCKED`.execute(tx);
  const { rows } = await sql<{ id: string }>`
    DELETE FROM issues_issue i WHERE i.team_id = ${teamId} AND i.id = ANY (${idsOf(locked)}::uuid[]) AND ${isUnseen}
    RETURNING id`.execute(tx);
  const ids = idsOf(rows);
  await sql`DELETE FROM issues_former_key WHERE team_id = ${teamId} AND issue_id = ANY (${ids}::uuid[])`.execute(tx);
  return ids.length;
}

/**
 * Removes up to `limit` lists of rules that no kept scan of the team names any more.
 *
 * @returns how many were removed
 */
export async function deleteUnnamedRulesets(tx: Tx, teamId: TeamId, limit: number): Promise<number> {
  await holdUnknown(tx, teamId);
  const { numAffectedRows } = await sql`DELETE FROM detection_ruleset WHERE team_id = ${teamId} AND digest IN (
    SELECT digest FROM detection_ruleset WHERE team_id = ${teamId}
    EXCEPT SELECT named.value FROM detection_scan s, jsonb_each_text(s.rulesets) AS named WHERE s.team_id = ${teamId}
    LIMIT ${limit})`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

function idsOf(rows: readonly { readonly id: string }[]): string[] {
  return rows.map(({ id }) => id);
}
