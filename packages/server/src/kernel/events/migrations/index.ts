import type { RoomMigrations } from "@gatewatch/base/db";

export const eventsMigrations: RoomMigrations = {
  room: "events",
  migrations: [
    {
      id: "0001_outbox",
      sql: `
        CREATE TABLE events_outbox (
          id uuid PRIMARY KEY,
          team_id uuid NOT NULL,
          type text NOT NULL,
          data jsonb NOT NULL,
          created_at timestamptz NOT NULL,
          delivered_at timestamptz
        );
        CREATE INDEX events_outbox_waiting ON events_outbox (id) WHERE delivered_at IS NULL;`,
    },
  ],
};
