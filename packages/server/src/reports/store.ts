import type { Db, Tx } from "@gatewatch/base/db";
import { type RawBuilder, sql } from "kysely";
import type { KeyId, TeamId, UserId } from "../kernel/actor.ts";
import type { SeverityCounts } from "../scanning/index.ts";
import type { Rendition, Report, ReportId, ReportQuery, ReportType } from "./contract.ts";
import { healthRating } from "./health.ts";

interface ReportRow extends Omit<Report, "generatedBy" | "healthRating"> {
  readonly userId: UserId;
  readonly keyId: KeyId | null;
}

const columns = sql`
  r.id, r.team_id AS "teamId", r.type, r.title, r.description, r.status, r.status_message AS "statusMessage",
  r.scan_ids AS "scanIds", r.filters, r.created_at AS "createdAt", r.generated_at AS "generatedAt",
  r.user_id AS "userId", r.key_id AS "keyId", r.expires_at AS "expiresAt", r.counts, r.health_score AS "healthScore",
  r.scan_duration_seconds AS "scanDurationSeconds", coalesce((
    SELECT jsonb_agg(jsonb_build_object('format', format, 'mediaType', media_type, 'sha256', sha256,
      'sizeBytes', size_bytes) ORDER BY format)
    FROM reports_rendition WHERE report_id = r.id AND team_id = r.team_id), '[]') AS renditions`;

function reportOf({ userId, keyId, ...row }: ReportRow): Report {
  const { healthScore: score } = row;
  return { ...row, generatedBy: { userId, keyId }, healthRating: score === null ? null : healthRating(score) };
}

export async function insertReport(
  tx: Tx,
  teamId: TeamId,
  report: Pick<Report, "id" | "type" | "title" | "description" | "scanIds" | "filters" | "createdAt" | "expiresAt"> & {
    readonly userId: UserId;
    readonly keyId: KeyId | null;
  },
): Promise<void> {
  await sql`
    INSERT INTO reports_report (id, team_id, type, title, description, scan_ids, filters, created_at, changed_at, user_id,
      key_id, expires_at)
    VALUES (${report.id}, ${teamId}, ${report.type}, ${report.title}, ${report.description}, ${report.scanIds}::uuid[],
      ${JSON.stringify(report.filters)}::jsonb, ${report.createdAt}, ${report.createdAt}, ${report.userId},
      ${report.keyId}, ${report.expiresAt})`.execute(tx);
}

export async function selectReport(db: Db | Tx, teamId: TeamId, id: ReportId): Promise<Report | undefined> {
  const { rows } = await sql<ReportRow>`
    SELECT ${columns} FROM reports_report r WHERE r.team_id = ${teamId} AND r.id = ${id}`.execute(db);
  return rows[0] && reportOf(rows[0]);
}

/** Newest first, without those of the types in `hidden`. */
export async function selectReports(
  db: Db,
  teamId: TeamId,
  query: ReportQuery,
  hidden: readonly ReportType[],
): Promise<Report[]> {
  const after = query.after === undefined ? sql`` : sql`AND r.id < ${query.after}`;
  const { rows } = await sql<ReportRow>`
    SELECT ${columns} FROM reports_report r WHERE r.team_id = ${teamId} ${fitting(query, hidden)} ${after}
    ORDER BY r.id DESC LIMIT ${query.limit}`.execute(db);
  return rows.map(reportOf);
}

