import type { RoomMigrations } from "@gatewatch/base/db";

export const scmMigrations: RoomMigrations = {
  room: "scm",
  teamTables: ["scm_connections"],
  migrations: [
    {
      id: "0001_connections",
      sql: `
        CREATE TABLE scm_connections (
          id uuid PRIMARY KEY,
          team_id uuid NOT NULL,
          provider text NOT NULL,
          url text NOT NULL,
          account text NOT NULL,
          sealed_token bytea NOT NULL,
          token_expires_at timestamptz,
          created_at timestamptz NOT NULL,
          checked_at timestamptz NOT NULL,
          problem text,
          UNIQUE (team_id, url)
        );`,
    },
  ],
};
