import type { Db, Tx } from "@gatewatch/base/db";
import type { Severity } from "@gatewatch/engines/findings";
import { type RawBuilder, sql } from "kysely";
import type { TeamId } from "../../kernel/actor.ts";
import type { FindingRow } from "../contract.ts";
import type { Place } from "../cursor.ts";
import { factsColumns, hasStatus, type IssueStatus, type StatusFacts } from "../decisions/index.ts";
import { storableJson } from "../storable.ts";

/** A row for `occurrences_occurrence` in column spelling. */
export interface OccurrenceDraft {
  readonly id: string;
  readonly issue_id: string;
  readonly is_new: boolean;
  readonly severity_score: number;
  readonly location: unknown;
  readonly trace: unknown;
  readonly evidence: unknown;
}

/** Inserts the sightings of one scan; one that is there already stays as it is. @returns issue ids inserted now */
export async function insertOccurrences(
  tx: Tx,
  teamId: TeamId,
  scanId: string,
  observedAt: Date,
  drafts: readonly OccurrenceDraft[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ issue_id: string }>`
    INSERT INTO occurrences_occurrence (id, team_id, scan_id, issue_id, is_new, severity_score, location, trace, evidence, observed_at)
    SELECT o.id, ${teamId}, ${scanId}, o.issue_id, o.is_new, o.severity_score, o.location, o.trace, o.evidence, ${observedAt}
    FROM jsonb_to_recordset(${storableJson(drafts)}::jsonb) AS o(
      id uuid, issue_id uuid, is_new boolean, severity_score real, location jsonb, trace jsonb, evidence jsonb)
    ON CONFLICT (team_id, scan_id, issue_id) DO NOTHING
    RETURNING issue_id`.execute(tx);
  return new Set(rows.map((row) => row.issue_id));
}

/** Which of these issues the scan saw. */
export async function selectSightedIn(
  tx: Tx,
  teamId: TeamId,
  scanId: string,
  issueIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ issue_id: string }>`
    SELECT k.id AS issue_id FROM unnest(${issueIds}::uuid[]) AS k(id) JOIN LATERAL (
      SELECT team_id FROM occurrences_occurrence WHERE issue_id = k.id AND scan_id = ${scanId} LIMIT 1
    ) o ON o.team_id = ${teamId}`.execute(tx);
  return new Set(rows.map((row) => row.issue_id));
}

export interface OccurrenceFilter {
  readonly scanIds?: readonly string[];
  readonly diff?: "new" | "persisting" | "fixed";
  readonly statuses?: { readonly words: readonly IssueStatus[]; readonly now: Date };
  readonly severities?: readonly Severity[];
  readonly scoreExactly?: number;
  readonly scoreAtLeast?: number;
  readonly cwe?: string;
  readonly primaryCweIn?: readonly string[];
  readonly scansSince?: Date;
  readonly targetId?: string;
}

/**
 * `f`: what was found. `i`: what is shown of it, which is another one where it was merged. Looked up for one sighting after
 * the other, so that a page is read in the order of an index and ends when it is full: joined freely, all sightings of a
 * scan are gathered and sorted first, because the planner takes them for few.
 */
const withIssue = sql`
  CROSS JOIN LATERAL (SELECT * FROM issues_issue WHERE id = o.issue_id LIMIT 1) f
  CROSS JOIN LATERAL (SELECT * FROM issues_issue WHERE id = coalesce(f.merged_into, f.id) LIMIT 1) i`;
/** The same for those who look at all of them. */
const joinedToIssue = sql`
  JOIN issues_issue f ON f.id = o.issue_id JOIN issues_issue i ON i.id = coalesce(f.merged_into, f.id)`;

const columns = (diffState: RawBuilder<unknown>, now: Date) => sql`
  o.id, i.id AS "issueId", o.scan_id AS "scanId", encode(f.fingerprint, 'hex') AS fingerprint, f.engine,
  f.rule_id AS "ruleId", f.category, p.title,
  p.short_description AS "shortDescription", p.description, p.remediation, p.reference_urls AS "references", f.cwe,
  f.effective_severity AS severity, o.severity_score AS "severityScore", f.cvss_vector AS "cvssVector", f.confidence,
  ${diffState} AS "diffState", o.location, coalesce(o.trace, '[]') AS trace,
  o.evidence, o.observed_at AS "observedAt", ${factsColumns(now)}`;

/** A finding as the store gives it: with the facts that its status follows from. */
export type StoredFinding = Omit<FindingRow, "status"> & StatusFacts & { readonly decidedAt: Date | null };

