import { showId } from "@gatewatch/base/ids";
import { placeOf } from "@gatewatch/engines/findings";
import type { z } from "zod";
import type { ListedScan, Scan } from "../../../scanning/index.ts";
import type { FindingRow, Issue } from "../../../vulnerabilities/index.ts";
import type { Problem } from "../../http/index.ts";
import { secondsInstant } from "../instant.ts";
import type { errorBody, finding, scan, statistics, status, vulnerability } from "./schema.ts";

export function problemBody({ word, message, fields }: Problem): z.output<typeof errorBody> {
  const first = fields[0];
  return {
    error: { code: word, message, ...(first ? { details: { field: first.field, reason: first.reason } } : {}) },
  };
}

/** The only documented value of a new scan is `running`; that it still waits is told by its progress. */
export function statusWord(of: Scan["status"]): z.output<typeof status> {
  return of === "queued" ? "running" : of;
}

export function scanBody(row: ListedScan): z.output<typeof scan> {
  return {
    id: showId("scan", row.id),
    status: statusWord(row.status),
    target: row.raw,
    scan_type: row.requestedType,
    created_at: secondsInstant(row.createdAt),
    estimated_completion: secondsInstant(row.estimatedCompletion),
    progress: {
      current: row.progress.current,
      total: row.progress.total,
      status: row.status === "queued" ? "Queued" : row.progress.message,
    },
    ...(row.status === "failed" ? { error: row.statusReason ?? "failed" } : {}),
  };
}

/** A finding of a scan, or a vulnerability: the contract shows both alike. */
export function findingBody(row: FindingRow | Issue): z.output<typeof finding> {
  const { url } = row.location;
  return {
    id: showId("vuln", row.id),
    type: "vulnerability",
    severity: row.severity,
    title: row.title,
    description: row.description,
    affected_component: url !== undefined && URL.canParse(url) ? new URL(url).pathname : placeOf(row.location),
    remediation: row.remediation,
    cvss_score: row.severityScore,
  };
}

export function vulnerabilityBody(issue: Issue): z.output<typeof vulnerability> {
  return {
    ...findingBody(issue),
    status: issue.status.replaceAll("_", "-"),
    created_at: secondsInstant(issue.firstSeenAt),
    last_seen_at: secondsInstant(issue.lastSeenAt),
    scan_id: showId("scan", issue.lastSeenScan),
  };
}

export function statisticsBody(row: Scan, now: Date): z.output<typeof statistics> {
  const { urls_scanned: urls = 0, requests_made: requests = 0 } = row.statistics;
  const runningMs = row.startedAt === null ? 0 : (row.finishedAt ?? now).getTime() - row.startedAt.getTime();
  return {
    total_urls_scanned: Math.round(urls),
    total_vulnerabilities: row.counts.total,
    scan_duration: Math.round(runningMs / 1000),
    requests_made: Math.round(requests),
  };
}
