import type { RoomMigrations } from "@gatewatch/base/db";

export const targetsMigrations: RoomMigrations = {
  room: "targets",
  teamTables: ["targets_target"],
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
    {
      id: "0003_repositories",
      sql: `
ALTER TABLE targets_target ADD COLUMN instance text, ADD COLUMN full_name text;
UPDATE targets_target SET instance = split_part(label, '/', 1), full_name = substr(label, strpos(label, '/') + 1)
  WHERE kind = 'repo' AND label NOT LIKE 'path:%' AND label NOT LIKE 'upload:%';
CREATE INDEX targets_target_repository ON targets_target (team_id, lower(full_name)) WHERE full_name IS NOT NULL;`,
    },
  ],
};
