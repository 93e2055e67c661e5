/** Shapes that more than one resource of the native API shares. */
import { z } from "zod";

export const severity = z.enum(["info", "low", "medium", "high", "critical"]).meta({ id: "Severity" });
export const scanStatus = z.enum(["queued", "running", "completed", "failed", "cancelled"]).meta({ id: "ScanStatus" });
/** ISO 8601 with milliseconds and `Z`. */
export const instant = z.iso.datetime({ precision: 3 }).meta({ id: "Instant" });

export const severityCounts = z
  .object({
    critical: z.int(),
    high: z.int(),
    medium: z.int(),
    low: z.int(),
    info: z.int(),
    total: z.int(),
  })
  .meta({ id: "SeverityCounts" });

/** The native error body; with `Accept: application/problem+json` the same facts come as RFC 9457. */
export const errorBody = z
  .object({
    version: z.literal("v1"),
    error: z.object({
      code: z.string(),
      message: z.string(),
      details: z.array(z.object({ field: z.string(), reason: z.string() })).optional(),
      docs_url: z.string().optional(),
      retry_after: z.int().optional(),
    }),
    message: z.string(),
    request_id: z.string(),
  })
  .meta({ id: "Error" });

/** A numbered page, as GateKey's lists have it. */
export const pageMeta = z.object({ total: z.int(), page: z.int(), per_page: z.int() });
export const numberedPageQuery = z.object({
  page: z.coerce.number().int().min(1).max(100_000).optional().default(1),
  per_page: z.coerce.number().int().min(1).max(200).optional().default(20),
});

export const cursorMeta = z.object({
  next_cursor: z.string().nullable(),
  total: z.int().nullable(),
  total_kind: z.enum(["exact", "at_least"]),
});
