import type { EngineId } from "@gatewatch/engines/findings";
import type { TeamId } from "../../kernel/actor.ts";
import type {
  CoverageNote,
  ListedScan,
  Profile,
  RepositoryRef,
  Scan,
  ScanId,
  ScanKind,
  ScanOptions,
  ScanStatus,
  SeverityCounts,
  Stage,
  SuppressedFinding,
  UsedRuleSet,
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
  /** It looks at a change alone and knows nothing of the rest: it fixes nothing and is nobody's baseline. */
  readonly is_limited: boolean;
  readonly commit_id: string | null;
  readonly base_commit: string | null;
  readonly baseline_scan_id: string | null;
  readonly languages: readonly string[];
  readonly rule_sets: readonly UsedRuleSet[];
  readonly percent: number;
  readonly stage: string;
  readonly message: string;
  readonly stages: readonly Stage[];
  readonly counts: Counts;
  readonly not_covered: number;
  readonly excluded: number;
  readonly suppressed: number;
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

/** What lists read of a row: its documents are large, and no list shows them. */
export const listedColumns = [
  "id",
  "name",
  "kind",
  "requested_type",
  "raw",
  "target_label",
  "repository",
  "status",
  "status_reason",
  "partial",
  "is_limited",
  "percent",
  "stage",
  "message",
  "counts",
  "languages",
  "score",
  "created_at",
  "started_at",
  "finished_at",
  "estimated_seconds",
] as const satisfies readonly (keyof ScanRow)[];
export type ListedRow = Pick<ScanRow, (typeof listedColumns)[number]>;

/** Absent members are 0. */
export type Counts = Partial<Record<keyof SeverityCounts | "new" | "persisting" | "fixed", number>>;

export interface CoverageRow extends CoverageNote {
  readonly isExcluded: boolean;
}

/** The scan as lists show it. */
export function listedOf(row: ListedRow, now: Date): ListedScan {
  const { critical = 0, high = 0, medium = 0, low = 0, info = 0, total = 0, persisting = 0, fixed = 0 } = row.counts;
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    requestedType: row.requested_type,
    raw: row.raw,
    targetLabel: row.target_label,
    repository: row.repository,
    status: row.status,
    statusReason: row.status_reason,
    partial: row.partial,
    isLimited: row.is_limited,
    progress: { percent: row.percent, current: row.percent, total: 100, stage: row.stage, message: row.message },
    counts: { critical, high, medium, low, info, total, new: row.counts.new ?? 0, persisting, fixed },
    languages: row.languages,
    score: row.score,
    createdAt: row.created_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    estimatedCompletion: estimateCompletion(row, now),
  };
}

/** The scan as the door shows it by itself. */
export function scanOf(
  row: ScanRow,
  now: Date,
  coverage: readonly CoverageRow[] = [],
  suppressed: readonly SuppressedFinding[] = [],
): Scan {
  const notes = (isExcluded: boolean): CoverageNote[] =>
    coverage
      .filter((note) => note.isExcluded === isExcluded)
      .map(({ engine, place, reason }) => ({ engine, place, reason }));
  return {
    ...listedOf(row, now),
    teamId: row.team_id,
    dialect: row.dialect,
    trigger: row.trigger,
    profile: row.profile,
    engines: row.engines,
    commit: row.commit_id,
    changes: row.is_limited ? { since: row.options.changedSince ?? null, baseCommit: row.base_commit } : null,
    options: row.options,
    ruleSets: row.rule_sets,
    statusMessage: row.status_message,
    stages: row.stages,
    baselineScanId: row.baseline_scan_id,
    scoreVersion: row.score_version,
    scoreDetail: row.score_detail,
    notCovered: { total: row.not_covered, items: notes(false) },
    excluded: { total: row.excluded, items: notes(true) },
    suppressed: { total: row.suppressed, items: suppressed },
    statistics: row.statistics,
    lastOutputAt: row.last_output_at,
  };
}
