import type { EngineId } from "@gatewatch/engines/findings";
import type { TeamId } from "../../kernel/actor.ts";
import type {
  CoverageNote,
  Profile,
  RepositoryRef,
  Scan,
  ScanId,
  ScanKind,
  ScanOptions,
  ScanStatus,
  SeverityCounts,
  Stage,
} from "../contract.ts";
import type { Source } from "../targets/index.ts";
import { estimateCompletion } from "./estimate.ts";

/** A row of `scans_scan`, as PostgreSQL gives it. */
export interface ScanRow {
  readonly id: ScanId;
  readonly team_id: TeamId;
  readonly target_id: string;
  readonly name: string;
  readonly kind: ScanKind;
  readonly dialect: string;
  readonly trigger: string;
  readonly requested_type: string;
  readonly profile: Profile;
  readonly engines: readonly EngineId[];
  readonly raw: string;
  readonly target_label: string;
  readonly source: Source;
  readonly repository: RepositoryRef | null;
  readonly options: ScanOptions;
  readonly created_at: Date;
  readonly status: ScanStatus;
  readonly status_reason: string | null;
  readonly status_message: string | null;
  readonly partial: boolean;
  readonly commit_id: string | null;
  readonly baseline_scan_id: string | null;
  readonly languages: readonly string[];
  readonly percent: number;
  readonly stage: string;
  readonly message: string;
  readonly stages: readonly Stage[];
  readonly counts: Counts;
  readonly not_covered: number;
  readonly excluded: number;
  readonly statistics: Readonly<Record<string, number>>;
  readonly score: number | null;
  readonly score_version: number | null;
  readonly score_detail: unknown;
  readonly admitted_at: Date | null;
  readonly started_at: Date | null;
  readonly finished_at: Date | null;
  readonly last_output_at: Date | null;
  readonly cancel_requested_at: Date | null;
  readonly estimated_seconds: number;
  /** First day of the billing period in which it was counted; `null` for scans from before there were any. */
  readonly usage_period: string | null;
}

/** Absent members are 0. */
export type Counts = Partial<Record<keyof SeverityCounts | "new" | "persisting" | "fixed", number>>;

export interface CoverageRow extends CoverageNote {
  readonly isExcluded: boolean;
}

/** The scan as the door shows it. `coverage` is empty in lists: the totals stand in the row. */
export function scanOf(row: ScanRow, now: Date, coverage: readonly CoverageRow[] = []): Scan {
  const notes = (isExcluded: boolean): CoverageNote[] =>
    coverage
      .filter((note) => note.isExcluded === isExcluded)
      .map(({ engine, place, reason }) => ({ engine, place, reason }));
  const { critical = 0, high = 0, medium = 0, low = 0, info = 0, total = 0, persisting = 0 } = row.counts;
  return {
    id: row.id,
    teamId: row.team_id,
    name: row.name,
    kind: row.kind,
    dialect: row.dialect,
    trigger: row.trigger,
    requestedType: row.requested_type,
    profile: row.profile,
    engines: row.engines,
    raw: row.raw,
    targetLabel: row.target_label,
    repository: row.repository,
    commit: row.commit_id,
    options: row.options,
    status: row.status,
    statusReason: row.status_reason,
    statusMessage: row.status_message,
    partial: row.partial,
    progress: { percent: row.percent, current: row.percent, total: 100, stage: row.stage, message: row.message },
    stages: row.stages,
    counts: {
      ...{ critical, high, medium, low, info, total, persisting },
      new: row.counts.new ?? 0,
      fixed: row.counts.fixed ?? 0,
    },
    baselineScanId: row.baseline_scan_id,
    languages: row.languages,
    score: row.score,
    scoreVersion: row.score_version,
    scoreDetail: row.score_detail,
    notCovered: { total: row.not_covered, items: notes(false) },
    excluded: { total: row.excluded, items: notes(true) },
    statistics: row.statistics,
    createdAt: row.created_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    lastOutputAt: row.last_output_at,
    estimatedCompletion: estimateCompletion(row, now),
  };
}
