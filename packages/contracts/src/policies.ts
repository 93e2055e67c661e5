/** Policies: what a team decides once about every vulnerability of a kind. */
import { z } from "zod";
import { instant, severity } from "./common.ts";
import { engineName } from "./scans.ts";
import { statusInput, vulnerabilityRow, vulnerabilityStatus } from "./vulnerabilities.ts";

/** Which vulnerabilities; every part narrows, and none at all fits every open one. */
export const policyMatch = z
  .object({
    severity_at_least: severity.optional(),
    severities: z.array(severity).min(1).max(5).optional(),
    confidence_at_least: z.int().min(1).max(10).optional(),
    cwe: z
      .array(z.string().regex(/^CWE-\d{1,6}$/, "is written like CWE-79"))
      .min(1)
      .max(50)
      .optional(),
    engine: z.array(engineName).min(1).max(6).optional(),
    rule_prefix: z.string().min(1).max(300).optional(),
    /** Id, path or provider:path of a repository; answered as its id. */
    repository: z.string().min(1).max(1024).optional(),
    /** Glob of the file: `*` within a folder, `**` across folders, `?` one character. */
    path: z.string().min(1).max(500).optional(),
    /** Days since it was first seen. */
    older_than_days: z.int().min(1).max(3650).optional(),
  })
  .meta({ id: "PolicyMatch" });

/** What happens to what fits; at least one. A person's decision is never touched. */
const act = {
  severity: severity.optional(),
  /** A member of the team. */
  assign: z.uuid().optional(),
  /** Every gate of a scan that shows such a vulnerability, open, fails. */
  fail_gate: z.boolean().optional(),
};
const reason = z.string().min(1).max(1000);
const expiresInDays = z.int().min(1).max(3650).optional();
const sentAct = z
  .object({ decide: z.object({ status: statusInput, reason, expires_in_days: expiresInDays }).optional(), ...act })
  .refine(({ decide, severity: word, assign, fail_gate: fails }) => decide || word || assign || fails, {
    error: "must hold decide, severity, assign or fail_gate",
  })
  .meta({ id: "PolicyActRequest" });
export const policyAct = z
  .object({
    decide: z.object({ status: vulnerabilityStatus, reason, expires_in_days: expiresInDays }).optional(),
    ...act,
  })
  .meta({ id: "PolicyAct" });

export const policy = z
  .object({
    id: z.uuid(),
    name: z.string(),
    enabled: z.boolean(),
    /** Policies act in this order, then by age; the first that decides something keeps it. */
    order: z.int(),
    match: policyMatch,
    act: policyAct,
    created_at: instant,
    updated_at: instant,
  })
  .meta({ id: "Policy" });
/** `POST /policies` and, as a whole, `PUT /policies/{id}`. */
export const policyRequest = z
  .object({
    name: z.string().trim().min(1).max(100),
    enabled: z.boolean().default(true),
    order: z.int().min(0).max(10_000).default(100),
    match: policyMatch,
    act: sentAct,
  })
  .meta({
    examples: [
      {
        name: "tests are not shipped",
        match: { path: "test/**", engine: ["secrets"] },
        act: { decide: { status: "accepted_risk", reason: "Never deployed", expires_in_days: 180 } },
      },
    ],
  });
export const policyAnswer = z.object({ data: policy });
export const policyListAnswer = z.object({ data: z.array(policy), meta: z.object({ total: z.int() }) });
/** `POST /policies/preview`: changes nothing. */
export const policyPreviewRequest = z
  .object({ match: policyMatch })
  .meta({ examples: [{ match: { severity_at_least: "high", path: "test/**" } }] });
export const policyPreviewAnswer = z.object({
  data: z.object({
    /** Open vulnerabilities that fit. */
    matched: z.int(),
    matched_kind: z.enum(["exact", "at_least"]),
    /** Their first 20, worst first. */
    sample: z.array(vulnerabilityRow),
  }),
});
