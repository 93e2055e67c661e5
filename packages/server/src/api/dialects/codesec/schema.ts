import { z } from "zod";

export const errorBody = z
  .object({ error: z.string(), message: z.string(), retry_after: z.int().optional() })
  .meta({ id: "CodeSecError" });

export const scanParams = z.object({ scan_id: z.string().max(1024) });
export const severityWord = z.enum(["info", "low", "medium", "high", "critical"]);
export const status = z.enum(["queued", "running", "completed", "failed"]);
export const time = z.iso.datetime({ precision: 0 });

export const launched = z.object({ scan_id: z.string(), status });
export const scan = z.object({
  scan_id: z.string(),
  status,
  target: z.string(),
  progress: z.int(),
  created_at: time,
  error: z.string().optional(),
});
export const results = z.object({
  scan_id: z.string(),
  status,
  score: z.int().nullable(),
  findings: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      severity: severityWord,
      confidence: z.enum(["low", "medium", "high"]),
      category: z.string(),
    }),
  ),
});
export const scanList = z.object({ data: z.array(launched), has_more: z.boolean() });
export const usage = z.object({
  plan: z.string(),
  scans_used: z.int(),
  scans_limit: z.int(),
  period_start: time,
  period_end: time,
});
