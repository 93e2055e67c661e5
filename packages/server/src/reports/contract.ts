/** Reports: rendered accounts of scans, made once and kept until they expire; and documents of one scan as it stands. */
import type { Id } from "@gatewatch/base/ids";
import type { Severity } from "@gatewatch/engines/findings";
import type { Principal, TeamId, UserId } from "../kernel/actor.ts";
import type { SeverityCounts } from "../scanning/index.ts";
import type { IssueStatus } from "../vulnerabilities/index.ts";

export type ReportId = Id<"report">;
export const reportTypes = [
  "vulnerability",
  "security_posture",
  "compliance",
  "incident",
  "scan",
  "assessment",
  "audit",
] as const;
export type ReportType = (typeof reportTypes)[number];
export const reportStatuses = ["queued", "generating", "ready", "failed"] as const;
export type ReportStatus = (typeof reportStatuses)[number];
export const reportFormats = ["pdf", "json", "csv", "markdown", "html", "sarif"] as const;
export type ReportFormat = (typeof reportFormats)[number];
export type HealthRating = "Good" | "Fair" | "Poor";

/** What a report is about; every part narrows. */
export interface ReportFilters {
  /** At least. */
  readonly severity?: Severity;
  readonly statuses?: readonly IssueStatus[];
  /** ISO 8601; of scans by their creation, of decisions and changes by their instant. */
  readonly from?: string;
  readonly to?: string;
  /** Id, path or `provider:path`. */
  readonly repository?: string;
  /** The vulnerabilities that an incident is about, at most 20. */
  readonly vulnerabilityIds?: readonly string[];
}

export interface NewReport {
  readonly type: ReportType;
  readonly title?: string;
  readonly description?: string;
  /** At most 100. Without any: the newest completed scan of every target that fits the filters. */
  readonly scanIds?: readonly string[];
  readonly filters?: ReportFilters;
  /** Default: 90 days from now. */
  readonly expiresAt?: Date;
}

export interface Rendition {
  readonly format: ReportFormat;
  readonly mediaType: string;
  /** Hex, 64 characters. */
  readonly sha256: string;
  readonly sizeBytes: number;
}

export interface Report {
  readonly id: ReportId;
  readonly teamId: TeamId;
  readonly type: ReportType;
  readonly title: string;
  readonly description: string;
  readonly status: ReportStatus;
  /** Why it failed, for people. */
  readonly statusMessage: string | null;
  readonly scanIds: readonly string[];
  readonly filters: ReportFilters;
  readonly createdAt: Date;
  readonly generatedAt: Date | null;
  readonly generatedBy: { readonly userId: UserId; readonly keyId: string | null };
  readonly expiresAt: Date;
  /** Known once it is ready. */
  readonly counts: SeverityCounts | null;
  readonly healthScore: number | null;
  readonly healthRating: HealthRating | null;
  readonly scanDurationSeconds: number | null;
  readonly renditions: readonly Rendition[];
}

/** The documented `data` of a report; of its vulnerabilities the worst 1,000. */
export interface ReportData {
  readonly scan_id: string;
  readonly target: string;
  readonly total_vulnerabilities: number;
  readonly vulnerabilities: readonly ReportedVulnerability[];
  readonly findings_summary: {
    readonly critical: number;
    readonly high: number;
    readonly medium: number;
    readonly low: number;
    readonly info: number;
  };
  readonly port_results: { readonly open_ports: readonly { readonly port: number; readonly service: string }[] };
}

export interface ReportedVulnerability {
  readonly title: string;
  readonly description: string;
  readonly severity: Severity;
  readonly remediation: string;
  readonly cvss_score: number;
  readonly cve_id: string | null;
  readonly evidence: {
    readonly payload: string | null;
    readonly endpoints: readonly { readonly url: string; readonly method: string; readonly status: number | null }[];
  };
}

export interface ReportQuery {
  readonly type?: ReportType;
  readonly status?: ReportStatus;
  readonly scanId?: string;
  readonly limit: number;
  /** Reports older than this one. */
  readonly after?: ReportId;
}

export interface ReportPage {
  /** Newest first. */
  readonly reports: readonly Report[];
  readonly nextCursor: ReportId | null;
  readonly total: number;
}

/** A document as it is sent: made or read piece by piece. */
export interface StreamedDocument {
  readonly mediaType: string;
  /** Without the dot. */
  readonly extension: string;
  readonly scanId: string;
  readonly body: AsyncIterable<string | Uint8Array>;
}

export interface Download extends Rendition {
  /** From the report's title: any text a person chose. */
  readonly fileName: string;
  readonly body: AsyncIterable<Uint8Array>;
}

/**
 * Faults: `reports.not_found`, `reports.invalid`, `reports.not_ready`, `reports.failed`, `reports.not_available`,
 * `scans.not_found`, `repositories.not_found`, `vulnerabilities.not_found`. A report on the audit log is there only for
 * those who may read that log.
 */
export interface Reports {
  /** Stores it and queues its generation. */
  create(actor: Principal, request: NewReport): Promise<Report>;
  get(actor: Principal, id: string): Promise<Report>;
  list(actor: Principal, query: ReportQuery): Promise<ReportPage>;
  /** The newest report about a scan. */
  newestOf(actor: Principal, scanId: string): Promise<Report>;
  /** What a ready report holds, bounded; `null` before. */
  content(report: Report): Promise<{ readonly data: ReportData; readonly markdown: string } | null>;
  download(actor: Principal, id: string, format: ReportFormat): Promise<Download>;
  /** Removes the report and its files. */
  remove(actor: Principal, id: string): Promise<Report>;
  /** What a scan found and covered, in one of the engines' formats. Of a scan that runs: so far, and marked partial. */
  scanDocument(teamId: TeamId, scanId: string, format: "csv" | "json" | "sarif"): Promise<StreamedDocument>;
}
