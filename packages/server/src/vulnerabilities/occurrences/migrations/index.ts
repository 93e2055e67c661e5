import type { RoomMigrations } from "@gatewatch/base/db";
import { byIssue } from "./by-issue.ts";
import { counts } from "./counts.ts";
import { diff } from "./diff.ts";
import { fresh } from "./fresh.ts";
import { newest } from "./newest.ts";

/** `severity_score` is the score as seen by the scan: it orders the scan's list without a join. */
export const occurrencesMigrations: RoomMigrations = {
  room: "occurrences",
  teamTables: ["occurrences_occurrence", "occurrences_gone", "occurrences_count"],
  migrations: [
    {
      id: "0001_occurrences",
      sql: `
CREATE TABLE occurrences_occurrence (
  id uuid PRIMARY KEY,
  team_id uuid NOT NULL,
  scan_id uuid NOT NULL,
  issue_id uuid NOT NULL,
  is_new boolean NOT NULL,
  severity_score real NOT NULL,
  location jsonb NOT NULL,
  trace jsonb,
  evidence jsonb NOT NULL,
  observed_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX occurrences_occurrence_once ON occurrences_occurrence (scan_id, issue_id);
CREATE INDEX occurrences_occurrence_worst ON occurrences_occurrence (team_id, scan_id, severity_score DESC, id DESC);
CREATE INDEX occurrences_occurrence_issue ON occurrences_occurrence (team_id, issue_id);`,
    },
    {
      id: "0002_newest_sighting",
      sql: `
DROP INDEX occurrences_occurrence_issue;
CREATE INDEX occurrences_occurrence_issue ON occurrences_occurrence (team_id, issue_id, scan_id DESC);
UPDATE issues_issue i SET path = coalesce(o.location->>'file', regexp_replace(o.location->>'url', '^[a-z]+://[^/?#]*|[?#].*$', '', 'g'), '')
  FROM occurrences_occurrence o WHERE o.issue_id = i.id AND i.path = '';`,
    },
    diff,
    counts,
    newest,
    fresh,
    byIssue,
  ],
};
