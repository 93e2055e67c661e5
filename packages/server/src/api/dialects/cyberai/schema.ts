import { z } from "zod";

export const errorBody = z
  .object({
    error: z.object({
      code: z.string(),
      message: z.string(),
      details: z.object({ field: z.string(), reason: z.string() }).optional(),
    }),
  })
  .meta({ id: "CyberAiError" });

export const idParams = z.object({ id: z.string().max(1024) });
export const time = z.iso.datetime({ precision: 0 });
export const status = z.enum(["running", "completed", "failed", "cancelled"]);

export const scan = z.object({
  id: z.string(),
  status,
  target: z.string(),
  scan_type: z.string(),
  created_at: time,
  estimated_completion: time,
  progress: z.object({ current: z.int(), total: z.int(), status: z.string() }),
  error: z.string().optional(),
});
export const finding = z.object({
  id: z.string(),
  type: z.string(),
  severity: z.enum(["info", "low", "medium", "high", "critical"]),
  title: z.string(),
  description: z.string(),
  affected_component: z.string(),
  remediation: z.string(),
  cvss_score: z.number(),
});
/** `status` with hyphens, as in the vendor's `false-positive`; what follows it is ours. */
export const vulnerability = finding.extend({
  status: z.string(),
  created_at: time,
  last_seen_at: time,
  scan_id: z.string(),
});
export const statistics = z.object({
  total_urls_scanned: z.int(),
  total_vulnerabilities: z.int(),
  scan_duration: z.int(),
  requests_made: z.int(),
});
export const results = z.object({ scan_id: z.string(), status, findings: z.array(finding), statistics });
/** Bodies of lists are documented nowhere: these are ours. */
export const scanList = z.object({
  data: z.array(scan),
  total: z.int(),
  has_more: z.boolean(),
  next_cursor: z.string().nullable(),
});
export const vulnerabilityList = z.object({
  data: z.array(vulnerability),
  total: z.int(),
  has_more: z.boolean(),
  next_cursor: z.string().nullable(),
});
export const scanDetails = scan.extend({ findings: z.array(finding).optional(), statistics: statistics.optional() });
export const ticket = z.object({ ticket: z.string(), expires_in: z.int() });
