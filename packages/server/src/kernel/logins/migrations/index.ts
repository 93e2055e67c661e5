import type { RoomMigrations } from "@gatewatch/base/db";

export const loginsMigrations: RoomMigrations = {
  room: "logins",
  teamTables: ["logins_attempts"],
  migrations: [
    {
      id: "0001_attempts",
      sql: `
        CREATE TABLE logins_attempts (
          id uuid PRIMARY KEY,
          team_id uuid,
          user_id uuid,
          user_email text NOT NULL,
          user_name text NOT NULL,
          provider text NOT NULL,
          ip text NOT NULL,
          user_agent text NOT NULL,
          failure_reason text,
          session_id uuid,
          created_at timestamptz NOT NULL
        );
        CREATE INDEX logins_attempts_team ON logins_attempts (team_id, created_at DESC, id DESC);
        CREATE INDEX logins_attempts_user ON logins_attempts (user_id);`,
    },
  ],
};
