/** What statuses, decisions and deadlines are called, and what a decision brings about. */
import type {
  DecisionRecord,
  SlaState,
  VulnerabilityRow,
  VulnerabilitySort,
  VulnerabilityStatus,
} from "@gatewatch/sdk";
import { ageText, dayText, type RingShape, vulnerabilityStatusNames } from "../../design/index.ts";
import type { View } from "./search.ts";

export const viewNames: Record<View, string> = {
  open: "Open",
  mine: "Mine",
  unassigned: "Unassigned",
  overdue: "Overdue",
  decided: "Decided",
  fixed: "Fixed",
  all: "All",
};

export const sortNames: Record<VulnerabilitySort, string> = {
  priority: "Priority",
  severity: "Severity",
  due_at: "Due first",
  last_seen: "Last seen",
};

export const slaNames: Record<SlaState, string> = {
  breached: "Overdue",
  due_soon: "Due soon",
  on_track: "On track",
  paused: "Paused",
  none: "No date",
};

interface StatusWords {
  readonly shape: RingShape;
  /** The act that decides so. */
  readonly act: string;
}

export const statusWords: Record<VulnerabilityStatus, StatusWords> = {
  open: { shape: "plain", act: "Reopen" },
  in_progress: { shape: "half", act: "Start work" },
  fixed: { shape: "check", act: "Mark as fixed" },
  fix_verified: { shape: "filled", act: "Mark fix as verified" },
  accepted_risk: { shape: "dashed", act: "Accept risk" },
  false_positive: { shape: "struck", act: "Mark as false positive" },
};

export const detectionWords: Record<VulnerabilityRow["detection"], string> = {
  seen: "Seen by the last scan",
  not_seen: "Not seen by the last scan",
  unknown: "Not known whether it is still there",
};

/** `Accepted risk until 21 Dec 2026` */
export function statusText({
  status,
  status_expires_at: until,
}: Pick<VulnerabilityRow, "status" | "status_expires_at">) {
  const name = vulnerabilityStatusNames[status];
  return status === "accepted_risk" && until !== null ? `${name} until ${dayText(until)}` : name;
}

/** Whether the decision needs a reason, for those who look at it later. */
export function needsReason(status: VulnerabilityStatus): boolean {
  return status === "accepted_risk" || status === "false_positive";
}

/** What follows from deciding so. @param until an instant, for an accepted risk that ends */
export function consequenceText(status: VulnerabilityStatus, until: string | undefined): string {
  switch (status) {
    case "open":
      return "Stands in the open list, for somebody to take.";
    case "in_progress":
      return "Stays in the open list, marked as being worked on.";
    case "fixed":
      return "Leaves the open list now. Comes back as open if a later scan still sees it; a scan that no longer does verifies the fix.";
    case "fix_verified":
      return "Leaves the open list now. Comes back as open if a later scan sees it.";
    case "accepted_risk":
      return until === undefined
        ? "Leaves the open list now, until somebody decides otherwise."
        : `Leaves the open list now. Comes back as open on ${dayText(until)} if a scan still sees it.`;
    case "false_positive":
      return "Leaves the open list for good, also when scans see it again.";
  }
}

/** Why an open one is open again, where it is. */
export function returnedText({ status, decision }: Pick<VulnerabilityRow, "status" | "decision">): string | undefined {
  if (status !== "open") return undefined;
  if (decision === "fixed" || decision === "fix_verified") return "Reopened";
  return decision === "accepted_risk" ? "Acceptance ended" : undefined;
}

/** `4 d left`, `3 h over`; nothing without a date. @param nowMs milliseconds since 1970 */
export function dueText({ due_at: due, sla }: Pick<VulnerabilityRow, "due_at" | "sla">, nowMs: number): string {
  if (sla === "paused") return "Paused";
  if (due === null || sla === "none") return "";
  const seconds = (Date.parse(due) - nowMs) / 1000;
  return seconds >= 0 ? `${ageText(seconds)} left` : `${ageText(-seconds)} over`;
}

/** What one entry of the history did, as sentences. @param nameOf people by id */
export function historyLines(
  { from, to, severity, change, expires_at: until }: DecisionRecord,
  nameOf: (userId: string) => string,
): string[] {
  const lines: string[] = [];
  if (from !== to)
    lines.push(`${vulnerabilityStatusNames[from]} → ${statusText({ status: to, status_expires_at: until })}`);
  if (severity !== null)
    lines.push(severity === "as_found" ? "Severity as the engine found it" : `Severity ${severity}`);
  if (change?.assignee !== undefined)
    lines.push(change.assignee === null ? "Assigned to nobody" : `Assigned to ${nameOf(change.assignee)}`);
  if (change?.ticket_links !== undefined)
    lines.push(
      change.ticket_links.length === 0
        ? "Links removed"
        : `Links: ${change.ticket_links.map(({ url, title }) => title ?? url).join(", ")}`,
    );
  if (lines.length === 0)
    lines.push(from === to && until === null ? "Note" : statusText({ status: to, status_expires_at: until }));
  return lines;
}
