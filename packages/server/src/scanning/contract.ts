/** The life of a scan, as the dialects see it. */
import type { Id } from "@gatewatch/base/ids";
import type { EngineId, Severity } from "@gatewatch/engines/findings";
import type { Principal, TeamId } from "../kernel/actor.ts";
import type { RuleSets } from "./rule-sets/index.ts";

export type ScanId = Id<"scan">;
export const scanStatuses = ["queued", "running", "completed", "failed", "cancelled"] as const;
export type ScanStatus = (typeof scanStatuses)[number];
export type ScanKind = "repo" | "web" | "host";
export type Profile = "quick" | "full" | "vulnerability" | "network" | "web" | "cloud" | "headers" | "tls";

/** What a client asked to be scanned, in the forms the contracts know. */
export type TargetInput =
  | { readonly kind: "url"; readonly url: string }
  | { readonly kind: "host"; readonly host: string }
  | { readonly kind: "git"; readonly url: string; readonly branch?: string }
  | { readonly kind: "gitlab"; readonly url: string; readonly branch?: string }
  | { readonly kind: "path"; readonly path: string }
  | { readonly kind: "upload"; readonly uploadId: string };

export interface NewScan {
  readonly name?: string;
  readonly target: TargetInput;
  /** The target exactly as the client sent it, echoed verbatim. */
  readonly raw: string;
  readonly dialect: "native" | "codesec" | "cyberai";
  readonly trigger: "api" | "ui";
  /** The literal `scan_type` as asked. */
  readonly requestedType: string;
  readonly profile: Profile;
  readonly engines?: readonly EngineId[];
  readonly options?: ScanOptions;
}

/** The last two limit a scan of source code to a change; it then says nothing of what it leaves out. */
export interface ScanOptions {
  readonly concurrent?: number;
  readonly timeoutSeconds?: number;
  readonly followRedirects?: boolean;
  readonly ignoreTlsErrors?: boolean;
  /** Only what changed since the commit that the branch comes from: a branch, a tag or a commit of the same repository. */
  readonly changedSince?: string;
  /** Only what this unified diff touches. */
  readonly changedLines?: string;
}

export interface SeverityCounts {
  readonly critical: number;
  readonly high: number;
  readonly medium: number;
  readonly low: number;
  readonly info: number;
  readonly total: number;
}

export interface RepositoryRef {
  readonly fullName: string;
  readonly branch: string | null;
  readonly instance: string;
}

export interface Stage {
  readonly engine: string;
  readonly status: "waiting" | "running" | "completed" | "failed";
  readonly done: number;
  readonly total: number | null;
  readonly message: string;
  readonly reason: string | null;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
}

export interface CoverageNote {
  readonly engine: string;
  readonly place: string;
  readonly reason: string;
}

export interface UsedRuleSet {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly sha256: string;
}

/** A finding that a comment in the code silences. */
export interface SuppressedFinding {
  readonly engine: string;
  readonly ruleId: string;
  readonly title: string;
  readonly severity: Severity;
  readonly place: string;
  /** The word of the comment. */
  readonly by: string;
  readonly reason: string | null;
}

export interface Scan {
  readonly id: ScanId;
  readonly teamId: TeamId;
  readonly name: string;
  readonly kind: ScanKind;
  readonly dialect: string;
  readonly trigger: string;
  readonly requestedType: string;
  readonly profile: Profile;
  readonly engines: readonly EngineId[];
  readonly raw: string;
  readonly targetLabel: string;
  readonly repository: RepositoryRef | null;
  readonly commit: string | null;
  /** It looked at a change alone: it says nothing of the rest of its target. */
  readonly isLimited: boolean;
  /** Absent from a scan of everything; `since` and `baseCommit` only where git told what changed. */
  readonly changes: { readonly since: string | null; readonly baseCommit: string | null } | null;
  readonly options: ScanOptions;
  readonly status: ScanStatus;
  /** `timeout`, `target_unreachable`, `cancelled`, …: why it failed or is partial. */
  readonly statusReason: string | null;
  readonly statusMessage: string | null;
  readonly partial: boolean;
  readonly progress: {
    readonly percent: number;
    readonly current: number;
    readonly total: number;
    readonly stage: string;
    readonly message: string;
  };
  readonly stages: readonly Stage[];
  readonly counts: SeverityCounts & { readonly new: number; readonly persisting: number; readonly fixed: number };
  /** What new, persisting and fixed are measured against. */
  readonly baselineScanId: string | null;
  /** Of the source code, most files first. */
  readonly languages: readonly string[];
  /** What it ran of the team's own rules; `sha256` of their text tells whether another scan ran the same. */
  readonly ruleSets: readonly UsedRuleSet[];
  readonly score: number | null;
  readonly scoreVersion: number | null;
  readonly scoreDetail: unknown;
  readonly notCovered: { readonly total: number; readonly items: readonly CoverageNote[] };
  readonly excluded: { readonly total: number; readonly items: readonly CoverageNote[] };
  readonly suppressed: { readonly total: number; readonly items: readonly SuppressedFinding[] };
  readonly statistics: Readonly<Record<string, number>>;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly lastOutputAt: Date | null;
  /** Never in the past while the scan runs. */
  readonly estimatedCompletion: Date;
}

