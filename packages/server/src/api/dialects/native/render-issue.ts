import type { vulnerability, vulnerabilityRow } from "@gatewatch/contracts";
import { placeOf } from "@gatewatch/engines/findings";
import type { z } from "zod";
import type { DecisionRecord, Issue, IssueDetail, SlaSetting } from "../../../vulnerabilities/index.ts";
import { evidenceBody } from "./render.ts";

export function issueBody(issue: IssueDetail): z.output<typeof vulnerability> {
  return {
    ...issueRowBody(issue),
    description: issue.description,
    remediation: issue.remediation,
    references: [...issue.references],
    trace: issue.trace.map((step) => ({ ...step })),
    evidence: evidenceBody(issue.evidence),
    merged: issue.merged.map((one) => ({ ...one })),
    status_history: issue.history.map(decisionBody),
  };
}

export function issueRowBody(issue: Issue): z.output<typeof vulnerabilityRow> {
  return {
    id: issue.id,
    version: issue.version,
    status: issue.status,
    status_expires_at: issue.decisionExpiresAt?.toISOString() ?? null,
    decision: issue.decision,
    detection: issue.detection,
    target_id: issue.targetId,
    assignee: issue.assignee,
    ticket_links: issue.ticketLinks.map((link) => ({ ...link })),
    due_at: issue.dueAt?.toISOString() ?? null,
    sla: issue.sla,
    engine: issue.engine,
    rule_id: issue.ruleId,
    category: issue.category,
    title: issue.title,
    short_description: issue.shortDescription,
    cwe: [...issue.cwe],
    severity: issue.severity,
    severity_score: issue.severityScore,
    severity_override:
      issue.overrideSeverity === null ? null : { found: issue.foundSeverity, found_score: issue.foundScore },
    cvss_vector: issue.cvssVector,
    confidence: issue.confidence,
    place: placeOf(issue.location),
    location: { ...issue.location },
    first_seen_scan: issue.firstSeenScan,
    first_seen_at: issue.firstSeenAt.toISOString(),
    last_seen_scan: issue.lastSeenScan,
    last_seen_at: issue.lastSeenAt.toISOString(),
  };
}

export function slaBody({ days, isDefault }: SlaSetting) {
  return { days: { ...days }, is_default: isDefault };
}

export function decisionBody(record: DecisionRecord): z.output<typeof vulnerability>["status_history"][number] {
  const { id, from, to, actorKind, userId, keyId, policy, madeAt, comment, expiresAt, severity, change } = record;
  return {
    id,
    from,
    to,
    by: { kind: actorKind, user_id: userId, key_id: keyId, policy },
    at: madeAt.toISOString(),
    comment,
    expires_at: expiresAt?.toISOString() ?? null,
    severity,
    change: change && {
      ...(change.assignee !== undefined && { assignee: change.assignee }),
      ...(change.ticketLinks && { ticket_links: change.ticketLinks.map((link) => ({ ...link })) }),
    },
  };
}
