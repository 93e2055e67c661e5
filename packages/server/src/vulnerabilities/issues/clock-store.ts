/** The clock of an issue: since when it runs, whether it stands, and when its time is over. */
import type { Db, Tx } from "@gatewatch/base/db";
import type { Severity } from "@gatewatch/engines/findings";
import { type RawBuilder, sql } from "kysely";
import type { TeamId } from "../../kernel/actor.ts";
import { hasStatus } from "../decisions/index.ts";
import { clockStates, defaultSlaDays, type SlaDays, type SlaState, selectSlaDays, soonShare } from "../sla/index.ts";

/** Days of the severity of `issues_issue i`, or nothing. */
const daysOf = (days: SlaDays) => sql`(${JSON.stringify(days)}::jsonb ->> i.effective_severity)::int`;

/** Whether `issues_issue i` stands in one of these states; as `slaStateOf` in SQL, which a test holds against it. */
export const hasSlaState = (states: readonly SlaState[], days: SlaDays, now: Date): RawBuilder<boolean> => {
  const isRunning = sql`(i.due_at IS NOT NULL AND ${daysOf(days)} IS NOT NULL AND ${hasStatus(clockStates, now)})`;
  const isPaused = sql<boolean>`(${daysOf(days)} IS NOT NULL AND ${hasStatus(["accepted_risk", "false_positive"], now)})`;
  const soon = sql`(${now}::timestamptz + make_interval(secs => ${daysOf(days)} * ${86_400 * soonShare}))`;
  const of = (state: SlaState): RawBuilder<boolean> => {
    switch (state) {
      case "on_track":
        return sql`(i.due_at >= ${soon} AND ${isRunning})`;
      case "due_soon":
        return sql`(i.due_at > ${now} AND i.due_at < ${soon} AND ${isRunning})`;
      case "breached":
        return sql`(i.due_at <= ${now} AND ${isRunning})`;
      case "paused":
        return isPaused;
      case "none":
        return sql`(NOT ${isRunning} AND NOT ${isPaused})`;
    }
  };
  return sql`(${sql.join(states.map(of), sql` OR `)})`;
};

/** The team's days, or the defaults. */
export async function slaDaysOf(db: Db | Tx, teamId: TeamId): Promise<SlaDays> {
  return (await selectSlaDays(db, teamId)) ?? defaultSlaDays;
}

/** Writes the deadlines that follow from the state of these issues now, where they are others. */
export async function renewDeadlines(tx: Tx, teamId: TeamId, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  const days = await slaDaysOf(tx, teamId);
  const dueAt = sql`(CASE WHEN ${hasStatus(clockStates, now)}
    THEN coalesce(i.clock_since, i.created_at) + make_interval(days => ${daysOf(days)}) END)`;
  await sql`
    UPDATE issues_issue AS i SET due_at = ${dueAt}
    WHERE i.team_id = ${teamId} AND i.id = ANY (${ids}::uuid[]) AND i.due_at IS DISTINCT FROM ${dueAt}`.execute(tx);
}

/** Begins anew: an issue that has come back has all its days again. */
export async function restartClocks(tx: Tx, teamId: TeamId, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    UPDATE issues_issue SET clock_since = ${now}, clock_paused_at = NULL, breach_told_at = NULL
    WHERE team_id = ${teamId} AND id = ANY (${ids}::uuid[])`.execute(tx);
  await renewDeadlines(tx, teamId, ids, now);
}

/** The next issues of a team by id. */
export async function selectIdsAfter(tx: Tx, teamId: TeamId, after: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM issues_issue WHERE team_id = ${teamId} AND id > ${after}::uuid ORDER BY id LIMIT ${limit}`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}

export interface BreachedIssue {
  readonly teamId: TeamId;
  readonly id: string;
  readonly severity: Severity;
  readonly dueAt: Date;
}

/** Across teams: marks breaches that nobody was told of, at most `limit`. Each is given once. */
export async function takeBreaches(allTeams: Tx, now: Date, limit: number): Promise<BreachedIssue[]> {
  const { rows } = await sql<BreachedIssue>`
    UPDATE issues_issue SET breach_told_at = ${now} WHERE id IN (
      SELECT i.id FROM issues_issue i
      WHERE i.due_at <= ${now} AND i.breach_told_at IS NULL AND i.merged_into IS NULL AND ${hasStatus(clockStates, now)}
      ORDER BY i.due_at LIMIT ${limit} FOR UPDATE SKIP LOCKED)
    RETURNING team_id AS "teamId", id, effective_severity AS severity, due_at AS "dueAt"`.execute(allTeams);
  return rows;
}