/** Occurrences joined with their issues, worst first; `after` is the last row of the page before. */
export async function selectFindings(
  db: Db,
  teamId: TeamId,
  filter: OccurrenceFilter,
  now: Date,
  page: { readonly limit: number; readonly offset: number; readonly after?: Place },
): Promise<StoredFinding[]> {
  const after = page.after
    ? sql`AND (o.severity_score, o.id) < (${page.after.score}::real, ${page.after.id}::uuid)`
    : sql``;
  const { rows } = await sql<StoredFinding>`
    SELECT ${columns(filter.diff === "fixed" ? sql`'fixed'` : sql`CASE WHEN o.is_new THEN 'new' ELSE 'persisting' END`, now)}
    FROM occurrences_occurrence o
    ${withIssue}
    CROSS JOIN LATERAL (SELECT * FROM issues_prose WHERE team_id = f.team_id AND hash = f.prose LIMIT 1) p
    WHERE o.team_id = ${teamId} ${conditions(filter)} ${after}
    ORDER BY o.severity_score DESC, o.id DESC
    LIMIT ${page.limit} OFFSET ${page.offset}`.execute(db);
  return rows;
}

/** How many there are; `at_least` where more were not counted. */
export interface Counted {
  readonly total: number;
  readonly totalKind: "exact" | "at_least";
}

/**
 * Counts findings. Of whole scans the number is kept and costs nothing; others are counted one by one.
 *
 * @param exactUpTo beyond it the counting stops; absent = all are counted
 */
export async function countFindings(
  db: Db,
  teamId: TeamId,
  filter: OccurrenceFilter,
  exactUpTo?: number,
): Promise<Counted> {
  const { scanIds, ...narrower } = filter;
  if (Object.keys(narrower).length === 0) {
    const ofScans = scanIds ? sql`AND scan_id = ANY (${scanIds}::uuid[])` : sql``;
    const kept = sql<{ count: number }>`
      SELECT coalesce(sum(total), 0)::int AS count FROM occurrences_count WHERE team_id = ${teamId} ${ofScans}`;
    return { total: (await kept.execute(db)).rows[0]?.count ?? 0, totalKind: "exact" };
  }
  const isOfIssue = ["statuses", "severities", "cwe", "primaryCweIn", "targetId"].some((name) => name in narrower);
  const issue = isOfIssue ? (exactUpTo === undefined ? joinedToIssue : withIssue) : sql``;
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM (
      SELECT 1 FROM occurrences_occurrence o ${issue}
      WHERE o.team_id = ${teamId} ${conditions(filter)}
      ${exactUpTo === undefined ? sql`` : sql`LIMIT ${exactUpTo + 1}`}) AS bounded`.execute(db);
  const total = rows[0]?.count ?? 0;
  if (exactUpTo === undefined || total <= exactUpTo) return { total, totalKind: "exact" };
  return { total: exactUpTo, totalKind: "at_least" };
}

function conditions(filter: OccurrenceFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [];
  if (filter.diff === "fixed") {
    parts.push(sql`AND o.id IN (SELECT g.occurrence_id FROM occurrences_gone g
      WHERE g.team_id = o.team_id AND g.scan_id = ANY (${filter.scanIds ?? []}::uuid[]))`);
  } else {
    // Of one scan the index gives the order; of several they must be sorted.
    if (filter.scanIds?.length === 1) parts.push(sql`AND o.scan_id = ${filter.scanIds[0]}::uuid`);
    else if (filter.scanIds) parts.push(sql`AND o.scan_id = ANY (${filter.scanIds}::uuid[])`);
    if (filter.diff) parts.push(filter.diff === "new" ? sql`AND o.is_new` : sql`AND NOT o.is_new`);
  }
  if (filter.statuses) parts.push(sql`AND ${hasStatus(filter.statuses.words, filter.statuses.now)}`);
  if (filter.severities) parts.push(sql`AND f.effective_severity = ANY (${filter.severities}::text[])`);
  if (filter.scoreExactly !== undefined) parts.push(sql`AND o.severity_score = ${filter.scoreExactly}::real`);
  if (filter.scoreAtLeast !== undefined) parts.push(sql`AND o.severity_score >= ${filter.scoreAtLeast}::real`);
  if (filter.cwe !== undefined) {
    parts.push(
      sql`AND EXISTS (SELECT 1 FROM unnest(f.cwe) AS c WHERE strpos(lower(c), ${filter.cwe.toLowerCase()}) > 0)`,
    );
  }
  if (filter.primaryCweIn) parts.push(sql`AND f.cwe[1] = ANY (${filter.primaryCweIn}::text[])`);
  if (filter.targetId !== undefined) parts.push(sql`AND f.target_id = ${filter.targetId}`);
  if (filter.scansSince) parts.push(sql`AND o.scan_id >= ${firstIdOf(filter.scansSince)}::uuid`);
  return sql.join(parts, sql` `);
}

/** The smallest UUIDv7 of an instant: ids of scans made before it are smaller (RFC 9562 §5.7). */
function firstIdOf(instant: Date): string {
  const hex = Math.max(0, instant.getTime()).toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7000-8000-000000000000`;
}
