/** Vulnerabilities: the lasting defects that findings point to and people decide about. */
import { z } from "zod";
import { instant, severity } from "./common.ts";
import { engineName, finding } from "./scans.ts";

export const vulnerabilityStatuses = [
  "open",
  "in_progress",
  "fixed",
  "fix_verified",
  "false_positive",
  "accepted_risk",
] as const;
export const vulnerabilityStatus = z.enum(vulnerabilityStatuses).meta({ id: "VulnerabilityStatus" });
/** A status as clients spell it: any case, hyphens or underscores. */
export const statusInput = z
  .string()
  .max(30)
  .transform((text) => text.trim().toLowerCase().replaceAll(/[- ]/g, "_"))
  .pipe(z.enum(vulnerabilityStatuses));
export const detection = z.enum(["seen", "not_seen", "unknown"]).meta({ id: "Detection" });

/** Who decided what, when and why; `from` and `to` are the statuses shown before and after. */
export const decisionRecord = z
  .object({
    id: z.uuid(),
    from: vulnerabilityStatus,
    to: vulnerabilityStatus,
    by: z.object({
      kind: z.enum(["session", "key", "policy"]),
      user_id: z.uuid().nullable(),
      key_id: z.uuid().nullable(),
      policy: z.string().nullable(),
    }),
    at: instant,
    comment: z.string(),
    expires_at: instant.nullable(),
    severity: z.union([severity, z.literal("as_found")]).nullable(),
  })
  .meta({ id: "DecisionRecord" });

/** `status` follows from `decision` (people) and `detection` (scans); place, trace and evidence are the newest sighting's. */
export const vulnerability = z
  .object({
    id: z.uuid(),
    version: z.int(),
    status: vulnerabilityStatus,
    status_expires_at: instant.nullable(),
    decision: vulnerabilityStatus,
    detection,
    target_id: z.uuid(),
    severity,
    severity_score: z.number(),
    /** The engine's own severity, where somebody decided on another. */
    severity_override: z.object({ found: severity, found_score: z.number() }).nullable(),
    first_seen_scan: z.uuid(),
    first_seen_at: instant,
    last_seen_scan: z.uuid(),
    last_seen_at: instant,
    ...finding.pick({
      engine: true,
      rule_id: true,
      category: true,
      title: true,
      short_description: true,
      description: true,
      remediation: true,
      references: true,
      cwe: true,
      cvss_vector: true,
      confidence: true,
      place: true,
      location: true,
      trace: true,
      evidence: true,
    }).shape,
    status_history: z.array(decisionRecord),
  })
  .meta({ id: "VulnerabilityRecord" });
/** `GET /vulnerabilities/{id}/history`: newest first, at most 200. */
export const vulnerabilityHistoryAnswer = z.object({ data: z.array(decisionRecord) });
/** `POST /vulnerabilities/{id}/merge`: shows it as part of another, until unmerged. */
export const mergeRequest = z
  .object({ into: z.string().min(1).max(100) })
  .meta({ examples: [{ into: "00000000-0000-7000-8000-000000000000" }] });
/** `GET` and `PATCH /vulnerabilities/{id}`, by the id of a vulnerability or of a finding. */
export const vulnerabilityAnswer = z.object({ data: vulnerability });

const decision = {
  status: statusInput.optional(),
  comment: z.string().max(5000).optional(),
  /** For `accepted_risk`: when it ends. */
  expires_at: z.iso.datetime({ offset: true }).optional(),
  /** Another severity than the engine's; `null` takes that back. */
  severity: severity.nullable().optional(),
};
/** `PATCH /vulnerabilities/{id}`; send `If-Match` with the ETag that was read to be refused when it has changed. */
export const updateVulnerabilityRequest = z
  .object(decision)
  .refine(({ status, severity: word }) => status !== undefined || word !== undefined, {
    error: "must hold a status, a severity, or both",
  })
  .meta({ examples: [{ status: "in_progress" }] });

/** Which vulnerabilities; every part narrows. */
export const vulnerabilityFilter = z
  .object({
    status: z.array(statusInput).min(1).max(6).optional(),
    detection: z.array(detection).min(1).max(3).optional(),
    severity: severity.optional(),
    engine: z.array(engineName).min(1).max(6).optional(),
    cwe: z.string().min(1).max(200).optional(),
    target_id: z.uuid().optional(),
    text: z.string().min(1).max(200).optional(),
  })
  .meta({ id: "VulnerabilityFilter" });
/** `POST /vulnerabilities/bulk`: one decision about many, by ids or by filter. */
export const bulkDecisionRequest = z
  .object({
    ...decision,
    ids: z.array(z.string().min(1).max(100)).min(1).max(10_000).optional(),
    filter: vulnerabilityFilter.optional(),
    dry_run: z.boolean().default(false),
  })
  .refine(({ ids, filter }) => (ids === undefined) !== (filter === undefined), {
    error: "must hold either ids or a filter",
  })
  .refine(({ status, severity: word }) => status !== undefined || word !== undefined, {
    error: "must hold a status, a severity, or both",
  })
  .meta({
    examples: [{ filter: { severity: "low" }, status: "accepted_risk", comment: "Internal tool", dry_run: true }],
  });
export const bulkDecisionAnswer = z.object({
  data: z.object({
    matched: z.int(),
    changed: z.int(),
    not_found: z.array(z.string()),
    dry_run: z.boolean(),
    transitions: z.array(z.object({ from: vulnerabilityStatus, to: vulnerabilityStatus, count: z.int() })),
  }),
});
