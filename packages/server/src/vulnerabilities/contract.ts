/** Issues and their sightings, as the dialects see them. */
import type { Id } from "@gatewatch/base/ids";
import type { EngineId, Evidence, Location, Severity, TraceStep } from "@gatewatch/engines/findings";
import type { TeamId } from "../kernel/actor.ts";

export type IssueId = Id<"issue">;
export type OccurrenceId = Id<"occurrence">;

/** One occurrence joined with its issue. */
export interface FindingRow {
  readonly id: OccurrenceId;
  readonly issueId: IssueId;
  readonly scanId: string;
  readonly engine: EngineId;
  readonly ruleId: string;
  readonly category: string;
  readonly title: string;
  readonly shortDescription: string;
  readonly description: string;
  readonly remediation: string;
  readonly references: readonly string[];
  readonly cwe: readonly string[];
  readonly severity: Severity;
  readonly severityScore: number;
  readonly cvssVector: string | null;
  readonly confidence: number;
  readonly diffState: "new" | "persisting" | "fixed";
  readonly location: Location;
  readonly trace: readonly TraceStep[];
  readonly evidence: Evidence;
  readonly observedAt: Date;
}

export interface FindingQuery {
  readonly scanIds?: readonly string[];
  readonly severityAtLeast?: Severity;
  /** Exact score, Gecko's per-scan filter. */
  readonly scoreExactly?: number;
  /** Minimum score, Gecko's other lists. */
  readonly scoreAtLeast?: number;
  /** Case-insensitive substring of the CWE id. */
  readonly cwe?: string;
  /** The issue's first CWE is one of these. */
  readonly primaryCweIn?: readonly string[];
  /** Only of scans created at or after this instant. */
  readonly scansSince?: Date;
  readonly limit: number;
  /** One of the two: offset pages (Gecko) or keyset pages (everything else). */
  readonly offset?: number;
  readonly cursor?: string;
}

export interface FindingPage {
  readonly findings: readonly FindingRow[];
  readonly nextCursor: string | null;
  /** Keyset pages: exact up to 10,000, then at least. Offset pages: exact. */
  readonly total: number;
  readonly totalKind: "exact" | "at_least";
}

/** Faults: `vulnerabilities.invalid_cursor`. Order: worst first (score, then id). */
export interface Vulnerabilities {
  findings(teamId: TeamId, query: FindingQuery): Promise<FindingPage>;
}
