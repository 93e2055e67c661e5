/** The orders of a list of issues: what each sorts by, through which index, and where its next page begins. */
import { readId } from "@gatewatch/base/ids";
import { type RawBuilder, sql } from "kysely";
import { vulnerabilityFaults } from "../faults.ts";
import type { StoredIssue } from "./contract.ts";

export type IssueSort = "priority" | "severity" | "last_seen" | "due_at";

/** The last row of a page. */
export interface IssuePlace {
  readonly key: string;
  readonly id: string;
}

export interface IssueOrder {
  /** What the narrowed rows take along to be sorted by; empty or after a comma. */
  readonly column: RawBuilder<unknown>;
  readonly join: RawBuilder<unknown>;
  /** Of the narrowed rows, and of the page. */
  readonly inner: RawBuilder<unknown>;
  readonly outer: RawBuilder<unknown>;
  after(place: IssuePlace | undefined): RawBuilder<unknown>;
  write(issue: StoredIssue): string;
  /** @throws Fault `vulnerabilities.invalid_cursor` */
  read(cursor: string): IssuePlace;
}

const nothing = sql``;
const score = /^\d{1,2}(\.\d{1,8})?$/;

/** @param sort of a closed list; the worst, soonest or newest comes first */
export const orderOf = (sort: IssueSort): IssueOrder => {
  switch (sort) {
    case "severity":
      return worst(sort, sql`i.effective_score`, (issue) => issue.severityScore);
    case "priority":
      return worst(sort, sql`i.priority`, (issue) => issue.priority);
    case "last_seen":
      return {
        column: sql`, newest.scan_id AS newest_scan`,
        join: sql`JOIN occurrences_occurrence newest ON newest.team_id = i.team_id AND newest.issue_id = i.id
          AND NOT EXISTS (SELECT 1 FROM occurrences_occurrence later
            WHERE later.issue_id = i.id AND later.scan_id > newest.scan_id)`,
        inner: sql`newest.scan_id DESC, newest.issue_id DESC`,
        outer: sql`i.newest_scan DESC, i.id DESC`,
        after: (place) =>
          place ? sql`AND (newest.scan_id, newest.issue_id) < (${place.key}::uuid, ${place.id}::uuid)` : nothing,
        write: ({ lastSeenScan, id }) => `${sort}~${lastSeenScan}~${id}`,
        read: (cursor) => placeOf(sort, cursor, (key) => readId(key) === key),
      };
    case "due_at": {
      const by = sql`coalesce(i.due_at, 'infinity'::timestamptz)`;
      return {
        column: nothing,
        join: nothing,
        inner: sql`${by}, i.id`,
        outer: sql`${by}, i.id`,
        after: (place) => (place ? sql`AND (${by}, i.id) > (${place.key}::timestamptz, ${place.id}::uuid)` : nothing),
        write: ({ dueAt, id }) => `${sort}~${dueAt?.toISOString() ?? "infinity"}~${id}`,
        read: (cursor) => placeOf(sort, cursor, (key) => key === "infinity" || isInstant(key)),
      };
    }
  }
};

function worst(
  sort: IssueSort,
  by: RawBuilder<unknown>,
  scoreOf: (issue: Pick<StoredIssue, "severityScore" | "priority">) => number,
): IssueOrder {
  const order = sql`${by} DESC, i.id DESC`;
  return {
    column: nothing,
    join: nothing,
    inner: order,
    outer: order,
    after: (place) => (place ? sql`AND (${by}, i.id) < (${place.key}::real, ${place.id}::uuid)` : nothing),
    write: (issue) => `${sort}~${scoreOf(issue)}~${issue.id}`,
    read: (cursor) => placeOf(sort, cursor, (key) => score.test(key)),
  };
}

/** As `toISOString` writes it, since 1970: only a day that there is comes out as it went in. */
function isInstant(text: string): boolean {
  const ms = Date.parse(text);
  return ms >= 0 && new Date(ms).toISOString() === text;
}

function placeOf(sort: IssueSort, cursor: string, fits: (key: string) => boolean): IssuePlace {
  const [of, key = "", text = "", ...rest] = cursor.split("~");
  const id = readId(text);
  if (of === sort && rest.length === 0 && id !== undefined && fits(key)) return { key, id };
  throw vulnerabilityFaults("vulnerabilities.invalid_cursor", {
    message: `"${cursor.slice(0, 200)}" is no cursor of this list in this order. Take next_cursor of the page before, or leave cursor out to start at the top.`,
    fields: [{ field: "cursor", reason: "not made by this server" }],
  });
}
