/** Issues and their sightings, as the dialects see them. */
import type { Id } from "@gatewatch/base/ids";
import type { EngineId, Evidence, Location, Severity, TraceStep } from "@gatewatch/engines/findings";
import type { Principal, TeamId } from "../kernel/actor.ts";
import type { DecisionRecord, IssueStatus, NewDecision } from "./decisions/index.ts";
import type { IssueFilter, IssueSort, MergedIssue, StoredIssue } from "./issues/index.ts";
import type { NewPolicy, Policy, PolicyMatch } from "./policies/index.ts";
import type { SlaDays, SlaSetting, SlaState } from "./sla/index.ts";

export type IssueId = Id<"issue">;
export type OccurrenceId = Id<"occurrence">;

/** One occurrence joined with its issue. */
export interface FindingRow {
  readonly id: OccurrenceId;
  readonly issueId: IssueId;
  readonly scanId: string;
  /** Hex. */
  readonly fingerprint: string;
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
  /** The issue's status as it is now. */
  readonly status: IssueStatus;
  readonly location: Location;
  readonly trace: readonly TraceStep[];
  readonly evidence: Evidence;
  readonly observedAt: Date;
}

export interface FindingFilter {
  readonly scanIds?: readonly string[];
  /** Against each scan's baseline. `fixed`: sightings of the baseline that the scan found gone, of `scanIds` only. */
  readonly diff?: "new" | "persisting" | "fixed";
  /** Of their issues, now. */
  readonly statuses?: readonly IssueStatus[];
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
  /** Only of scans of this target. */
  readonly targetId?: string;
}

export interface FindingQuery extends FindingFilter {
  readonly limit: number;
  /** One of the two: offset pages (Gecko) or keyset pages (everything else). */
  readonly offset?: number;
  readonly cursor?: string;
}

export interface FindingPage {
  readonly findings: readonly FindingRow[];
  readonly nextCursor: string | null;
  /** Keyset pages with a filter beyond the scans: exact up to 10,000, then at least. All others: exact. */
  readonly total: number;
  readonly totalKind: "exact" | "at_least";
}

/** An issue with its texts, its status and its newest sighting. */
export interface Issue extends Omit<StoredIssue, "isExpired" | "sinceDecision" | "isRechecked"> {
  /** What follows from `decision` and `detection`. */
  readonly status: IssueStatus;
  /** How it stands against its deadline. */
  readonly sla: SlaState;
}

export interface IssueDetail extends Issue {
  /** What is merged into it and can be taken out again, at most 100. */
  readonly merged: readonly MergedIssue[];
  /** Newest first, at most 200. */
  readonly history: readonly DecisionRecord[];
}

export interface IssueQuery extends IssueFilter {
  readonly limit: number;
  readonly cursor?: string;
  /** Default `severity`. */
  readonly sort?: IssueSort;
}

export interface IssuePage {
  readonly issues: readonly Issue[];
  readonly nextCursor: string | null;
  /** Exact up to 10,000, then at least. */
  readonly total: number;
  readonly totalKind: "exact" | "at_least";
}

/** What a decision is about: ids of issues or occurrences in any form, or all that a filter fits. */
export type Selection = { readonly ids: readonly string[] } | { readonly filter: IssueFilter };

export interface DecideOptions {
  /** Refuses when an issue is at another version. */
  readonly ifVersion?: number;
  /** Says what would change, and changes nothing. */
  readonly dryRun?: boolean;
}

export interface Decided {
  /** Issues that the selection names. */
  readonly matched: number;
  /** Those whose decision changes, or would; the same decision again without a comment changes nothing. */
  readonly changed: number;
  /** Ids that name nothing of this team, as they were sent. */
  readonly notFound: readonly string[];
  readonly isDryRun: boolean;
  /** What the changed ones showed before and show after. */
  readonly transitions: readonly { readonly from: IssueStatus; readonly to: IssueStatus; readonly count: number }[];
}

export interface Preview {
  /** Exact up to 10,000, then at least. */
  readonly matched: number;
  readonly matchedKind: "exact" | "at_least";
  /** The first 20, worst first. */
  readonly sample: readonly Issue[];
}

/** A policy that fails the gate of a scan, and how many open issues of it make it do so, counted up to 10,000. */
export interface GateFailure {
  readonly policy: string;
  readonly total: number;
}

/** Faults: `vulnerabilities.policy_not_found`, `vulnerabilities.invalid_policy`, `vulnerabilities.policy_exists`. */
export interface Policies {
  list(teamId: TeamId): Promise<readonly Policy[]>;
  get(teamId: TeamId, id: string): Promise<Policy>;
  create(actor: Principal, policy: NewPolicy): Promise<Policy>;
  replace(actor: Principal, id: string, policy: NewPolicy): Promise<Policy>;
  remove(actor: Principal, id: string): Promise<void>;
  /** What would fit now. Changes nothing. */
  preview(teamId: TeamId, match: PolicyMatch): Promise<Preview>;
  /** Enabled policies that fail the gate of a scan. */
  gateFailures(teamId: TeamId, scanId: string): Promise<readonly GateFailure[]>;
}

/**
 * Faults: `vulnerabilities.not_found`, `vulnerabilities.invalid_cursor`, `vulnerabilities.invalid_decision`,
 * `vulnerabilities.too_many`, `vulnerabilities.version_mismatch`, `vulnerabilities.not_mergeable`. Order of lists of findings: worst first (score, then id).
 */
export interface Vulnerabilities {
  issue(teamId: TeamId, id: string): Promise<IssueDetail>;
  issues(teamId: TeamId, query: IssueQuery): Promise<IssuePage>;
  decide(actor: Principal, selection: Selection, decision: NewDecision, options?: DecideOptions): Promise<Decided>;
  /** Every finding that fits, worst first, a page at a time (500 unless said) as they are taken. */
  eachFinding(teamId: TeamId, filter: FindingFilter, pageSize?: number): AsyncIterable<FindingRow>;
  /** Shows the first as part of the second, which keeps its id. */
  merge(actor: Principal, id: string, into: string): Promise<void>;
  unmerge(actor: Principal, id: string): Promise<void>;
  readonly policies: Policies;
  sla(teamId: TeamId): Promise<SlaSetting>;
  setSla(actor: Principal, days: SlaDays): Promise<SlaSetting>;
  findings(teamId: TeamId, query: FindingQuery): Promise<FindingPage>;
}