/** A report of another tool; without `about` it must itself name the repository. */
export interface ReportImport {
  readonly about?: TargetInput | { readonly scanId: string };
  readonly branch?: string;
  readonly commit?: string;
  readonly name?: string;
}

export interface ScanQuery {
  readonly status?: readonly ScanStatus[];
  readonly limit: number;
  readonly offset?: number;
  /** Scans older than this one. */
  readonly after?: ScanId;
}

/** A scan as lists show it: without what its own page alone shows. */
export type ListedScan = Pick<
  Scan,
  | "id"
  | "name"
  | "kind"
  | "requestedType"
  | "raw"
  | "targetLabel"
  | "repository"
  | "status"
  | "statusReason"
  | "partial"
  | "isLimited"
  | "progress"
  | "counts"
  | "languages"
  | "score"
  | "createdAt"
  | "startedAt"
  | "finishedAt"
  | "estimatedCompletion"
>;

export interface ScanPage {
  readonly scans: readonly ListedScan[];
  readonly total: number;
  readonly hasMore: boolean;
}

/** A target that is source code at a provider. Its id is the target's. */
export interface Repository {
  readonly id: string;
  readonly provider: string;
  readonly instance: string;
  readonly fullName: string;
  /** The branch that its issues are judged by; unknown before the first scan. */
  readonly branch: string | null;
  readonly createdAt: Date;
  readonly lastScan: { readonly id: ScanId; readonly status: ScanStatus; readonly createdAt: Date } | null;
}

export interface RepositoryQuery {
  /** Case-insensitive part of the full name. */
  readonly name?: string | undefined;
  readonly limit: number;
  readonly offset: number;
}

export interface RepositoryPage {
  readonly repositories: readonly Repository[];
  readonly total: number;
}

export interface StoredArtifact {
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly body: Buffer;
}

export type ArtifactKind = "endpoints" | "wiki" | "sbom" | "sarif" | "topology";

/**
 * Faults: `scans.not_found`, `scans.invalid_target`, `scans.target_refused`, `scans.integration_required`,
 * `scans.not_cancellable`, `repositories.not_found`, `artifacts.not_available`,
 * `imports.*`, `uploads.*`.
 */
export interface Scanning {
  create(actor: Principal, request: NewScan): Promise<Scan>;
  get(teamId: TeamId, id: string): Promise<Scan>;
  list(teamId: TeamId, query: ScanQuery): Promise<ScanPage>;
  /** What lists of findings say about their scans, in one question; unknown ids are left out. */
  names(teamId: TeamId, ids: readonly string[]): Promise<ReadonlyMap<string, Pick<Scan, "name" | "createdAt">>>;
  /** Queued: cancelled at once. Running: stops within 2 s. Finished: a fault. */
  cancel(actor: Principal, id: string): Promise<Scan>;
  /** A new scan of the same target with the same settings. */
  repeat(actor: Principal, id: string): Promise<Scan>;
  repositories(teamId: TeamId, query: RepositoryQuery): Promise<RepositoryPage>;
  /** By id in any form, path or `provider:path`. */
  repository(teamId: TeamId, reference: string): Promise<Repository>;
  /** Makes a scan of a SARIF report, packed with gzip or not. Nothing is written unless all of it can be read. */
  importReport(actor: Principal, request: ReportImport, body: AsyncIterable<Uint8Array>): Promise<Scan>;
  artifact(teamId: TeamId, id: string, kind: ArtifactKind): Promise<StoredArtifact>;
  /** Receives an archive as a stream, bounded; the type is read from its first bytes. */
  upload(
    actor: Principal,
    body: AsyncIterable<Buffer>,
  ): Promise<{ readonly id: string; readonly sizeBytes: number; readonly sha256: string }>;
  readonly ruleSets: RuleSets;
  /** How many of the team's scans hold a place: they run, or will at once. */
  running(teamId: TeamId): Promise<number>;
}
