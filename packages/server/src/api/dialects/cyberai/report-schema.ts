import { z } from "zod";
import { reportFormats, reportStatuses, reportTypes } from "../../../reports/index.ts";
import { finding, time } from "./schema.ts";

export const reportType = z.enum(reportTypes);
export const reportFormat = z.enum(reportFormats);

const vulnerability = z.object({
  title: z.string(),
  description: z.string(),
  severity: finding.shape.severity,
  remediation: z.string(),
  cvss_score: z.number(),
  cve_id: z.string().nullable(),
  evidence: z.object({
    payload: z.string().nullable(),
    endpoints: z.array(z.object({ url: z.string(), method: z.string(), status: z.int().nullable() })).readonly(),
  }),
});
/** Of the vulnerabilities the worst 1,000; `total_vulnerabilities` counts all, and the JSON download holds them. */
const data = z.object({
  scan_id: z.string(),
  target: z.string(),
  total_vulnerabilities: z.int(),
  vulnerabilities: z.array(vulnerability).readonly(),
  findings_summary: z.object({ critical: z.int(), high: z.int(), medium: z.int(), low: z.int(), info: z.int() }),
  port_results: z.object({ open_ports: z.array(z.object({ port: z.int(), service: z.string() })).readonly() }),
});

/** `status`, `created_at`, `expires_at` and `formats` are ours; what is generated is null before. */
export const reportRow = z.object({
  id: z.string(),
  title: z.string(),
  type: reportType,
  description: z.string(),
  user_id: z.string(),
  scan_ids: z.array(z.string()),
  status: z.enum(reportStatuses),
  created_at: time,
  generated_at: time.nullable(),
  expires_at: time,
  scan_duration: z.int().nullable(),
  health_score: z.int().nullable(),
  health_rating: z.enum(["Good", "Fair", "Poor"]).nullable(),
  formats: z.array(reportFormat),
  error: z.string().optional(),
});
export const report = reportRow.extend({
  data: data.nullable(),
  markdown_content: z.string().nullable(),
  ai_summary: z.null(),
});
export const reportList = z.object({
  data: z.array(reportRow),
  total: z.int(),
  has_more: z.boolean(),
  next_cursor: z.string().nullable(),
});
