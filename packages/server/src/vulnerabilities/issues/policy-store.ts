/** Which issues a policy fits, and those among them that it may still act on. */
import type { Db, Tx } from "@gatewatch/base/db";
import { isAtLeast, severities } from "@gatewatch/engines/findings";
import { type RawBuilder, sql } from "kysely";
import type { TeamId } from "../../kernel/actor.ts";
import { factsColumns, hasStatus } from "../decisions/index.ts";
import type { PolicyAct, PolicyMatch } from "../policies/index.ts";
import { clockStates } from "../sla/index.ts";
import type { DecidableIssue } from "./decide-store.ts";

const dayMs = 24 * 3_600_000;

/** Whether `issues_issue i` fits and is open. */
function fits(match: PolicyMatch, now: Date): RawBuilder<boolean> {
  const { severityAtLeast, severities: words, cwe, engines, rulePrefix, targetId, path } = match;
  const parts: RawBuilder<unknown>[] = [hasStatus(clockStates, now), sql`i.merged_into IS NULL`];
  if (severityAtLeast) {
    const atLeast = severities.filter((word) => isAtLeast(word, severityAtLeast));
    parts.push(sql`i.effective_severity = ANY (${atLeast}::text[])`);
  }
  if (words) parts.push(sql`i.effective_severity = ANY (${words}::text[])`);
  if (match.confidenceAtLeast !== undefined) parts.push(sql`i.confidence >= ${match.confidenceAtLeast}`);
  if (cwe) parts.push(sql`i.cwe && ${cwe}::text[]`);
  if (engines) parts.push(sql`i.engine = ANY (${engines}::text[])`);
  if (rulePrefix !== undefined) parts.push(sql`starts_with(i.rule_id, ${rulePrefix})`);
  if (targetId !== undefined) parts.push(sql`i.target_id = ${targetId}`);
  if (path !== undefined) parts.push(sql`i.path ~ ${patternOf(path)}`);
  if (match.olderThanDays !== undefined) {
    parts.push(sql`i.created_at <= ${new Date(now.getTime() - match.olderThanDays * dayMs)}`);
  }
  return sql`(${sql.join(parts, sql` AND `)})`;
}

/** A glob as a regular expression of PostgreSQL, whose matching takes linear time without back references. */
function patternOf(glob: string): string {
  const body = glob.replaceAll(/\*\*\/|\*\*|\*|\?|[^\w/ ]/g, (part) => {
    if (part === "**/") return "(?:.*/)?";
    if (part === "**") return ".*";
    if (part === "*") return "[^/]*";
    return part === "?" ? "[^/]" : `\\${part}`;
  });
  return `^(?:${body})$`;
}

/** What part of an act is still to be done to `issues_issue i`: nobody, person or policy, decided that before. */
export const actParts = ["decide", "severity", "assign"] as const;
export type ActPart = (typeof actParts)[number];

function isUndecided(part: ActPart, act: PolicyAct): RawBuilder<unknown> {
  switch (part) {
    case "decide":
      return sql`i.decided_at IS NULL`;
    case "severity":
      return sql`(i.override_severity IS NULL AND i.severity <> ${act.severity ?? ""} AND NOT EXISTS (
        SELECT 1 FROM decisions_decision d WHERE d.team_id = i.team_id AND d.issue_id = i.id AND d.severity IS NOT NULL))`;
    case "assign":
      return sql`(i.assigned_at IS NULL AND i.assignee IS NULL)`;
  }
}

/** Locks the next issues that the part of the act is to be done to, of those named or of all, at most `limit`. */
export async function lockFitting(
  tx: Tx,
  teamId: TeamId,
  { match, act }: { readonly match: PolicyMatch; readonly act: PolicyAct },
  part: ActPart,
  ids: readonly string[] | undefined,
  now: Date,
  limit: number,
): Promise<DecidableIssue[]> {
  const named = ids ? sql`AND i.id = ANY (${ids}::uuid[])` : sql``;
  const { rows } = await sql<DecidableIssue>`
    SELECT i.id, i.version, i.decision_expires_at AS "decisionExpiresAt", i.override_severity AS "overrideSeverity",
      i.assignee, i.ticket_links AS "ticketLinks", ${factsColumns(now)}
    FROM issues_issue i
    WHERE i.team_id = ${teamId} ${named} AND ${fits(match, now)} AND ${isUndecided(part, act)}
    ORDER BY i.id LIMIT ${limit} FOR UPDATE`.execute(tx);
  return rows;
}

/** Ids of open issues that fit, worst first, at most `limit`. */
export async function selectFitting(
  db: Db,
  teamId: TeamId,
  match: PolicyMatch,
  now: Date,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT i.id FROM issues_issue i WHERE i.team_id = ${teamId} AND ${fits(match, now)}
    ORDER BY i.effective_score DESC, i.id DESC LIMIT ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/** How many open issues that the scan saw fit, counted up to `bound`. */
export async function countFittingOf(
  db: Db,
  teamId: TeamId,
  scanId: string,
  match: PolicyMatch,
  now: Date,
  bound: number,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM (
      SELECT 1 FROM occurrences_occurrence o JOIN issues_issue f ON f.id = o.issue_id
        JOIN issues_issue i ON i.id = coalesce(f.merged_into, f.id)
      WHERE o.team_id = ${teamId} AND o.scan_id = ${scanId} AND ${fits(match, now)} LIMIT ${bound}) bounded`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}
