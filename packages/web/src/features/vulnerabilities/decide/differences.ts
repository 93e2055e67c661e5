import type { VulnerabilityRow } from "@gatewatch/sdk";
import { severityNames } from "../../../design/index.ts";
import { detectionWords, statusText } from "../words.ts";

/** What a decision is made on. */
export type Decidable = Pick<
  VulnerabilityRow,
  "status" | "status_expires_at" | "severity" | "detection" | "assignee" | "ticket_links"
>;

/** What differs between two readings, as `before → after` by name. @param nameOf people by id */
export function differences(
  read: Decidable,
  now: Decidable,
  nameOf: (userId: string) => string,
): (readonly [name: string, text: string])[] {
  const person = (id: string | null) => (id === null ? "nobody" : nameOf(id));
  const links = (of: Decidable) => of.ticket_links.map(({ url }) => url).join(", ") || "none";
  const pairs = [
    ["Status", statusText(read), statusText(now)],
    ["Severity", severityNames[read.severity], severityNames[now.severity]],
    ["Detection", detectionWords[read.detection], detectionWords[now.detection]],
    ["Assignee", person(read.assignee), person(now.assignee)],
    ["Links", links(read), links(now)],
  ] as const;
  return pairs
    .filter(([, before, after]) => before !== after)
    .map(([name, before, after]) => [name, `${before} → ${after}`] as const);
}

/** Whether what a decision is made on still stands, whatever else a scan has counted since. */
export function isUnchanged(read: Decidable, now: Decidable): boolean {
  return differences(read, now, (id) => id).length === 0;
}
