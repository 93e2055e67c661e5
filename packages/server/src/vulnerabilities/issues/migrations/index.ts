import type { RoomMigrations } from "@gatewatch/base/db";

/**
 * `issues_prose` holds each explanation once: thousands of findings of a rule share its text. `attributes` is the hash
 * of what may change while the identity stays (severity, confidence, prose): equal hash, no write.
 */
export const issuesMigrations: RoomMigrations = {
  room: "issues",
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
  ],
};
