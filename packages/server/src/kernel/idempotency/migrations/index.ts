import type { RoomMigrations } from "@gatewatch/base/db";

export const idempotencyMigrations: RoomMigrations = {
  room: "idempotency",
  teamTables: ["idempotency_requests"],
  migrations: [
    {
      id: "0001_requests",
      sql: `
        CREATE TABLE idempotency_requests (
          team_id uuid NOT NULL,
          caller uuid NOT NULL,
          route text NOT NULL,
          key text NOT NULL,
          attempt uuid NOT NULL,
          request_hash bytea NOT NULL,
          started_at timestamptz NOT NULL,
          settled boolean NOT NULL DEFAULT false,
          sealed_answer bytea,
          PRIMARY KEY (team_id, caller, route, key)
        );
        CREATE INDEX idempotency_requests_started ON idempotency_requests (started_at);`,
    },
    { id: "0002_done", sql: "ALTER TABLE idempotency_requests ADD COLUMN done boolean NOT NULL DEFAULT false" },
  ],
};
