/** What a run writes about its scan. Every write names its attempt: one of an older attempt changes nothing. */
import type { Db, Tx } from "@gatewatch/base/db";
import { sql } from "kysely";
import type { TeamId } from "../../kernel/actor.ts";
import type { ScanId, ScanStatus, UsedRuleSet } from "../contract.ts";
import { setBaseline } from "./diff-store.ts";
import type { Counts, CoverageRow, ScanRow } from "./row.ts";

/** One attempt at one scan. */
export interface Attempt {
  readonly teamId: TeamId;
  readonly id: ScanId;
  readonly attempt: number;
}

export interface RunProgress {
  readonly percent: number;
  readonly stage: string;
  readonly message: string;
  readonly stages: unknown;
  readonly statistics: Readonly<Record<string, number>>;
}

/**
 * Takes the scan for this attempt: it is running from now on, and what a dead attempt had noted is forgotten.
 *
 * @param allTeams across teams: the job names just the scan
 * @returns `undefined` when it has finished meanwhile, or a newer attempt has it
 */
export async function claimScan(allTeams: Tx, id: ScanId, attempt: number, now: Date): Promise<ScanRow | undefined> {
  const { rows } = await sql<ScanRow>`
    UPDATE scans_scan SET status = 'running', attempt = ${attempt}, started_at = coalesce(started_at, ${now}), heartbeat_at = ${now},
      last_output_at = ${now}, not_covered = 0, excluded = 0, suppressed = 0, stage = 'Starting', message = 'Starting'
    WHERE id = ${id} AND status IN ('queued', 'running') AND attempt <= ${attempt}
    RETURNING *`.execute(allTeams);
  const [row] = rows;
  if (!row) return undefined;
  await sql`DELETE FROM scans_coverage WHERE scan_id = ${id}`.execute(allTeams);
  await sql`DELETE FROM scans_suppressed WHERE scan_id = ${id}`.execute(allTeams);
  return { ...row, baseline_scan_id: row.baseline_scan_id ?? (await setBaseline(allTeams, row.team_id, row)) };
}

/** Locks the scan for a write of this attempt. @returns false when the attempt no longer holds it */
export async function holdScan(tx: Tx, teamId: TeamId, { id, attempt }: Attempt): Promise<boolean> {
  const { rows } =
    await sql`SELECT 1 FROM scans_scan WHERE team_id = ${teamId} AND id = ${id} AND attempt = ${attempt} AND status = 'running' FOR UPDATE`.execute(
      tx,
    );
  return rows.length === 1;
}

/** @returns whether a cancel was asked for; `undefined` when the attempt no longer holds the scan */
export async function saveProgress(
  db: Db,
  teamId: TeamId,
  { id, attempt }: Attempt,
  progress: RunProgress,
  now: Date,
): Promise<boolean | undefined> {
  const { rows } = await sql<{ cancelled: boolean }>`
    UPDATE scans_scan SET percent = greatest(percent, ${progress.percent}), stage = ${progress.stage}, message = ${progress.message},
      stages = ${JSON.stringify(progress.stages)}, statistics = ${JSON.stringify(progress.statistics)}, heartbeat_at = ${now}, last_output_at = ${now}
    WHERE team_id = ${teamId} AND id = ${id} AND attempt = ${attempt} AND status = 'running'
    RETURNING cancel_requested_at IS NOT NULL AS cancelled`.execute(db);
  return rows[0]?.cancelled;
}

/** Adds to the scan's counts; the caller holds the scan. */
export async function addCounts(tx: Tx, teamId: TeamId, { id }: Attempt, counts: Counts): Promise<void> {
  await sql`
    UPDATE scans_scan SET counts = (
      SELECT jsonb_object_agg(k, coalesce((counts->>k)::int, 0) + coalesce((${JSON.stringify(counts)}::jsonb->>k)::int, 0))
      FROM unnest(ARRAY['critical','high','medium','low','info','total','new','persisting']) AS k)
    WHERE team_id = ${teamId} AND id = ${id}`.execute(tx);
}

