/** What an output format is. Types only. */
import type { StatisticName, Target } from "../contract.ts";
import type { EngineId, IdentifiedFinding, Severity } from "../findings/index.ts";

export interface Format {
  readonly id: string;
  readonly mediaType: string;
  /** Without the dot. */
  readonly extension: string;
  /**
   * Writes the document piece by piece (text, or bytes where the format is binary), holding no more than a bounded part. Findings keep the order they come
   * in; callers give them worst first. The same input gives the same bytes.
   */
  render(findings: AsyncIterable<ReportedFinding>, scan: ScanSummary, view?: View): AsyncIterable<string | Uint8Array>;
}

/** For people at a terminal only; every other format ignores it. */
export interface View {
  readonly colour: boolean;
  readonly widthColumns: number;
}

export interface ReportedFinding extends IdentifiedFinding {
  /** Set when there is a baseline to compare with; `unchanged` findings are listed and not counted. */
  readonly baselineState?: "new" | "unchanged";
}

/** What an earlier result knows of a finding that is gone. */
export type FixedFinding = Pick<
  IdentifiedFinding,
  "fingerprint" | "engine" | "ruleId" | "title" | "severity" | "location"
>;

/** Everything about a scan besides its findings. */
export interface ScanSummary {
  readonly toolVersion: string;
  readonly target: Target;
  readonly repository?: { readonly url: string; readonly commit?: string; readonly branch?: string };
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly finishedAt: string;
  /** Something planned was not covered, or an engine failed. */
  readonly partial: boolean;
  readonly engines: readonly EngineSummary[];
  /** Findings that count, by severity: neither suppressed nor in the baseline. */
  readonly counts: Readonly<Record<Severity, number>>;
  readonly suppressed: number;
  readonly unchanged: number;
  /** Where only what a change touches was asked for: the findings that it does not, counted and not listed. */
  readonly outsideChanges?: number;
  /** With a baseline of the same target: what it lists and a scan that looked there did not find, worst first. */
  readonly fixed?: readonly FixedFinding[];
  /** Findings below the severity that was asked for: counted, and not listed. */
  readonly leftOut?: Readonly<Partial<Record<Severity, number>>>;
  readonly notCovered: readonly {
    readonly engine: EngineId | "archive";
    readonly place: string;
    readonly reason: string;
  }[];
  /** Left out by rule, such as ignored files: by reason. */
  readonly excluded: readonly {
    readonly engine: EngineId | "archive";
    readonly reason: string;
    readonly count: number;
  }[];
}

export interface EngineSummary {
  readonly id: EngineId;
  readonly version: string;
  readonly status: "completed" | "failed";
  /** Why it failed: the fault's code and public sentence. */
  readonly code?: string;
  readonly message?: string;
  readonly durationMs: number;
  readonly statistics: Readonly<Partial<Record<StatisticName, number>>>;
}
