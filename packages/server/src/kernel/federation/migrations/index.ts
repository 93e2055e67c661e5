import type { RoomMigrations } from "@gatewatch/base/db";

export const federationMigrations: RoomMigrations = {
  room: "federation",
  teamTables: ["federation_providers", "federation_teams"],
  migrations: [
    {
      id: "0001_providers",
      sql: `
        CREATE TABLE federation_providers (
          id uuid PRIMARY KEY,
          team_id uuid NOT NULL,
          kind text NOT NULL CHECK (kind IN ('oidc', 'saml')),
          name text NOT NULL,
          choices jsonb NOT NULL,
          enabled boolean NOT NULL,
          required boolean NOT NULL,
          options jsonb NOT NULL,
          secret bytea,
          created_at timestamptz NOT NULL,
          updated_at timestamptz NOT NULL
        );
        CREATE UNIQUE INDEX federation_providers_name ON federation_providers (kind, lower(name));
        CREATE INDEX federation_providers_team ON federation_providers (team_id);
        CREATE TABLE federation_teams (
          team_id uuid PRIMARY KEY,
          break_glass_users uuid[] NOT NULL DEFAULT '{}',
          scim jsonb NOT NULL DEFAULT '{}'
        );
        CREATE UNLOGGED TABLE federation_pending (
          state_hash bytea PRIMARY KEY,
          provider_id uuid NOT NULL REFERENCES federation_providers (id) ON DELETE CASCADE,
          browser_hash bytea NOT NULL,
          request_id text NOT NULL,
          return_path text NOT NULL,
          expires_at timestamptz NOT NULL
        );
        CREATE INDEX federation_pending_expires ON federation_pending (expires_at);`,
    },
  ],
};
