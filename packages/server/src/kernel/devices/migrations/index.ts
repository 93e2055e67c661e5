import type { RoomMigrations } from "@gatewatch/base/db";

export const devicesMigrations: RoomMigrations = {
  room: "devices",
  teamTables: ["devices_grants"],
  migrations: [
    {
      id: "0001_grants",
      sql: `
        CREATE TABLE devices_grants (
          id uuid PRIMARY KEY,
          device_code_hash bytea NOT NULL UNIQUE,
          user_code text NOT NULL UNIQUE,
          client_name text NOT NULL,
          ip text NOT NULL,
          status text NOT NULL CHECK (status IN ('pending', 'approved', 'denied', 'used')),
          team_id uuid,
          user_id uuid,
          interval_seconds int NOT NULL,
          polled_at timestamptz,
          created_at timestamptz NOT NULL,
          expires_at timestamptz NOT NULL
        );`,
    },
  ],
};