export async function countReports(
  db: Db,
  teamId: TeamId,
  query: ReportQuery,
  hidden: readonly ReportType[],
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM reports_report r WHERE r.team_id = ${teamId} ${fitting(query, hidden)}`.execute(db);
  return rows[0]?.count ?? 0;
}

function fitting({ type, status, scanId }: ReportQuery, hidden: readonly ReportType[]): RawBuilder<unknown> {
  const parts = [
    ...(type === undefined ? [] : [sql`AND r.type = ${type}`]),
    ...(status === undefined ? [] : [sql`AND r.status = ${status}`]),
    ...(scanId === undefined ? [] : [sql`AND r.scan_ids @> ARRAY[${scanId}]::uuid[]`]),
    ...(hidden.length === 0 ? [] : [sql`AND r.type <> ALL (${hidden}::text[])`]),
  ];
  return sql.join(parts, sql` `);
}

/** Across teams, for the worker, which knows no more than an id. */
export async function selectReportToMake(allTeams: Db, id: string): Promise<Report | undefined> {
  const { rows } = await sql<ReportRow>`
    SELECT ${columns} FROM reports_report r WHERE r.id = ${id} AND r.status IN ('queued', 'generating')`.execute(
    allTeams,
  );
  return rows[0] && reportOf(rows[0]);
}

export async function markGenerating(db: Db, teamId: TeamId, id: ReportId, now: Date): Promise<void> {
  await sql`UPDATE reports_report SET status = 'generating', changed_at = ${now}
    WHERE team_id = ${teamId} AND id = ${id} AND status IN ('queued', 'generating')`.execute(db);
}

/** @returns false when the report is gone or was finished by somebody else */
export async function markReady(
  tx: Tx,
  teamId: TeamId,
  id: ReportId,
  made: {
    readonly generatedAt: Date;
    readonly counts: SeverityCounts;
    readonly healthScore: number;
    readonly scanDurationSeconds: number;
    readonly renditions: readonly Rendition[];
  },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    UPDATE reports_report SET status = 'ready', generated_at = ${made.generatedAt}, changed_at = ${made.generatedAt},
      counts = ${JSON.stringify(made.counts)}::jsonb, health_score = ${made.healthScore},
      scan_duration_seconds = ${made.scanDurationSeconds}
    WHERE team_id = ${teamId} AND id = ${id} AND status = 'generating'`.execute(tx);
  if (numAffectedRows !== 1n) return false;
  await sql`
    INSERT INTO reports_rendition (report_id, team_id, format, media_type, sha256, size_bytes)
    SELECT ${id}, ${teamId}, m.format, m."mediaType", m.sha256, m."sizeBytes"
    FROM jsonb_to_recordset(${JSON.stringify(made.renditions)}::jsonb)
      AS m(format text, "mediaType" text, sha256 text, "sizeBytes" bigint)`.execute(tx);
  return true;
}

/** @returns false when the report is gone or finished */
export async function markFailed(tx: Tx, teamId: TeamId, id: ReportId, message: string, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    UPDATE reports_report SET status = 'failed', status_message = ${message}, changed_at = ${now}
    WHERE team_id = ${teamId} AND id = ${id} AND status IN ('queued', 'generating')`.execute(tx);
  return numAffectedRows === 1n;
}

export async function deleteReport(tx: Tx, teamId: TeamId, id: ReportId): Promise<boolean> {
  const { numAffectedRows } = await sql`DELETE FROM reports_report WHERE team_id = ${teamId} AND id = ${id}`.execute(
    tx,
  );
  return numAffectedRows === 1n;
}

/** Ends the time of a team's reports that were made before `before`; the sweep removes them. @returns how many */
export async function expireReports(db: Db, teamId: TeamId, before: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    UPDATE reports_report SET expires_at = ${before}
    WHERE team_id = ${teamId} AND created_at < ${before} AND expires_at > ${before}`.execute(db);
  return Number(numAffectedRows ?? 0n);
}

/** Across teams: reports whose time is over, and those that nobody has worked on since `silentSince`. */
export async function selectOverdue(
  allTeams: Db,
  now: Date,
  silentSince: Date,
  limit: number,
): Promise<{ readonly id: ReportId; readonly teamId: TeamId; readonly isExpired: boolean }[]> {
  const { rows } = await sql<{ id: ReportId; teamId: TeamId; isExpired: boolean }>`
    SELECT id, team_id AS "teamId", expires_at <= ${now} AS "isExpired" FROM reports_report
    WHERE expires_at <= ${now} OR (status IN ('queued', 'generating') AND changed_at <= ${silentSince})
    ORDER BY expires_at LIMIT ${limit}`.execute(allTeams);
  return rows;
}
