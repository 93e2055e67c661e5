import type { VulnerabilityRow } from "@gatewatch/sdk";
import type { Change } from "./change.ts";

/** What a row showed before, as far as it can be changed. */
export type Shown = Pick<
  VulnerabilityRow,
  "id" | "status" | "status_expires_at" | "severity" | "severity_override" | "assignee" | "ticket_links"
>;

export interface Undoing extends Change {
  readonly ids: string[];
}

/**
 * The decisions that bring back what rows showed before a change, one for all rows that showed the same. The history
 * keeps both.
 *
 * @param rows as they were before
 */
export function undoOf(rows: readonly Shown[], change: Change): Undoing[] {
  const groups = Map.groupBy(rows, (row) => JSON.stringify(shownBefore(row, change)));
  return [...groups.values()].flatMap((those) => {
    const [first] = those;
    return first === undefined ? [] : [{ ...shownBefore(first, change), ids: those.map(({ id }) => id) }];
  });
}

/** Whether there is anything to bring back: a word alone stays in the history. */
export function isReversible({ status, severity, assignee, ticket_links: links }: Change): boolean {
  return [status, severity, assignee, links].some((part) => part !== undefined);
}

function shownBefore(row: Shown, { status, severity, assignee, ticket_links: links }: Change): Change {
  const { status: shown, status_expires_at: until } = row;
  return {
    comment: "Taken back.",
    ...(status === undefined ? {} : { status: shown }),
    ...(status !== undefined && shown === "accepted_risk" && until !== null ? { expires_at: until } : {}),
    ...(severity === undefined ? {} : { severity: row.severity_override === null ? null : row.severity }),
    ...(assignee === undefined ? {} : { assignee: row.assignee }),
    ...(links === undefined ? {} : { ticket_links: row.ticket_links }),
  };
}
