import type { apiKey, createScanAnswer, errorBody, finding, scan, scanRow, team, user } from "@gatewatch/contracts";
import { placeOf } from "@gatewatch/engines/findings";
import type { z } from "zod";
import type { OpenSession } from "../../../kernel/identity/index.ts";
import type { Key } from "../../../kernel/keys/index.ts";
import type { Team } from "../../../kernel/teams/index.ts";
import type { ListedScan, Scan, Stage } from "../../../scanning/index.ts";
import type { FindingRow } from "../../../vulnerabilities/index.ts";
import { docsUrl, type Problem } from "../../http/index.ts";
import { geckoType } from "./gecko-type.ts";

/** ISO 8601 with milliseconds and `Z`. */
function instant(date: Date): string;
function instant(date: Date | null): string | null;
function instant(date: Date | null): string | null {
  return date === null ? null : date.toISOString();
}

export function problemBody(problem: Problem): z.output<typeof errorBody> {
  const { word, message, fields, code, retryAfterSeconds, requestId } = problem;
  return {
    version: "v1",
    error: {
      code: word,
      message,
      ...(fields.length > 0 ? { details: fields.map(({ field, reason }) => ({ field, reason })) } : {}),
      docs_url: docsUrl(code),
      ...(retryAfterSeconds === undefined ? {} : { retry_after: retryAfterSeconds }),
    },
    message,
    request_id: requestId,
  };
}

export function userBody({ user: person, principal }: OpenSession): z.output<typeof user> {
  const isAdmin = principal.role === "admin";
  const { id, username, email, name, provider } = person;
  return { id, username, email, name, groups: [], is_admin: isAdmin, isAdmin, provider };
}

export function teamBody({ team: home }: OpenSession): z.output<typeof team> {
  return teamRowBody(home);
}

export function teamRowBody({ id, name, slug, planCode }: Team): z.output<typeof team> {
  return { id, name, slug, plan: planCode };
}

export function keyBody(key: Key): z.output<typeof apiKey> {
  return {
    id: key.id,
    name: key.name,
    description: key.description,
    key_prefix: key.prefix,
    last4: key.last4,
    role: key.role,
    scopes: [...key.scopes],
    created_at: instant(key.createdAt),
    last_used_at: instant(key.lastUsedAt),
    last_used_ip: key.lastUsedIp,
    expires_at: instant(key.expiresAt),
    is_revoked: key.revokedAt !== null,
    is_admin_provisioned: key.madeBy !== null,
    owner_id: key.ownerUserId,
    ip_allowlist: [...key.ipAllowlist],
    rate_limit_override: key.rateLimit && {
      quota: key.rateLimit.quota,
      window_seconds: key.rateLimit.windowSeconds,
    },
  };
}

/** Gecko's word for a status: it knows `launched` for what waits. */
export function geckoStatus(status: Scan["status"]): string {
  return status === "queued" ? "launched" : status;
}

/** Gecko's answer to a launch. The task has six parts, so that programs which take ARNs apart go on working. */
export function launchBody(row: Scan): z.output<typeof createScanAnswer> {
  return {
    version: "v1",
    data: {
      scanId: row.id,
      name: row.name,
      status: geckoStatus(row.status),
      repository: row.repository,
      taskArn: `arn:gatewatch:scanner:local:${row.teamId}:task/${row.id}`,
      estimatedCompletion: instant(row.estimatedCompletion),
    },
  };
}

export function scanRowBody(row: ListedScan): z.output<typeof scanRow> {
  return {
    id: row.id,
    name: row.name,
    status: geckoStatus(row.status),
    kind: row.kind,
    target: row.targetLabel,
    createdAt: instant(row.createdAt),
    completedAt: instant(row.finishedAt),
    language: row.languages[0] ?? null,
    repository: row.repository,
    vulnerabilityCount: row.counts.total,
    severityCounts: severityCountsOf(row),
    score: row.score,
    partial: row.partial,
    changesOnly: row.isLimited,
    progressPercent: row.progress.percent,
  };
}

function severityCountsOf({ counts }: ListedScan): z.output<typeof scanRow>["severityCounts"] {
  const { critical, high, medium, low, info, total } = counts;
  return { critical, high, medium, low, info, total };
}

