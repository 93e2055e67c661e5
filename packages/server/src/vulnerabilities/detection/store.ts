import type { Tx } from "@gatewatch/base/db";
import type { EngineId } from "@gatewatch/engines/findings";
import { sql } from "kysely";
import type { TeamId } from "../../kernel/actor.ts";
import { claims, factsColumns } from "../decisions/index.ts";
import type { EndedScan } from "./contract.ts";
import type { IssuePlace } from "./coverage.ts";
import type { DetectionFacts } from "./next-facts.ts";

export type Verdict = DetectionFacts["detection"];
export type IssueFacts = DetectionFacts & IssuePlace & { readonly id: string };

export async function insertScan(tx: Tx, teamId: TeamId, scan: EndedScan): Promise<void> {
  await sql`
    INSERT INTO detection_scan (scan_id, team_id, target_id, profile, is_baseline, started_at)
    VALUES (${scan.scanId}, ${teamId}, ${scan.targetId}, ${scan.profile}, ${scan.isBaseline}, ${scan.startedAt})
    ON CONFLICT DO NOTHING`.execute(tx);
}

/** What only side branches have shown: nothing is known of it on the branch that counts. */
export async function markSideBranchOnly(tx: Tx, teamId: TeamId, scanId: string): Promise<void> {
  await sql`
    UPDATE issues_issue SET detection = 'unknown', version = version + 1
    WHERE team_id = ${teamId} AND first_seen_scan = ${scanId} AND detection = 'seen' AND detection_scan IS NULL
      AND id IN (SELECT issue_id FROM occurrences_occurrence WHERE team_id = ${teamId} AND scan_id = ${scanId})`.execute(
    tx,
  );
}

/** Issues that the scan saw, and of which something else is known so far; locked. */
export async function lockSighted(tx: Tx, teamId: TeamId, scan: EndedScan, now: Date): Promise<IssueFacts[]> {
  const { rows } = await sql<IssueFacts>`
    SELECT i.id, i.engine, i.rule_id AS "ruleId", i.path, ${factsColumns(now)}
    FROM occurrences_occurrence o JOIN issues_issue i ON i.id = o.issue_id
    WHERE o.team_id = ${teamId} AND o.scan_id = ${scan.scanId} AND i.team_id = ${teamId}
      AND (i.detection_scan IS NULL OR i.detection_scan < ${scan.scanId}::uuid)
      AND (i.detection <> 'seen' OR ${isUndecidedClaim("seen", scan.startedAt)})
    ORDER BY i.id FOR UPDATE OF i`.execute(tx);
  return rows;
}

/**
 * Issues of the target that completed engines could have seen and did not: an earlier scan of a profile that this one
 * includes saw them, and no newer scan does. Locked.
 */
export async function lockUnsighted(
  tx: Tx,
  teamId: TeamId,
  scan: EndedScan,
  engines: readonly EngineId[],
  now: Date,
): Promise<IssueFacts[]> {
  const isRecheck = scan.profile === "recheck";
  const { rows } = await sql<IssueFacts>`
    SELECT i.id, i.engine, i.rule_id AS "ruleId", i.path, ${factsColumns(now)}
    FROM issues_issue i
    WHERE i.team_id = ${teamId} AND i.target_id = ${scan.targetId} AND i.engine = ANY (${engines}::text[])
      AND (i.detection_scan IS NULL OR i.detection_scan < ${scan.scanId}::uuid)
      AND (i.detection <> 'not_seen' OR ${isUndecidedClaim("not_seen", scan.startedAt)}
        OR (${isRecheck} AND NOT i.is_rechecked))
      AND NOT EXISTS (SELECT 1 FROM occurrences_occurrence o
        WHERE o.team_id = ${teamId} AND o.issue_id = i.id AND o.scan_id >= ${scan.scanId}::uuid)
      AND EXISTS (SELECT 1 FROM occurrences_occurrence o JOIN detection_scan s ON s.scan_id = o.scan_id
        WHERE o.team_id = ${teamId} AND o.issue_id = i.id AND s.is_baseline
          AND s.profile = ANY (${scan.coveredProfiles}::text[]))
    ORDER BY i.id FOR UPDATE OF i`.execute(tx);
  return rows;
}

/** A claim older than the scan, and not yet judged so. */
function isUndecidedClaim(verdict: Verdict, startedAt: Date) {
  return sql`(i.decision = ANY (${claims}::text[]) AND i.decided_at < ${startedAt} AND i.since_decision <> ${verdict})`;
}

export async function saveDetection(
  tx: Tx,
  teamId: TeamId,
  scanId: string,
  issues: readonly IssueFacts[],
): Promise<void> {
  if (issues.length === 0) return;
  await sql`
    UPDATE issues_issue i
    SET detection = v.detection, since_decision = v."sinceDecision", is_rechecked = v."isRechecked",
      detection_scan = ${scanId}, version = i.version + 1
    FROM jsonb_to_recordset(${JSON.stringify(issues)}::jsonb) AS v(
      id uuid, detection text, "sinceDecision" text, "isRechecked" boolean)
    WHERE i.team_id = ${teamId} AND i.id = v.id`.execute(tx);
}
