import type { Db, Tx } from "@gatewatch/base/db";
import { sql } from "kysely";
import type { TeamId } from "../../kernel/actor.ts";
import { factsColumns, type StatusFacts } from "../decisions/index.ts";

/** An issue as merging finds it, locked. */
export interface MergeableIssue extends StatusFacts {
  readonly id: string;
  readonly targetId: string;
  readonly mergedInto: string | null;
  /** Others are merged into it. */
  readonly isSurvivor: boolean;
  readonly decidedAt: Date | null;
}

/** These issues and the ones they are merged into, locked in one order. */
export async function lockMergeable(
  tx: Tx,
  teamId: TeamId,
  ids: readonly string[],
  now: Date,
): Promise<MergeableIssue[]> {
  const { rows } = await sql<MergeableIssue>`
    SELECT i.id, i.target_id AS "targetId", i.merged_into AS "mergedInto", i.part_detection IS NOT NULL AS "isSurvivor",
      ${factsColumns(now)}
    FROM issues_issue i
    WHERE i.team_id = ${teamId} AND (i.id = ANY (${ids}::uuid[])
      OR i.id IN (SELECT merged_into FROM issues_issue WHERE team_id = ${teamId} AND id = ANY (${ids}::uuid[])))
    ORDER BY i.id FOR UPDATE`.execute(tx);
  return rows;
}

export interface MergedIssue {
  readonly id: string;
  readonly title: string;
}

/** What is merged into an issue, oldest first. */
export async function selectMerged(db: Db, teamId: TeamId, id: string, bound: number): Promise<MergedIssue[]> {
  const { rows } = await sql<MergedIssue>`
    SELECT i.id, p.title FROM issues_issue i JOIN issues_prose p ON p.team_id = i.team_id AND p.hash = i.prose
    WHERE i.team_id = ${teamId} AND i.merged_into = ${id} ORDER BY i.id LIMIT ${bound}`.execute(db);
  return rows;
}

/** Sets aside what a survivor's own part says, unless that was done before. */
export async function keepPart(tx: Tx, teamId: TeamId, id: string): Promise<void> {
  await sql`
    UPDATE issues_issue SET part_detection = detection, part_since_decision = since_decision, part_is_rechecked = is_rechecked
    WHERE team_id = ${teamId} AND id = ${id} AND part_detection IS NULL`.execute(tx);
}

/** Shows its own part again. */
export async function clearPart(tx: Tx, teamId: TeamId, id: string): Promise<void> {
  await sql`
    UPDATE issues_issue SET detection = part_detection, since_decision = part_since_decision,
      is_rechecked = part_is_rechecked, part_detection = NULL, part_since_decision = NULL, part_is_rechecked = NULL,
      version = version + 1
    WHERE team_id = ${teamId} AND id = ${id} AND part_detection IS NOT NULL`.execute(tx);
}

export async function pointTo(tx: Tx, teamId: TeamId, id: string, into: string | null): Promise<void> {
  await sql`UPDATE issues_issue SET merged_into = ${into}, version = version + 1
    WHERE team_id = ${teamId} AND id = ${id}`.execute(tx);
}

/** What the survivor's own part and those merged into it say, each by itself. */
export async function selectParts(
  tx: Tx,
  teamId: TeamId,
  id: string,
): Promise<Pick<StatusFacts, "detection" | "isRechecked">[]> {
  const { rows } = await sql<Pick<StatusFacts, "detection" | "isRechecked">>`
    SELECT coalesce(part_detection, detection) AS detection, coalesce(part_is_rechecked, is_rechecked) AS "isRechecked"
    FROM issues_issue WHERE team_id = ${teamId} AND (id = ${id} OR merged_into = ${id})`.execute(tx);
  return rows;
}
