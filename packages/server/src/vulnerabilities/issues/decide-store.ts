import type { Db, Tx } from "@gatewatch/base/db";
import type { Severity } from "@gatewatch/engines/findings";
import { sql } from "kysely";
import type { TeamId, UserId } from "../../kernel/actor.ts";
import {
  factsColumns,
  type IssueChange,
  type IssueStatus,
  type StatusFacts,
  type TicketLink,
} from "../decisions/index.ts";
import { isPausing } from "../sla/index.ts";
import { renewDeadlines } from "./clock-store.ts";

/** An issue, locked, as a decision finds it. */
export interface DecidableIssue extends StatusFacts {
  readonly id: string;
  readonly version: number;
  readonly decisionExpiresAt: Date | null;
  readonly overrideSeverity: Severity | null;
  readonly assignee: UserId | null;
  readonly ticketLinks: readonly TicketLink[];
}

/** The ids of issues that these ids, of issues or of occurrences, name. @returns pairs of the asked and the found id */
export async function resolveIds(
  tx: Tx,
  teamId: TeamId,
  ids: readonly string[],
): Promise<{ readonly asked: string; readonly id: string }[]> {
  const { rows } = await sql<{ asked: string; id: string }>`
    SELECT id AS asked, coalesce(merged_into, id) AS id FROM issues_issue WHERE team_id = ${teamId} AND id = ANY (${ids}::uuid[])
    UNION ALL
    SELECT o.id AS asked, coalesce(i.merged_into, i.id) AS id
    FROM occurrences_occurrence o JOIN issues_issue i ON i.id = o.issue_id
    WHERE o.team_id = ${teamId} AND o.id = ANY (${ids}::uuid[])`.execute(tx);
  return rows;
}

/** Locks issues in one order, so that two decisions cannot deadlock. */
export async function lockIssues(tx: Tx, teamId: TeamId, ids: readonly string[], now: Date): Promise<DecidableIssue[]> {
  const { rows } = await sql<DecidableIssue>`
    SELECT i.id, i.version, i.decision_expires_at AS "decisionExpiresAt", i.override_severity AS "overrideSeverity",
      i.assignee, i.ticket_links AS "ticketLinks", ${factsColumns(now)}
    FROM issues_issue i WHERE i.team_id = ${teamId} AND i.id = ANY (${ids}::uuid[]) ORDER BY i.id FOR UPDATE`.execute(
    tx,
  );
  return rows;
}

/** Takes over a decision; what scans say about it begins anew. */
export async function applyStatus(
  tx: Tx,
  teamId: TeamId,
  ids: readonly string[],
  decision: { readonly status: IssueStatus; readonly madeAt: Date; readonly expiresAt: Date | null },
): Promise<void> {
  await sql`
    UPDATE issues_issue SET decision = ${decision.status}, decided_at = ${decision.madeAt},
      decision_expires_at = ${decision.expiresAt},
      clock_since = CASE WHEN ${isPausing(decision.status)} OR clock_paused_at IS NULL THEN clock_since
        ELSE coalesce(clock_since, created_at) + (${decision.madeAt}::timestamptz - clock_paused_at) END,
      clock_paused_at = CASE WHEN ${isPausing(decision.status)} THEN coalesce(clock_paused_at, ${decision.madeAt}) END,
      since_decision = 'nothing',
      part_since_decision = CASE WHEN part_detection IS NULL THEN NULL ELSE 'nothing' END, version = version + 1
    WHERE team_id = ${teamId} AND id = ANY (${ids}::uuid[])`.execute(tx);
  await renewDeadlines(tx, teamId, ids, decision.madeAt);
}

/** Takes over who works on issues and where else; what is absent stays. */
export async function applyChange(
  tx: Tx,
  teamId: TeamId,
  ids: readonly string[],
  { assignee, ticketLinks }: IssueChange,
  madeAt: Date,
): Promise<void> {
  const set = [
    ...(assignee === undefined ? [] : [sql`assignee = ${assignee}, assigned_at = ${madeAt}`]),
    ...(ticketLinks === undefined ? [] : [sql`ticket_links = ${JSON.stringify(ticketLinks)}::jsonb`]),
  ];
  await sql`
    UPDATE issues_issue SET ${sql.join(set)}, version = version + 1
    WHERE team_id = ${teamId} AND id = ANY (${ids}::uuid[])`.execute(tx);
}

/** Takes over a severity, or with `null` the engine's; the sightings' scores follow, so that lists stay in order. */
export async function applySeverity(
  tx: Tx,
  teamId: TeamId,
  ids: readonly string[],
  override: { readonly severity: Severity; readonly score: number } | null,
  now: Date,
): Promise<void> {
  await sql`
    UPDATE issues_issue SET override_severity = ${override?.severity ?? null}, override_score = ${override?.score ?? null},
      version = version + 1
    WHERE team_id = ${teamId} AND id = ANY (${ids}::uuid[])`.execute(tx);
  await renewDeadlines(tx, teamId, ids, now);
  await sql`
    UPDATE occurrences_occurrence o SET severity_score = i.effective_score FROM issues_issue i
    WHERE i.team_id = ${teamId} AND i.id = ANY (${ids}::uuid[]) AND o.issue_id = i.id`.execute(tx);
}

/** Across teams: acceptances that are over, at most `limit`. */
export async function selectExpired(
  allTeams: Db,
  now: Date,
  limit: number,
): Promise<{ readonly teamId: TeamId; readonly id: string }[]> {
  const { rows } = await sql<{ teamId: TeamId; id: string }>`
    SELECT team_id AS "teamId", id FROM issues_issue WHERE decision_expires_at <= ${now} AND merged_into IS NULL ORDER BY decision_expires_at LIMIT ${limit}`.execute(
    allTeams,
  );
  return rows;
}
