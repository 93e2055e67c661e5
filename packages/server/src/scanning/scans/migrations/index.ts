import type { RoomMigrations } from "@gatewatch/base/db";
import { diff } from "./diff.ts";
import { suppressed } from "./suppressed.ts";

/**
 * `scans_scan` is the truth about a scan; the queue only carries its id. `attempt` fences: a write by an older attempt
 * matches no row. `scans_admission.running` is the locked counter of a team's concurrency.
 */
export const scansMigrations: RoomMigrations = {
  room: "scans",
  teamTables: ["scans_coverage", "scans_suppressed", "scans_scan", "scans_admission"],
  migrations: [
    {
      id: "0001_scans",
      sql: `
CREATE TABLE scans_scan (
  id uuid PRIMARY KEY,
  team_id uuid NOT NULL,
  target_id uuid NOT NULL,
  name text NOT NULL,
  kind text NOT NULL,
  dialect text NOT NULL,
  trigger text NOT NULL,
  requested_type text NOT NULL,
  requested_by_user uuid NOT NULL,
  requested_by_key uuid,
  profile text NOT NULL,
  engines text[] NOT NULL,
  raw text NOT NULL,
  target_label text NOT NULL,
  source jsonb NOT NULL,
  repository jsonb,
  options jsonb NOT NULL,
  idempotency_key text,
  idempotency_hash bytea,
  created_at timestamptz NOT NULL,
  status text NOT NULL,
  status_reason text,
  status_message text,
  partial boolean NOT NULL DEFAULT false,
  commit_id text,
  percent smallint NOT NULL DEFAULT 0,
  stage text NOT NULL DEFAULT '',
  message text NOT NULL DEFAULT '',
  stages jsonb NOT NULL DEFAULT '[]',
  counts jsonb NOT NULL DEFAULT '{}',
  not_covered integer NOT NULL DEFAULT 0,
  excluded integer NOT NULL DEFAULT 0,
  statistics jsonb NOT NULL DEFAULT '{}',
  score smallint,
  score_version smallint,
  score_detail jsonb,
  attempt smallint NOT NULL DEFAULT 0,
  admitted_at timestamptz,
  started_at timestamptz,
  finished_at timestamptz,
  last_output_at timestamptz,
  heartbeat_at timestamptz,
  cancel_requested_at timestamptz,
  estimated_seconds integer NOT NULL,
  CHECK (status IN ('queued', 'running', 'completed', 'failed', 'cancelled'))
);
CREATE INDEX scans_scan_newest ON scans_scan (team_id, created_at DESC, id DESC);
CREATE INDEX scans_scan_open ON scans_scan (status) WHERE status IN ('queued', 'running');
CREATE UNIQUE INDEX scans_scan_idempotency ON scans_scan (team_id, idempotency_key) WHERE idempotency_key IS NOT NULL;
CREATE TABLE scans_coverage (
  scan_id uuid NOT NULL,
  team_id uuid NOT NULL,
  position bigint GENERATED ALWAYS AS IDENTITY,
  is_excluded boolean NOT NULL,
  engine text NOT NULL,
  place text NOT NULL,
  reason text NOT NULL,
  PRIMARY KEY (scan_id, position)
);
CREATE TABLE scans_admission (
  team_id uuid PRIMARY KEY,
  running integer NOT NULL DEFAULT 0
);
CREATE TABLE scans_usage (
  team_id uuid NOT NULL,
  period_start date NOT NULL,
  used integer NOT NULL DEFAULT 0,
  PRIMARY KEY (team_id, period_start)
);`,
    },
    { id: "0002_newest_of_target", sql: "CREATE INDEX scans_scan_target ON scans_scan (team_id, target_id, id DESC);" },
    {
      id: "0003_keys_kept_by_the_kernel",
      sql: "ALTER TABLE scans_scan DROP COLUMN idempotency_key, DROP COLUMN idempotency_hash;",
    },
    diff,
    {
      // The kernel's `usage` counts from here on; what was counted until now is handed over.
      id: "0005_counted_by_the_kernel",
      sql: `
INSERT INTO usage_periods (team_id, period_start, scans) SELECT team_id, period_start, used FROM scans_usage
  ON CONFLICT DO NOTHING;
DROP TABLE scans_usage;
ALTER TABLE scans_scan ADD COLUMN usage_period text;`,
    },
    {
      id: "0006_results_forgotten",
      sql: `
ALTER TABLE scans_scan ADD COLUMN results_forgotten_at timestamptz;
CREATE INDEX scans_scan_kept ON scans_scan (team_id, finished_at)
  WHERE results_forgotten_at IS NULL AND finished_at IS NOT NULL;`,
    },
    {
      id: "0007_rule_sets",
      sql: "ALTER TABLE scans_scan ADD COLUMN rule_sets jsonb NOT NULL DEFAULT '[]';",
    },
    suppressed,
    {
      // Lists say it without reading the diff that may stand in the options.
      id: "0009_limited",
      sql: `
ALTER TABLE scans_scan ADD COLUMN is_limited boolean NOT NULL
  GENERATED ALWAYS AS (jsonb_exists(options, 'changedSince') OR jsonb_exists(options, 'changedLines')) STORED;`,
    },
  ],
};
