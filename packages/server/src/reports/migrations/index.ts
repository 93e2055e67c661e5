import type { RoomMigrations } from "@gatewatch/base/db";

export const reportsMigrations: RoomMigrations = {
  room: "reports",
  teamTables: ["reports_rendition", "reports_report"],
  migrations: [
    {
      id: "0001_reports",
      sql: `
CREATE TABLE reports_report (
  id uuid PRIMARY KEY,
  team_id uuid NOT NULL,
  type text NOT NULL,
  title text NOT NULL,
  description text NOT NULL,
  status text NOT NULL DEFAULT 'queued',
  status_message text,
  scan_ids uuid[] NOT NULL,
  filters jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  generated_at timestamptz,
  user_id uuid NOT NULL,
  key_id uuid,
  expires_at timestamptz NOT NULL,
  counts jsonb,
  health_score int,
  scan_duration_seconds int
);
CREATE INDEX reports_report_team ON reports_report (team_id, id DESC);
CREATE INDEX reports_report_scans ON reports_report USING gin (scan_ids);
CREATE INDEX reports_report_expiry ON reports_report (expires_at);
CREATE TABLE reports_rendition (
  report_id uuid NOT NULL REFERENCES reports_report ON DELETE CASCADE,
  team_id uuid NOT NULL,
  format text NOT NULL,
  media_type text NOT NULL,
  sha256 text NOT NULL,
  size_bytes bigint NOT NULL,
  PRIMARY KEY (report_id, format)
);`,
    },
  ],
};
