import type { RoomMigrations } from "@gatewatch/base/db";

export const eventsMigrations: RoomMigrations = {
  room: "events",
  teamTables: ["events_outbox"],
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
    {
      id: "0002_delivery",
      sql: `
        CREATE SEQUENCE events_position;
        ALTER TABLE events_outbox
          ADD COLUMN written bigserial,
          ADD COLUMN attempts integer NOT NULL DEFAULT 0,
          ADD COLUMN position bigint;
        DROP INDEX events_outbox_waiting;
        CREATE INDEX events_outbox_waiting ON events_outbox (team_id, written) WHERE delivered_at IS NULL;
        CREATE UNIQUE INDEX events_outbox_position ON events_outbox (team_id, position) WHERE position IS NOT NULL;
        CREATE INDEX events_outbox_delivered ON events_outbox (delivered_at) WHERE delivered_at IS NOT NULL;
        -- What was never delivered to anybody is history by now.
        UPDATE events_outbox SET delivered_at = created_at;
        CREATE TABLE events_forgotten (one boolean PRIMARY KEY DEFAULT true CHECK (one), through bigint NOT NULL);
        INSERT INTO events_forgotten (through) VALUES (0);`,
    },
  ],
};
