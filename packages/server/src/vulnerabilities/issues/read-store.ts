import type { Db, Tx } from "@gatewatch/base/db";
import { isAtLeast, severities } from "@gatewatch/engines/findings";
import { type RawBuilder, sql } from "kysely";
import type { TeamId } from "../../kernel/actor.ts";
import { factsColumns, hasStatus } from "../decisions/index.ts";
import type { SlaDays } from "../sla/index.ts";
import { hasSlaState } from "./clock-store.ts";
import type { IssueFilter, StoredIssue } from "./contract.ts";
import type { IssueOrder, IssuePlace } from "./order-store.ts";

type StoredFilter = IssueFilter & { readonly slaDays: SlaDays };

const columns = (now: Date) => sql`
  i.id, i.target_id AS "targetId", i.engine, i.rule_id AS "ruleId", i.category, p.title,
  p.short_description AS "shortDescription", p.description, p.remediation, p.reference_urls AS "references", i.cwe,
  i.effective_severity AS severity, i.effective_score AS "severityScore", i.severity AS "foundSeverity",
  i.severity_score AS "foundScore", i.override_severity AS "overrideSeverity", i.cvss_vector AS "cvssVector",
  i.confidence, i.version, i.priority, i.assignee, i.ticket_links AS "ticketLinks", i.due_at AS "dueAt", ${factsColumns(now)}, i.decision_expires_at AS "decisionExpiresAt",
  i.first_seen_scan AS "firstSeenScan", i.created_at AS "firstSeenAt", o.scan_id AS "lastSeenScan",
  o.observed_at AS "lastSeenAt", o.location, coalesce(o.trace, '[]') AS trace, o.evidence`;

/** Texts and newest sighting of each issue of `i`. */
const withSighting = sql`
  JOIN issues_prose p ON p.team_id = i.team_id AND p.hash = i.prose
  JOIN LATERAL (
    SELECT * FROM occurrences_occurrence WHERE issue_id = i.id ORDER BY scan_id DESC LIMIT 1
  ) o ON true`;

/** The team's issue that one of its ids or one of its occurrences' ids names. */
export async function selectIssue(db: Db, teamId: TeamId, id: string, now: Date): Promise<StoredIssue | undefined> {
  const { rows } = await sql<StoredIssue>`
    SELECT ${columns(now)} FROM issues_issue i ${withSighting}
    WHERE i.team_id = ${teamId} AND i.id = (SELECT coalesce(n.merged_into, n.id) FROM issues_issue n
      WHERE n.team_id = ${teamId} AND n.id = coalesce(
        (SELECT issue_id FROM occurrences_occurrence WHERE team_id = ${teamId} AND id = ${id}), ${id}))`.execute(db);
  return rows[0];
}

/** In an order; `after` is the last row of the page before. */
export async function selectIssues(
  db: Db,
  teamId: TeamId,
  filter: StoredFilter,
  now: Date,
  page: { readonly limit: number; readonly order: IssueOrder; readonly after?: IssuePlace },
): Promise<StoredIssue[]> {
  const { rows } = await sql<StoredIssue>`
    SELECT ${columns(now)}
    FROM (SELECT i.*${page.order.column} FROM ${issuesThatFit(teamId, filter, now, page.order)} ${page.order.after(page.after)}
      ORDER BY ${page.order.inner} LIMIT ${page.limit}) i ${withSighting}
    ORDER BY ${page.order.outer}`.execute(db);
  return rows;
}

/** At most `bound` of the issues that fit. */
export async function selectIssueIds(
  db: Db | Tx,
  teamId: TeamId,
  filter: StoredFilter,
  now: Date,
  bound: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT i.id FROM ${issuesThatFit(teamId, filter, now)} LIMIT ${bound}`.execute(db);
  return rows.map((row) => row.id);
}

/** Counts at most `bound` rows. */
export async function countIssues(
  db: Db,
  teamId: TeamId,
  filter: StoredFilter,
  now: Date,
  bound: number,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM (
      SELECT 1 FROM ${issuesThatFit(teamId, filter, now)} LIMIT ${bound}) AS bounded`.execute(db);
  return rows[0]?.count ?? 0;
}

/** `issues_issue i` with what narrows it; texts are joined only where they are asked for. */
function issuesThatFit(teamId: TeamId, filter: StoredFilter, now: Date, order?: IssueOrder): RawBuilder<unknown> {
  const { severities: words, assignee, sla, slaDays } = filter;
  const { statuses, detections, severityAtLeast, engines, cwe, targetId, text } = filter;
  const parts: RawBuilder<unknown>[] = [];
  if (statuses) {
    parts.push(sql`AND ${hasStatus(statuses, now)}`);
  }
  if (detections) parts.push(sql`AND i.detection = ANY (${detections}::text[])`);
  if (severityAtLeast && severityAtLeast !== "info") {
    const words = severities.filter((word) => isAtLeast(word, severityAtLeast));
    parts.push(sql`AND i.effective_severity = ANY (${words}::text[])`);
  }
  if (words) parts.push(sql`AND i.effective_severity = ANY (${words}::text[])`);
  if (assignee === "none") parts.push(sql`AND i.assignee IS NULL`);
  else if (assignee !== undefined) parts.push(sql`AND i.assignee = ${assignee}`);
  if (sla) parts.push(sql`AND ${hasSlaState(sla, slaDays, now)}`);
  if (engines) parts.push(sql`AND i.engine = ANY (${engines}::text[])`);
  if (cwe !== undefined) {
    parts.push(sql`AND EXISTS (SELECT 1 FROM unnest(i.cwe) AS c WHERE strpos(lower(c), ${cwe.toLowerCase()}) > 0)`);
  }
  if (targetId !== undefined) parts.push(sql`AND i.target_id = ${targetId}`);
  if (text !== undefined) {
    parts.push(sql`AND strpos(lower(concat_ws(' ', p.title, i.rule_id, i.path)), ${text.toLowerCase()}) > 0`);
  }
  const texts = text === undefined ? sql`` : sql`JOIN issues_prose p ON p.team_id = i.team_id AND p.hash = i.prose`;
  return sql`issues_issue i ${order?.join ?? sql``} ${texts} WHERE i.team_id = ${teamId} AND i.merged_into IS NULL ${sql.join(parts, sql` `)}`;
}
