/**
 * What judging reads and writes. A row that another one names is looked up by that id alone: beside it, the team's id
 * would let the planner take any index that begins with the team, and of a team that its statistics do not know yet it
 * believes that each of them gives one row, when it gives all.
 */
import type { Tx } from "@gatewatch/base/db";
import type { EngineId, IssuePlace } from "@gatewatch/engines/findings";
import { sql } from "kysely";
import type { TeamId } from "../../kernel/actor.ts";
import { claims, isExpired } from "../decisions/index.ts";
import type { DetectionFacts } from "./next-facts.ts";
import type { Cursor, PendingScan } from "./scan-store.ts";

export type Verdict = DetectionFacts["detection"];
export interface IssueFacts extends DetectionFacts, IssuePlace {
  readonly id: string;
  /** Merged, or with others merged into it: its facts are a part of the survivor's. */
  readonly isPart: boolean;
}

/** The facts of an issue by itself; of a survivor those of its own part. */
const partFacts = (now: Date) => sql`
  i.id, i.engine, i.rule_id AS "ruleId", i.path, i.decision, ${isExpired(now)} AS "isExpired",
  coalesce(i.part_detection, i.detection) AS detection,
  coalesce(i.part_since_decision, i.since_decision) AS "sinceDecision",
  coalesce(i.part_is_rechecked, i.is_rechecked) AS "isRechecked", i.decided_at AS "decidedAt",
  (i.merged_into IS NOT NULL OR i.part_detection IS NOT NULL) AS "isPart"`;

/** What only side branches have shown: nothing is known of it on the branch that counts. */
export async function markSideBranchOnly(tx: Tx, teamId: TeamId, scanId: string): Promise<void> {
  await sql`
    UPDATE issues_issue SET detection = 'unknown', version = version + 1
    WHERE team_id = ${teamId} AND first_seen_scan = ${scanId} AND detection = 'seen' AND detection_scan IS NULL
      AND id IN (SELECT issue_id FROM occurrences_occurrence WHERE team_id = ${teamId} AND scan_id = ${scanId})`.execute(
    tx,
  );
}

/** Issues that the scan saw, and of which something else is known so far; the next `limit` by id, locked. */
export async function lockSighted(
  tx: Tx,
  teamId: TeamId,
  scan: PendingScan,
  now: Date,
  limit: number,
): Promise<IssueFacts[]> {
  const { rows } = await sql<IssueFacts>`
    SELECT ${partFacts(now)}
    FROM occurrences_occurrence o JOIN issues_issue i ON i.id = o.issue_id
    WHERE o.team_id = ${teamId} AND o.scan_id = ${scan.scanId} AND o.issue_id > ${scan.cursor?.id ?? zero}::uuid
      AND (i.detection_scan IS NULL OR i.detection_scan < ${scan.scanId}::uuid)
      AND (coalesce(i.part_detection, i.detection) <> 'seen' OR ${isUndecidedClaim("seen", scan.startedAt)})
    ORDER BY o.issue_id LIMIT ${limit} FOR UPDATE OF i`.execute(tx);
  return rows;
}

const zero = "00000000-0000-0000-0000-000000000000";

/**
 * Issues of the target that completed engines could have seen and did not: an earlier scan of a profile that this one
 * includes saw them, and no newer scan does. The next `limit` by path and id. `OFFSET 0` keeps both questions what they
 * are, one look at an index for each issue: made into joins, they would read all sightings there are.
 */
export async function selectUnsighted(
  tx: Tx,
  teamId: TeamId,
  scan: PendingScan,
  engines: readonly EngineId[],
  limit: number,
): Promise<Required<Cursor>[]> {
  const isRecheck = scan.profile === "recheck";
  const { rows } = await sql<Required<Cursor>>`
    SELECT i.id, i.path FROM issues_issue i
    WHERE i.team_id = ${teamId} AND i.target_id = ${scan.targetId} AND i.engine = ANY (${engines}::text[])
      AND i.first_seen_scan <> ${scan.scanId}::uuid
      AND (i.path, i.id) > (${scan.cursor?.path ?? ""}, ${scan.cursor?.id ?? zero}::uuid)
      AND (i.detection_scan IS NULL OR i.detection_scan < ${scan.scanId}::uuid)
      AND (coalesce(i.part_detection, i.detection) <> 'not_seen' OR ${isUndecidedClaim("not_seen", scan.startedAt)}
        OR (${isRecheck} AND NOT coalesce(i.part_is_rechecked, i.is_rechecked)))
      AND NOT EXISTS (SELECT 1 FROM occurrences_occurrence o
        WHERE o.issue_id = i.id AND o.scan_id >= ${scan.scanId}::uuid OFFSET 0)
      AND EXISTS (SELECT 1 FROM occurrences_occurrence o JOIN detection_scan s ON s.scan_id = o.scan_id
        WHERE o.issue_id = i.id AND s.is_baseline AND s.profile = ANY (${scan.coveredProfiles}::text[]) OFFSET 0)
    ORDER BY i.path, i.id LIMIT ${limit}`.execute(tx);
  return rows;
}

/** These issues, unless a newer scan has judged them meanwhile; locked in one order. */
export async function lockUnjudged(
  tx: Tx,
  teamId: TeamId,
  scanId: string,
  ids: readonly string[],
  now: Date,
): Promise<IssueFacts[]> {
  const { rows } = await sql<IssueFacts>`
    SELECT ${partFacts(now)} FROM issues_issue i
    WHERE i.team_id = ${teamId} AND i.id = ANY (${ids}::uuid[])
      AND (i.detection_scan IS NULL OR i.detection_scan < ${scanId}::uuid)
    ORDER BY i.id FOR UPDATE`.execute(tx);
  return rows;
}

/** A claim older than the scan, and not yet judged so. */
function isUndecidedClaim(verdict: Verdict, startedAt: Date) {
  return sql`(i.decision = ANY (${claims}::text[]) AND i.decided_at < ${startedAt}
    AND coalesce(i.part_since_decision, i.since_decision) <> ${verdict})`;
}

/** Takes over facts; those of a survivor's own part stand beside the ones it shows. */
export async function saveDetection(
  tx: Tx,
  teamId: TeamId,
  scanId: string,
  issues: readonly IssueFacts[],
): Promise<void> {
  if (issues.length === 0) return;
  await sql`
    UPDATE issues_issue i SET
      detection = CASE WHEN i.part_detection IS NULL THEN v.detection ELSE i.detection END,
      since_decision = CASE WHEN i.part_detection IS NULL THEN v."sinceDecision" ELSE i.since_decision END,
      is_rechecked = CASE WHEN i.part_detection IS NULL THEN v."isRechecked" ELSE i.is_rechecked END,
      part_since_decision = CASE WHEN i.part_detection IS NULL THEN NULL ELSE v."sinceDecision" END,
      part_is_rechecked = CASE WHEN i.part_detection IS NULL THEN NULL ELSE v."isRechecked" END,
      part_detection = CASE WHEN i.part_detection IS NULL THEN NULL ELSE v.detection END,
      detection_scan = ${scanId}, version = i.version + 1
    FROM jsonb_to_recordset(${JSON.stringify(issues)}::jsonb) AS v(
      id uuid, detection text, "sinceDecision" text, "isRechecked" boolean)
    WHERE i.team_id = ${teamId} AND i.id = ANY (${issues.map(({ id }) => id)}::uuid[]) AND i.id = v.id`.execute(tx);
}
