import type { Severity } from "@gatewatch/engines/findings";
import type { IssueStatus } from "../decisions/index.ts";
import type { SlaDays, SlaState } from "./contract.ts";

export const slaStates = ["on_track", "due_soon", "breached", "paused", "none"] as const satisfies readonly SlaState[];

/** What a team has that set nothing. */
export const defaultSlaDays: SlaDays = { critical: 7, high: 30, medium: 90, low: 180, info: null };

/** The clock runs while the status is one of these. */
export const clockStates: readonly IssueStatus[] = ["open", "in_progress"];
const pausing: readonly IssueStatus[] = ["accepted_risk", "false_positive"];
/** A deadline is near when less than this share of its days is left. */
export const soonShare = 0.25;
const dayMs = 24 * 3_600_000;

/** Whether a decision stops the clock, which goes on where it stood. */
export function isPausing(decision: IssueStatus): boolean {
  return pausing.includes(decision);
}

/** How a vulnerability stands against its deadline. */
export function slaStateOf(
  issue: { readonly status: IssueStatus; readonly severity: Severity; readonly dueAt: Date | null },
  days: SlaDays,
  now: Date,
): SlaState {
  const ofSeverity = days[issue.severity];
  if (ofSeverity === null) return "none";
  if (isPausing(issue.status)) return "paused";
  if (issue.dueAt === null || !clockStates.includes(issue.status)) return "none";
  const leftMs = issue.dueAt.getTime() - now.getTime();
  if (leftMs <= 0) return "breached";
  return leftMs < ofSeverity * dayMs * soonShare ? "due_soon" : "on_track";
}
