/** What a receiver is told of an event: CodeSec's documented data where there is some, ours in its style elsewhere. */
import { showId } from "@gatewatch/base/ids";
import { z } from "zod";
import type { TeamId } from "../../kernel/actor.ts";
import type { DurableEvent } from "../../kernel/events/index.ts";
import type { WebhookEvent } from "./contract.ts";

export interface VulnerabilityFacts {
  readonly id: string;
  readonly title: string;
  readonly severity: string;
}

/** What is worth telling of vulnerabilities: a port. */
export interface VulnerabilitySource {
  /** `undefined` when it is gone. */
  facts(teamId: TeamId, id: string): Promise<VulnerabilityFacts | undefined>;
  /** What a scan saw and its baseline did not, worst first, at most `limit`. */
  opened(teamId: TeamId, scanId: string, limit: number): Promise<readonly VulnerabilityFacts[]>;
}

export interface Payload {
  readonly event: WebhookEvent | "webhook.test";
  readonly data: Readonly<Record<string, unknown>>;
}

const scanEnded = z.object({
  scanId: z.string(),
  target: z.string(),
  reason: z.string().nullable(),
  score: z.number().nullable(),
  findings: z.int(),
});
const issueChanged = z.object({ issueId: z.string(), scanId: z.string(), status: z.string() });
const slaBreached = z.object({ issueId: z.string(), severity: z.string(), dueAt: z.string() });
const planChanged = z.object({ plan: z.string(), previous_plan: z.string(), status: z.string() });
const limitReached = z.object({ resource: z.string(), limit: z.number(), used: z.number(), period_end: z.string() });
const reportReady = z.object({ reportId: z.string(), type: z.string().optional(), title: z.string().optional() });
const webhookDisabled = z.object({ webhookId: z.string(), reason: z.string(), failingSince: z.string() });

/** @returns `undefined` for what no webhook tells of */
export async function payloadOf(
  { teamId, type, data }: DurableEvent,
  vulnerabilities: Pick<VulnerabilitySource, "facts">,
): Promise<Payload | undefined> {
  switch (type) {
    case "scan.completed":
    case "scan.failed":
    case "scan.cancelled":
      return scanPayload(type, scanEnded.parse(data));
    case "issue.fixed":
    case "issue.reopened": {
      const { issueId, scanId, status } = issueChanged.parse(data);
      const { title, severity } = (await vulnerabilities.facts(teamId, issueId)) ?? {};
      const event = type === "issue.fixed" ? "vulnerability.fixed" : "vulnerability.reopened";
      return { event, data: { ...idsOf(issueId, scanId), status, title, severity } };
    }
    case "vulnerability.sla_breached": {
      const { issueId, severity, dueAt } = slaBreached.parse(data);
      const title = (await vulnerabilities.facts(teamId, issueId))?.title;
      return { event: type, data: { vulnerability_id: showId("vuln", issueId), title, severity, due_at: dueAt } };
    }
    case "subscription.updated":
      return { event: type, data: planChanged.parse(data) };
    case "usage.limit_reached":
      return { event: type, data: limitReached.parse(data) };
    case "report.ready": {
      const { reportId, ...rest } = reportReady.parse(data);
      return { event: type, data: { report_id: showId("rep", reportId), ...rest } };
    }
    case "webhook.disabled": {
      const { webhookId, reason, failingSince } = webhookDisabled.parse(data);
      return { event: type, data: { webhook_id: webhookId, reason, failing_since: failingSince } };
    }
    default:
      return undefined;
  }
}

/** `{event, created_at, data}`, with the instant to the second. */
export function bodyOf({ event, data }: Payload, createdAt: Date): string {
  return JSON.stringify({ event, created_at: createdAt.toISOString().replace(/\.\d+/, ""), data });
}

/** Of the vulnerabilities that one scan opens, so many are told one by one; its counts tell of the rest. */
export const openedToldAtMost = 100;

export function openedPayload(scanId: string, { id, title, severity }: VulnerabilityFacts): Payload {
  return { event: "vulnerability.opened", data: { ...idsOf(id, scanId), status: "open", title, severity } };
}

/** The scan that ended, of an event that says so. */
export function completedScanOf({ type, data }: DurableEvent): string | undefined {
  return type === "scan.completed" ? scanEnded.parse(data).scanId : undefined;
}

function idsOf(issueId: string, scanId: string) {
  return { vulnerability_id: showId("vuln", issueId), scan_id: showId("scan", scanId) };
}

/** CodeSec documents no cancelled scan: it is a failed one with that error. */
function scanPayload(
  type: "scan.completed" | "scan.failed" | "scan.cancelled",
  { scanId, target, reason, score, findings }: z.infer<typeof scanEnded>,
): Payload {
  const scan = { scan_id: showId("scan", scanId), target };
  if (type === "scan.completed")
    return { event: type, data: { ...scan, status: "completed", score, findings_count: findings } };
  return { event: "scan.failed", data: { ...scan, status: "failed", error: reason ?? "failed" } };
}
