import type { RoomMigrations } from "@gatewatch/base/db";

export const webhooksMigrations: RoomMigrations = {
  room: "webhooks",
  teamTables: ["webhooks_attempts", "webhooks_deliveries", "webhooks_endpoints"],
  migrations: [
    {
      id: "0001_webhooks",
      sql: `
        CREATE TABLE webhooks_endpoints (
          id uuid PRIMARY KEY,
          team_id uuid NOT NULL,
          url text NOT NULL,
          description text NOT NULL,
          events text[] NOT NULL,
          enabled boolean NOT NULL,
          disabled_reason text,
          sealed_secret bytea NOT NULL,
          sealed_previous bytea,
          previous_secret_until timestamptz,
          created_at timestamptz NOT NULL,
          failing_since timestamptz,
          last_delivery_at timestamptz,
          last_status integer
        );
        CREATE INDEX webhooks_endpoints_team ON webhooks_endpoints (team_id, id);
        CREATE TABLE webhooks_deliveries (
          id uuid PRIMARY KEY,
          team_id uuid NOT NULL,
          webhook_id uuid NOT NULL REFERENCES webhooks_endpoints ON DELETE CASCADE,
          message_id text NOT NULL,
          event text NOT NULL,
          body text NOT NULL,
          state text NOT NULL,
          attempts integer NOT NULL DEFAULT 0,
          attempts_most integer NOT NULL,
          created_at timestamptz NOT NULL,
          next_attempt_at timestamptz,
          delivered_at timestamptz,
          last_status integer,
          last_error text,
          replay_of uuid
        );
        CREATE INDEX webhooks_deliveries_log ON webhooks_deliveries (webhook_id, id DESC);
        CREATE INDEX webhooks_deliveries_age ON webhooks_deliveries (created_at);
        CREATE TABLE webhooks_attempts (
          delivery_id uuid NOT NULL REFERENCES webhooks_deliveries ON DELETE CASCADE,
          attempt integer NOT NULL,
          team_id uuid NOT NULL,
          at timestamptz NOT NULL,
          status integer,
          ms integer NOT NULL,
          error text,
          excerpt text NOT NULL,
          PRIMARY KEY (delivery_id, attempt)
        );`,
    },
    {
      id: "0002_waiting",
      sql: "CREATE INDEX webhooks_deliveries_waiting ON webhooks_deliveries (next_attempt_at) WHERE state = 'waiting';",
    },
  ],
};
