import type { Tx } from "@gatewatch/base/db";
import { sql } from "kysely";
import type { TeamId } from "../../kernel/actor.ts";
import { factsColumns, type StatusFacts } from "../decisions/index.ts";
import type { PendingScan } from "./scan-store.ts";
import type { IssueFacts } from "./store.ts";

/** An issue that others were merged into, as it is shown, with its parts: its own and theirs. */
export interface Survivor {
  readonly shown: IssueFacts;
  readonly parts: readonly Pick<StatusFacts, "detection" | "isRechecked">[];
  readonly isSighted: boolean;
  /** One of its parts was judged by this scan. */
  readonly isJudged: boolean;
}

const partsOf = sql`
  (SELECT jsonb_agg(jsonb_build_object('detection', coalesce(p.part_detection, p.detection),
     'isRechecked', coalesce(p.part_is_rechecked, p.is_rechecked)))
   FROM issues_issue p WHERE p.id = i.id OR p.merged_into = i.id)`;

/** The survivors of the scan's target, locked. */
export async function lockSurvivors(
  tx: Tx,
  teamId: TeamId,
  scan: Pick<PendingScan, "scanId" | "targetId">,
  now: Date,
): Promise<Survivor[]> {
  const { rows } = await sql<IssueFacts & Omit<Survivor, "shown">>`
    SELECT i.id, i.engine, i.rule_id AS "ruleId", i.path, ${factsColumns(now)}, false AS "isPart", ${partsOf} AS parts,
      EXISTS (SELECT 1 FROM occurrences_occurrence o JOIN issues_issue p ON p.id = o.issue_id
        WHERE o.team_id = ${teamId} AND o.scan_id = ${scan.scanId} AND (p.id = i.id OR p.merged_into = i.id)) AS "isSighted",
      EXISTS (SELECT 1 FROM issues_issue p
        WHERE (p.id = i.id OR p.merged_into = i.id) AND p.detection_scan = ${scan.scanId}) AS "isJudged"
    FROM issues_issue i
    WHERE i.team_id = ${teamId} AND i.target_id = ${scan.targetId} AND i.part_detection IS NOT NULL
    ORDER BY i.id FOR UPDATE OF i`.execute(tx);
  return rows.map(({ parts, isSighted, isJudged, ...shown }) => ({ shown, parts, isSighted, isJudged }));
}

/** What a survivor shows; its own part stays as it is. */
export async function saveRollUps(
  tx: Tx,
  teamId: TeamId,
  issues: readonly (Pick<StatusFacts, "detection" | "sinceDecision" | "isRechecked"> & { readonly id: string })[],
): Promise<void> {
  if (issues.length === 0) return;
  await sql`
    UPDATE issues_issue i
    SET detection = v.detection, since_decision = v."sinceDecision", is_rechecked = v."isRechecked", version = i.version + 1
    FROM jsonb_to_recordset(${JSON.stringify(issues)}::jsonb) AS v(
      id uuid, detection text, "sinceDecision" text, "isRechecked" boolean)
    WHERE i.team_id = ${teamId} AND i.id = v.id`.execute(tx);
}
