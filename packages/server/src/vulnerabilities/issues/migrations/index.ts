import type { RoomMigrations } from "@gatewatch/base/db";
import { identity } from "./identity.ts";
import { life } from "./life.ts";

/**
 * `issues_prose` holds each explanation once: thousands of findings of a rule share its text. `attributes` is the hash
 * of what may change while the identity stays (severity, confidence, prose): equal hash, no write. `detection` and what
 * stands beside it change when a scan ends with another verdict; `decision` repeats the newest row of decisions. `path`
 * is the place part of the identity.
 */
export const issuesMigrations: RoomMigrations = {
  room: "issues",
  teamTables: ["issues_former_key", "issues_issue", "issues_prose"],
  migrations: [
    {
      id: "0001_issues",
      sql: `
CREATE TABLE issues_prose (
  team_id uuid NOT NULL,
  hash bytea NOT NULL,
  title text NOT NULL,
  short_description text NOT NULL,
  description text NOT NULL,
  remediation text NOT NULL,
  reference_urls text[] NOT NULL,
  PRIMARY KEY (team_id, hash)
);
CREATE TABLE issues_issue (
  id uuid PRIMARY KEY,
  team_id uuid NOT NULL,
  target_id uuid NOT NULL,
  fingerprint bytea NOT NULL,
  fingerprint_version smallint NOT NULL,
  engine text NOT NULL,
  rule_id text NOT NULL,
  category text NOT NULL,
  cwe text[] NOT NULL,
  severity text NOT NULL,
  severity_score real NOT NULL,
  cvss_vector text,
  confidence smallint NOT NULL,
  prose bytea NOT NULL,
  attributes bytea NOT NULL,
  first_seen_scan uuid NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX issues_issue_identity ON issues_issue (team_id, fingerprint);
CREATE INDEX issues_issue_target ON issues_issue (team_id, target_id);`,
    },
    {
      id: "0002_two_axes",
      sql: `
ALTER TABLE issues_issue
  ADD COLUMN path text NOT NULL DEFAULT '',
  ADD COLUMN version integer NOT NULL DEFAULT 1,
  ADD COLUMN decision text NOT NULL DEFAULT 'open',
  ADD COLUMN decided_at timestamptz,
  ADD COLUMN decision_expires_at timestamptz,
  ADD COLUMN detection text NOT NULL DEFAULT 'seen',
  ADD COLUMN since_decision text NOT NULL DEFAULT 'nothing',
  ADD COLUMN is_rechecked boolean NOT NULL DEFAULT false,
  ADD COLUMN detection_scan uuid,
  ADD COLUMN override_severity text,
  ADD COLUMN override_score real,
  ADD COLUMN effective_severity text NOT NULL GENERATED ALWAYS AS (coalesce(override_severity, severity)) STORED,
  ADD COLUMN effective_score real NOT NULL GENERATED ALWAYS AS (coalesce(override_score, severity_score)) STORED,
  ADD CHECK (decision IN ('open', 'in_progress', 'fixed', 'fix_verified', 'false_positive', 'accepted_risk')),
  ADD CHECK (detection IN ('seen', 'not_seen', 'unknown')),
  ADD CHECK (since_decision IN ('seen', 'not_seen', 'nothing'));
CREATE INDEX issues_issue_worst ON issues_issue (team_id, effective_score DESC, id DESC);
CREATE INDEX issues_issue_expiry ON issues_issue (decision_expires_at) WHERE decision_expires_at IS NOT NULL;`,
    },
    identity,
    life,
  ],
};
