import type { RoomMigrations } from "@gatewatch/base/db";

export const teamsMigrations: RoomMigrations = {
  room: "teams",
  teamTables: ["teams_group_members", "teams_members"],
  migrations: [
    {
      id: "0001_teams",
      sql: `
        CREATE TABLE teams_teams (
          id uuid PRIMARY KEY,
          name text NOT NULL,
          slug text NOT NULL UNIQUE,
          plan_code text NOT NULL,
          created_at timestamptz NOT NULL
        );
        CREATE TABLE teams_members (
          team_id uuid NOT NULL REFERENCES teams_teams (id),
          user_id uuid NOT NULL,
          role text NOT NULL CHECK (role IN ('admin', 'manager', 'member', 'read_only')),
          joined_at timestamptz NOT NULL,
          PRIMARY KEY (team_id, user_id)
        );
        CREATE INDEX teams_members_user ON teams_members (user_id, joined_at);`,
    },
    {
      id: "0002_members_settings_groups",
      sql: `
        ALTER TABLE teams_teams ADD COLUMN settings jsonb NOT NULL DEFAULT '{}';
        ALTER TABLE teams_members
          ADD COLUMN is_active boolean NOT NULL DEFAULT true,
          ADD COLUMN via text NOT NULL DEFAULT 'invite' CHECK (via IN ('invite', 'jit', 'scim'));
        CREATE TABLE teams_group_members (
          team_id uuid NOT NULL,
          name text NOT NULL,
          user_id uuid NOT NULL,
          PRIMARY KEY (team_id, name, user_id),
          FOREIGN KEY (team_id, user_id) REFERENCES teams_members (team_id, user_id) ON DELETE CASCADE
        );
        CREATE INDEX teams_group_members_user ON teams_group_members (team_id, user_id);`,
    },
    {
      id: "0003_operator",
      sql: `
        ALTER TABLE teams_teams ADD COLUMN is_operator boolean NOT NULL DEFAULT false;
        UPDATE teams_teams SET is_operator = true
          WHERE id = (SELECT id FROM teams_teams ORDER BY created_at, id LIMIT 1);
        CREATE UNIQUE INDEX teams_teams_operator ON teams_teams (is_operator) WHERE is_operator;`,
    },
  ],
};
