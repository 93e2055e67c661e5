import type { Db, Tx } from "@gatewatch/base/db";
import { sql } from "kysely";
import type { TeamId } from "../../kernel/actor.ts";
import type { Profile, ScanId, ScanKind, ScanStatus } from "../contract.ts";
import { type CoverageRow, type ListedRow, listedColumns, type ScanRow } from "./row.ts";

export interface ScanDraft {
  readonly id: ScanId;
  readonly targetId: string;
  readonly name: string;
  readonly kind: ScanKind;
  readonly dialect: string;
  readonly trigger: string;
  readonly requestedType: string;
  readonly requestedByUser: string;
  readonly requestedByKey: string | null;
  readonly profile: Profile;
  readonly engines: readonly string[];
  readonly raw: string;
  readonly targetLabel: string;
  readonly source: unknown;
  readonly repository: unknown;
  readonly options: unknown;
  readonly stages: unknown;
  readonly createdAt: Date;
  /** `null` where it does not count. */
  readonly usagePeriod: string | null;
  readonly estimatedSeconds: number;
}

/** Inserts a queued scan. */
export async function insertScan(tx: Tx, teamId: TeamId, scan: ScanDraft): Promise<void> {
  await sql`
    INSERT INTO scans_scan (id, team_id, target_id, name, kind, dialect, trigger, requested_type, requested_by_user,
      requested_by_key, profile, engines, raw, target_label, source, repository, options, stages,
      created_at, status, stage, message, usage_period, estimated_seconds)
    VALUES (${scan.id}, ${teamId}, ${scan.targetId}, ${scan.name}, ${scan.kind}, ${scan.dialect}, ${scan.trigger},
      ${scan.requestedType}, ${scan.requestedByUser}, ${scan.requestedByKey}, ${scan.profile}, ${scan.engines}, ${scan.raw},
      ${scan.targetLabel}, ${JSON.stringify(scan.source)}, ${scan.repository === null ? null : JSON.stringify(scan.repository)},
      ${JSON.stringify(scan.options)}, ${JSON.stringify(scan.stages)},
      ${scan.createdAt}, 'queued', 'Queued', 'Waiting for a free worker', ${scan.usagePeriod}, ${scan.estimatedSeconds})`.execute(
    tx,
  );
}

export async function findScan(db: Db | Tx, teamId: TeamId, id: ScanId): Promise<ScanRow | undefined> {
  const { rows } = await sql<ScanRow>`SELECT * FROM scans_scan WHERE team_id = ${teamId} AND id = ${id}`.execute(db);
  return rows[0];
}

/** Name and time of each of these scans. */
export async function selectScanNames(
  db: Db,
  teamId: TeamId,
  ids: readonly string[],
): Promise<{ readonly id: string; readonly name: string; readonly createdAt: Date }[]> {
  const { rows } = await sql<{ id: string; name: string; createdAt: Date }>`
    SELECT id, name, created_at AS "createdAt" FROM scans_scan WHERE team_id = ${teamId} AND id = ANY (${ids}::uuid[])`.execute(
    db,
  );
  return rows;
}

const listed = sql.raw(listedColumns.join(", "));

/** Newest first, with how many there are beside this page: one statement, so that the two fit together. */
export async function selectScans(
  db: Db,
  teamId: TeamId,
  query: {
    readonly status: readonly ScanStatus[] | undefined;
    readonly limit: number;
    readonly offset: number;
    readonly after: ScanId | undefined;
  },
): Promise<{ readonly rows: ListedRow[]; readonly total: number }> {
  const status = query.status ? sql`AND status = ANY (${query.status}::text[])` : sql``;
  const after = query.after
    ? sql`AND (created_at, id) < (SELECT created_at, id FROM scans_scan WHERE team_id = ${teamId} AND id = ${query.after})`
    : sql``;
  const count = sql<number>`(SELECT count(*) FROM scans_scan WHERE team_id = ${teamId} ${status})`;
  const { rows } = await sql<ListedRow & { readonly total: number }>`
    SELECT ${listed}, ${count} AS total FROM scans_scan WHERE team_id = ${teamId} ${status} ${after}
    ORDER BY created_at DESC, id DESC LIMIT ${query.limit} OFFSET ${query.offset}`.execute(db);
  if (rows[0]) return { rows, total: rows[0].total };
  const counted = await sql<{ total: number }>`SELECT ${count} AS total`.execute(db);
  return { rows, total: counted.rows[0]?.total ?? 0 };
}

/** The newest scan of each of these targets. */
export async function selectNewest(db: Db, teamId: TeamId, targetIds: readonly string[]): Promise<ScanRow[]> {
  const { rows } = await sql<ScanRow>`
    SELECT DISTINCT ON (target_id) * FROM scans_scan
    WHERE team_id = ${teamId} AND target_id = ANY (${targetIds}::uuid[]) ORDER BY target_id, id DESC`.execute(db);
  return rows;
}

/** The first notes of each kind; totals stand in the scan's row. */
export async function selectCoverage(db: Db, teamId: TeamId, id: ScanId, limitEach: number): Promise<CoverageRow[]> {
  const part = (
    isExcluded: boolean,
  ) => sql`(SELECT is_excluded AS "isExcluded", engine, place, reason, position FROM scans_coverage
    WHERE team_id = ${teamId} AND scan_id = ${id} AND is_excluded = ${isExcluded} ORDER BY position LIMIT ${limitEach})`;
  const { rows } = await sql<CoverageRow>`${part(false)} UNION ALL ${part(true)} ORDER BY position`.execute(db);
  return rows;
}

/** Median duration, in seconds, of the team's last finished scans of this kind; `undefined` below three. */
export async function medianDuration(
  db: Db | Tx,
  teamId: TeamId,
  profile: Profile,
  kind: ScanKind,
): Promise<number | undefined> {
  const { rows } = await sql<{ seconds: number | null; count: number }>`
    SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds) AS seconds, count(*) AS count FROM (
      SELECT extract(epoch FROM finished_at - started_at)::float8 AS seconds FROM scans_scan
      WHERE team_id = ${teamId} AND profile = ${profile} AND kind = ${kind} AND status = 'completed'
      ORDER BY created_at DESC LIMIT 20) AS latest`.execute(db);
  const found = rows[0];
  return found && found.count >= 3 && found.seconds !== null ? found.seconds : undefined;
}

/** Marks a running scan for cancelling. @returns false when it is not running */
export async function requestCancel(tx: Tx, teamId: TeamId, id: ScanId, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    UPDATE scans_scan SET cancel_requested_at = coalesce(cancel_requested_at, ${now}), message = 'Stopping'
    WHERE team_id = ${teamId} AND id = ${id} AND status = 'running'`.execute(tx);
  return numAffectedRows === 1n;
}

/** Across teams: how many scans there are, by status. */
export async function countByStatus(allTeams: Db): Promise<Record<string, number>> {
  const { rows } = await sql<{ status: string; count: number }>`
    SELECT s.status, count(scans_scan.id)::int AS count
    FROM unnest(ARRAY['queued', 'running', 'completed', 'failed', 'cancelled']) AS s(status)
    LEFT JOIN scans_scan ON scans_scan.status = s.status GROUP BY s.status`.execute(allTeams);
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
}
