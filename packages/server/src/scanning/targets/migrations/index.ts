import type { RoomMigrations } from "@gatewatch/base/db";

export const targetsMigrations: RoomMigrations = {
  room: "targets",
  migrations: [
    {
      id: "0001_targets",
      sql: `
CREATE TABLE targets_target (
  id uuid PRIMARY KEY,
  team_id uuid NOT NULL,
  kind text NOT NULL,
  label text NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX targets_target_identity ON targets_target (team_id, kind, label);`,
    },
    { id: "0002_baseline_branch", sql: "ALTER TABLE targets_target ADD COLUMN baseline_branch text;" },
  ],
};