export function scanBody(row: Scan): z.output<typeof scan> {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    profile: row.profile,
    trigger: row.trigger,
    status: row.status,
    partial: row.partial,
    status_reason: row.statusReason,
    status_message: row.statusMessage,
    target: row.targetLabel,
    repository: row.repository,
    commit: row.commit,
    changes: row.changes && { since: row.changes.since, base_commit: row.changes.baseCommit },
    progress: row.progress,
    stages: row.stages.map(stageBody),
    counts: {
      ...severityCountsOf(row),
      new: row.counts.new,
      persisting: row.counts.persisting,
      fixed: row.counts.fixed,
    },
    baseline_scan_id: row.baselineScanId,
    languages: [...row.languages],
    rule_sets: [...row.ruleSets],
    score: row.score,
    grade: gradeOf(row),
    not_covered: { total: row.notCovered.total, items: [...row.notCovered.items] },
    excluded: { total: row.excluded.total, items: [...row.excluded.items] },
    suppressed: { total: row.suppressed.total, items: row.suppressed.items.map(suppressedBody) },
    statistics: row.statistics,
    created_at: instant(row.createdAt),
    started_at: instant(row.startedAt),
    finished_at: instant(row.finishedAt),
    estimated_completion: instant(row.estimatedCompletion),
    last_output_at: instant(row.lastOutputAt),
  };
}

function suppressedBody({ engine, ruleId, title, severity, place, by, reason }: Scan["suppressed"]["items"][number]) {
  return { engine, rule_id: ruleId, title, severity, place, by, reason };
}

function stageBody({ engine, status, done, total, message, reason, startedAt, finishedAt }: Stage) {
  return { engine, status, done, total, message, reason, started_at: startedAt, finished_at: finishedAt };
}

/** Grades of score version 1. */
function gradeOf({ score, counts }: Scan): string | null {
  if (score === null) return null;
  if (score >= 97 && counts.critical + counts.high + counts.medium === 0) return "A+";
  const steps = [
    ["A", 90],
    ["B", 80],
    ["C", 70],
    ["D", 55],
    ["E", 40],
  ] as const;
  return steps.find(([, least]) => score >= least)?.[0] ?? "F";
}

/** The keyed hash of a secret joins its places inside the server and is shown to nobody. */
export function evidenceBody({
  snippet,
  patch,
  request,
  response,
  facts,
  secret,
}: FindingRow["evidence"]): z.output<typeof finding>["evidence"] {
  return {
    ...(snippet === undefined ? {} : { snippet }),
    ...(patch === undefined ? {} : { patch }),
    ...(request === undefined ? {} : { request }),
    ...(response === undefined ? {} : { response }),
    ...(facts === undefined ? {} : { facts: { ...facts } }),
    ...(secret ? { secret: { preview: secret.preview, provider: secret.provider, validity: secret.validity } } : {}),
  };
}

export function findingBody(row: FindingRow): z.output<typeof finding> {
  return {
    id: row.id,
    vulnerability_id: row.issueId,
    scan_id: row.scanId,
    engine: row.engine,
    rule_id: row.ruleId,
    category: row.category,
    title: row.title,
    short_description: row.shortDescription,
    description: row.description,
    remediation: row.remediation,
    references: [...row.references],
    cwe: [...row.cwe],
    severity: row.severity,
    severity_score: row.severityScore,
    cvss_vector: row.cvssVector,
    confidence: row.confidence,
    diff_state: row.diffState,
    place: placeOf(row.location),
    location: { ...row.location },
    trace: row.trace.map((step) => ({ ...step })),
    evidence: evidenceBody(row.evidence),
    observed_at: instant(row.observedAt),
  };
}

/** Gecko's vulnerability row, for each of its three lists. */
export function vulnerabilityBody(row: FindingRow, of: Pick<Scan, "name" | "createdAt"> | undefined) {
  const { file, url } = row.location;
  return {
    id: row.id,
    scanId: row.scanId,
    scanName: of?.name ?? "",
    scanCreatedAt: instant(of?.createdAt ?? row.observedAt),
    severity: row.severityScore,
    confidenceScore: row.confidence,
    title: row.title,
    type: geckoType(row.cwe),
    cwe: row.cwe[0] ?? "",
    filePath: file ?? (url !== undefined && URL.canParse(url) ? new URL(url).pathname : placeOf(row.location)),
    shortDescription: row.shortDescription,
    cvssVector: row.cvssVector ?? "",
  };
}
