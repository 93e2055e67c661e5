/** Vulnerabilities: the lasting defects that findings point to and people decide about. */
import { z } from "zod";
import { cursorMeta, instant, severity } from "./common.ts";
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

export const slaStates = ["on_track", "due_soon", "breached", "paused", "none"] as const;
/** `none`: it is fixed, or its severity has no deadline. `due_soon`: less than a quarter of the time is left. */
export const slaState = z.enum(slaStates).meta({ id: "SlaState" });
/** Where else a vulnerability is worked on. */
export const ticketLink = z
  .object({ url: z.url({ protocol: /^https?$/ }).max(2048), title: z.string().min(1).max(200).optional() })
  .meta({ id: "TicketLink" });

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
    /** What else was changed; `assignee: null` = nobody works on it any more. */
    change: z
      .object({ assignee: z.uuid().nullable().optional(), ticket_links: z.array(ticketLink).optional() })
      .nullable(),
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
    /** A member of the team. */
    assignee: z.uuid().nullable(),
    ticket_links: z.array(ticketLink),
    /** When it should be fixed, by the team's days for its severity; moves on while the clock is paused. */
    due_at: instant.nullable(),
    sla: slaState,
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
    /** What is merged into it: shown as a part of it until it is unmerged. */
    merged: z.array(z.object({ id: z.uuid(), title: z.string() })),
    status_history: z.array(decisionRecord),
  })
  .meta({ id: "VulnerabilityRecord" });
/** A vulnerability as lists show it: without its long texts, trace, evidence, what is merged into it and history. */
export const vulnerabilityRow = vulnerability
  .omit({
    description: true,
    remediation: true,
    references: true,
    trace: true,
    evidence: true,
    merged: true,
    status_history: true,
  })
  .meta({ id: "VulnerabilityRow" });
export const vulnerabilityPageAnswer = z.object({ data: z.array(vulnerabilityRow), meta: cursorMeta });
export const vulnerabilitySorts = ["priority", "severity", "last_seen", "due_at"] as const;
/** Words of a closed list, separated by commas. */
const wordsOf = <Word extends z.ZodType<string, string>>(word: Word, most: number) =>
  z
    .string()
    .max(200)
    .transform((text) => text.split(","))
    .pipe(z.array(word).min(1).max(most));
/**
 * What `GET /vulnerabilities` takes beside the offset list's own parameters; any of these asks for vulnerabilities with
 * their state instead of findings. Lists of words are separated by commas; `sort` is the worst, soonest or newest first,
 * `priority` weighs the score with the confidence.
 */
export const vulnerabilityListQuery = z.object({
  status: wordsOf(statusInput, 6).optional(),
  severity_level: wordsOf(severity, 5).optional(),
  engine: wordsOf(engineName, 6).optional(),
  /** Id, path or provider:path of a repository. */
  repository: z.string().min(1).max(1024).optional(),
  /** Id of a member, or `none`. */
  assignee: z.union([z.uuid(), z.literal("none")]).optional(),
  /** In title, rule or path. */
  q: z.string().min(1).max(200).optional(),
  sla: wordsOf(slaState, 5).optional(),
  sort: z.enum(vulnerabilitySorts).optional(),
  cursor: z.string().min(1).max(200).optional(),
});
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
  /** Who works on it, a member of the team; `null`: nobody. */
  assignee: z.uuid().nullable().optional(),
  /** All of them: those that are left out are removed. */
  ticket_links: z.array(ticketLink).max(20).optional(),
};
const decides = (body: Readonly<Record<string, unknown>>) =>
  ["status", "severity", "assignee", "ticket_links", "comment"].some((name) => body[name] !== undefined);
const decidesNothing = { error: "must hold a status, a severity, an assignee, ticket_links or a comment" };
/** `PATCH /vulnerabilities/{id}`; send `If-Match` with the ETag that was read to be refused when it has changed. */
export const updateVulnerabilityRequest = z
  .object(decision)
  .refine(decides, decidesNothing)
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
  .refine(decides, decidesNothing)
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
