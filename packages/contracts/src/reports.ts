/** Reports: accounts of scans, made once in every form and kept until they expire. */
import { z } from "zod";
import { cursorMeta, instant, severity, severityCounts } from "./common.ts";
import { statusInput, vulnerabilityStatus } from "./vulnerabilities.ts";

export const reportType = z
  .enum(["vulnerability", "security_posture", "compliance", "incident", "scan", "assessment", "audit"])
  .meta({ id: "ReportType" });
export const reportStatus = z.enum(["queued", "generating", "ready", "failed"]).meta({ id: "ReportStatus" });
export const reportFormat = z.enum(["pdf", "json", "csv", "markdown", "html", "sarif"]).meta({ id: "ReportFormat" });

/** A document of a report, as `GET /reports/{id}/download?format=` sends it. */
export const rendition = z
  .object({ format: reportFormat, media_type: z.string(), sha256: z.string(), size: z.int(), url: z.string() })
  .meta({ id: "Rendition" });

const anyInstant = z.iso.datetime({ offset: true });
/** What a report is about; every part narrows. */
export const reportFilters = z
  .object({
    severity: severity.optional(),
    status: z.array(statusInput).min(1).max(6).optional(),
    /** Scans by their creation; decisions and changes by their instant. */
    from: anyInstant.optional(),
    to: anyInstant.optional(),
    /** Id, path or `provider:path`. */
    repository: z.string().min(1).max(1024).optional(),
    /** Incidents only: what they are about. */
    vulnerability_ids: z.array(z.string().min(1).max(100)).min(1).max(20).optional(),
  })
  .meta({ id: "ReportFilters" });

/** Figures are known once it is ready. */
export const report = z
  .object({
    id: z.uuid(),
    type: reportType,
    title: z.string(),
    description: z.string(),
    status: reportStatus,
    status_message: z.string().nullable(),
    scan_ids: z.array(z.uuid()),
    filters: reportFilters.extend({ status: z.array(vulnerabilityStatus).optional() }),
    created_at: instant,
    generated_at: instant.nullable(),
    generated_by: z.object({ user_id: z.uuid(), key_id: z.uuid().nullable() }),
    expires_at: instant,
    counts: severityCounts.nullable(),
    health_score: z.int().nullable(),
    health_rating: z.enum(["Good", "Fair", "Poor"]).nullable(),
    /** Seconds. */
    scan_duration: z.int().nullable(),
    renditions: z.array(rendition),
  })
  .meta({ id: "Report" });

/** `POST /reports`. Without `scan_ids`: the newest completed scan of every target that fits the filters. */
export const createReportRequest = z
  .object({
    type: reportType,
    title: z.string().trim().min(1).max(200).optional(),
    description: z.string().max(2000).optional(),
    scan_ids: z.array(z.string().min(1).max(100)).max(100).optional(),
    filters: reportFilters.optional(),
    expires_at: anyInstant.optional(),
  })
  .meta({ examples: [{ type: "vulnerability" }] });
/** `GET`, `POST` and `DELETE`. */
export const reportAnswer = z.object({ data: report });
/** `GET /reports`, newest first; the rows also stand under `reports`. */
export const reportListAnswer = z.object({ data: z.array(report), reports: z.array(report), meta: cursorMeta });
