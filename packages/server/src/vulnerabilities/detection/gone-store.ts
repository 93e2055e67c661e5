import type { Tx } from "@gatewatch/base/db";
import type { IssuePlace } from "@gatewatch/engines/findings";
import { sql } from "kysely";
import type { TeamId } from "../../kernel/actor.ts";

export interface MissedSighting extends IssuePlace {
  readonly issueId: string;
  readonly occurrenceId: string;
}

/** What the baseline scan saw and this one did not; the next `limit` by issue. */
export async function selectMissed(
  tx: Tx,
  teamId: TeamId,
  scan: { readonly scanId: string; readonly baselineScanId: string },
  after: string,
  limit: number,
): Promise<MissedSighting[]> {
  const { rows } = await sql<MissedSighting>`
    SELECT o.issue_id AS "issueId", o.id AS "occurrenceId", i.engine, i.rule_id AS "ruleId", i.path
    FROM occurrences_occurrence o JOIN issues_issue i ON i.id = o.issue_id
    WHERE o.scan_id = ${scan.baselineScanId} AND o.team_id = ${teamId} AND o.issue_id > ${after}::uuid
      AND NOT EXISTS (SELECT 1 FROM occurrences_occurrence n WHERE n.issue_id = o.issue_id AND n.scan_id = ${scan.scanId})
    ORDER BY o.issue_id LIMIT ${limit}`.execute(tx);
  return rows;
}

/** @returns how many were not noted before */
export async function insertGone(
  tx: Tx,
  teamId: TeamId,
  scanId: string,
  gone: readonly MissedSighting[],
): Promise<number> {
  if (gone.length === 0) return 0;
  const { numAffectedRows } = await sql`
    INSERT INTO occurrences_gone (scan_id, issue_id, team_id, occurrence_id)
    SELECT ${scanId}, g."issueId", ${teamId}, g."occurrenceId"
    FROM jsonb_to_recordset(${JSON.stringify(gone)}::jsonb) AS g("issueId" uuid, "occurrenceId" uuid)
    ON CONFLICT DO NOTHING`.execute(tx);
  return Number(numAffectedRows ?? 0);
}
