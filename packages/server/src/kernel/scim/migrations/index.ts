import type { RoomMigrations } from "@gatewatch/base/db";

export const scimMigrations: RoomMigrations = {
  room: "scim",
  teamTables: ["scim_users", "scim_groups", "scim_group_members"],
  migrations: [
    {
      id: "0001_users_groups",
      sql: `
        CREATE TABLE scim_users (
          team_id uuid NOT NULL,
          user_id uuid NOT NULL,
          user_name text NOT NULL,
          external_id text,
          attributes jsonb NOT NULL,
          version int NOT NULL DEFAULT 1,
          gone_at timestamptz,
          created_at timestamptz NOT NULL,
          updated_at timestamptz NOT NULL,
          PRIMARY KEY (team_id, user_id)
        );
        CREATE UNIQUE INDEX scim_users_name ON scim_users (team_id, lower(user_name)) WHERE gone_at IS NULL;
        CREATE INDEX scim_users_external ON scim_users (team_id, external_id);
        CREATE TABLE scim_groups (
          team_id uuid NOT NULL,
          id uuid NOT NULL,
          display_name text NOT NULL,
          external_id text,
          version int NOT NULL DEFAULT 1,
          created_at timestamptz NOT NULL,
          updated_at timestamptz NOT NULL,
          PRIMARY KEY (team_id, id)
        );
        CREATE UNIQUE INDEX scim_groups_name ON scim_groups (team_id, lower(display_name));
        CREATE TABLE scim_group_members (
          team_id uuid NOT NULL,
          group_id uuid NOT NULL,
          user_id uuid NOT NULL,
          PRIMARY KEY (team_id, group_id, user_id),
          FOREIGN KEY (team_id, group_id) REFERENCES scim_groups (team_id, id) ON DELETE CASCADE,
          FOREIGN KEY (team_id, user_id) REFERENCES scim_users (team_id, user_id) ON DELETE CASCADE
        );
        CREATE INDEX scim_group_members_user ON scim_group_members (team_id, user_id);`,
    },
  ],
};
