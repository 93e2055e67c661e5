import type { RoomMigrations } from "@gatewatch/base/db";

export const keysMigrations: RoomMigrations = {
  room: "keys",
  teamTables: ["keys_keys"],
  migrations: [
    {
      id: "0001_keys",
      sql: `
        CREATE TABLE keys_keys (
          id uuid PRIMARY KEY,
          team_id uuid NOT NULL,
          owner_user_id uuid NOT NULL,
          name text NOT NULL,
          description text NOT NULL,
          hash bytea NOT NULL UNIQUE,
          prefix text NOT NULL,
          last4 text NOT NULL,
          role text NOT NULL,
          scopes text[] NOT NULL,
          created_at timestamptz NOT NULL,
          expires_at timestamptz,
          last_used_at timestamptz,
          last_used_ip text,
          revoked_at timestamptz,
          revoked_by uuid
        );
        CREATE INDEX keys_keys_team ON keys_keys (team_id, id DESC);`,
    },
    {
      id: "0002_made_by",
      sql: `
        ALTER TABLE keys_keys ADD COLUMN made_by uuid;
        CREATE INDEX keys_keys_owner ON keys_keys (owner_user_id);`,
    },
    {
      id: "0003_own_limits",
      sql: `
        ALTER TABLE keys_keys ADD COLUMN ip_allowlist text[] NOT NULL DEFAULT '{}', ADD COLUMN rate_limit jsonb;`,
    },
  ],
};