/** Adds coverage notes; all are counted, `kept` are stored. */
export async function addCoverage(
  tx: Tx,
  teamId: TeamId,
  { id }: Attempt,
  kept: readonly CoverageRow[],
  totals: { readonly notCovered: number; readonly excluded: number },
): Promise<void> {
  await sql`
    INSERT INTO scans_coverage (scan_id, team_id, is_excluded, engine, place, reason)
    SELECT ${id}, ${teamId}, c."isExcluded", c.engine, c.place, c.reason
    FROM jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) AS c("isExcluded" boolean, engine text, place text, reason text)`.execute(
    tx,
  );
  await sql`UPDATE scans_scan SET not_covered = not_covered + ${totals.notCovered}, excluded = excluded + ${totals.excluded}
    WHERE team_id = ${teamId} AND id = ${id}`.execute(tx);
}

export async function setCommit(
  db: Db,
  teamId: TeamId,
  { id, attempt }: Attempt,
  commit: string | null,
  repository: unknown,
  baseCommit: string | null = null,
): Promise<void> {
  await sql`UPDATE scans_scan SET commit_id = ${commit}, base_commit = ${baseCommit}, repository = coalesce(${repository === null ? null : JSON.stringify(repository)}::jsonb, repository)
    WHERE team_id = ${teamId} AND id = ${id} AND attempt = ${attempt}`.execute(db);
}

/** The languages of the source code, most files first. */
export async function setLanguages(
  db: Db,
  teamId: TeamId,
  { id, attempt }: Attempt,
  languages: readonly string[],
): Promise<void> {
  await sql`UPDATE scans_scan SET languages = ${languages}
    WHERE team_id = ${teamId} AND id = ${id} AND attempt = ${attempt}`.execute(db);
}

/** The sets of the team's own rules that this attempt runs with. */
export async function setRuleSets(
  db: Db,
  teamId: TeamId,
  { id, attempt }: Attempt,
  ruleSets: readonly UsedRuleSet[],
): Promise<void> {
  await sql`UPDATE scans_scan SET rule_sets = ${JSON.stringify(ruleSets)}
    WHERE team_id = ${teamId} AND id = ${id} AND attempt = ${attempt}`.execute(db);
}

export interface Outcome {
  readonly status: Extract<ScanStatus, "completed" | "failed" | "cancelled">;
  readonly reason: string | null;
  readonly message: string;
  readonly partial: boolean;
  readonly score: { readonly value: number; readonly version: number; readonly detail: unknown } | null;
}

/**
 * Ends a scan that is queued or running. @returns its row after the change; `undefined` when it had ended, or a newer attempt holds it
 */
export async function finishScan(
  tx: Tx,
  teamId: TeamId,
  { id, attempt }: Attempt,
  outcome: Outcome,
  now: Date,
): Promise<ScanRow | undefined> {
  const { rows } = await sql<ScanRow>`
    UPDATE scans_scan SET status = ${outcome.status}, status_reason = ${outcome.reason}, status_message = ${outcome.message},
      partial = ${outcome.partial}, score = ${outcome.score?.value ?? null}, score_version = ${outcome.score?.version ?? null},
      score_detail = ${outcome.score ? JSON.stringify(outcome.score.detail ?? null) : null}, finished_at = ${now}, last_output_at = ${now},
      percent = CASE WHEN ${outcome.status} = 'completed' THEN 100 ELSE percent END, stage = ${outcome.status}, message = ${outcome.message}
    WHERE team_id = ${teamId} AND id = ${id} AND attempt = ${attempt} AND status IN ('queued', 'running')
    RETURNING *`.execute(tx);
  return rows[0];
}

/** Across teams: scans whose worker has been silent since `before`. */
export async function selectSilent(
  allTeams: Db,
  before: Date,
): Promise<(Attempt & { readonly cancelRequested: boolean })[]> {
  const { rows } = await sql<Attempt & { cancelRequested: boolean }>`
    SELECT team_id AS "teamId", id, attempt, cancel_requested_at IS NOT NULL AS "cancelRequested" FROM scans_scan
    WHERE status = 'running' AND heartbeat_at < ${before}`.execute(allTeams);
  return rows;
}
