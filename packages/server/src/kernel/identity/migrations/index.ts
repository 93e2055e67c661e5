import type { RoomMigrations } from "@gatewatch/base/db";

export const identityMigrations: RoomMigrations = {
  room: "identity",
  teamTables: ["identity_sessions", "identity_tickets", "identity_links"],
  migrations: [
    {
      id: "0001_users_sessions",
      sql: `
        CREATE TABLE identity_users (
          id uuid PRIMARY KEY,
          email text NOT NULL,
          username text NOT NULL,
          name text NOT NULL,
          password_hash text NOT NULL,
          is_active boolean NOT NULL DEFAULT true,
          created_at timestamptz NOT NULL
        );
        CREATE UNIQUE INDEX identity_users_email ON identity_users (lower(email));
        CREATE UNIQUE INDEX identity_users_username ON identity_users (lower(username));
        CREATE TABLE identity_sessions (
          id uuid PRIMARY KEY,
          user_id uuid NOT NULL REFERENCES identity_users (id),
          team_id uuid NOT NULL,
          token_hash bytea NOT NULL UNIQUE,
          created_at timestamptz NOT NULL,
          last_seen_at timestamptz NOT NULL,
          expires_at timestamptz NOT NULL,
          ends_at timestamptz NOT NULL,
          ip text NOT NULL,
          user_agent text NOT NULL,
          revoked_at timestamptz
        );
        CREATE INDEX identity_sessions_user ON identity_sessions (user_id);
        CREATE INDEX identity_sessions_ends ON identity_sessions (ends_at);
        CREATE TABLE identity_setup (
          only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
          token_hash bytea NOT NULL,
          expires_at timestamptz NOT NULL
        );
        CREATE TABLE identity_attempts (
          subject_hash bytea PRIMARY KEY,
          attempts int NOT NULL,
          ends_at timestamptz NOT NULL
        );
        CREATE INDEX identity_attempts_ends ON identity_attempts (ends_at);`,
    },
    {
      id: "0002_tickets",
      sql: `
        CREATE UNLOGGED TABLE identity_tickets (
          token_hash bytea PRIMARY KEY,
          kind text NOT NULL,
          team_id uuid NOT NULL,
          holder_id uuid NOT NULL,
          expires_at timestamptz NOT NULL
        );`,
    },
    {
      id: "0003_factors_resets",
      sql: `
        ALTER TABLE identity_users
          ALTER COLUMN password_hash DROP NOT NULL,
          ADD COLUMN provider text NOT NULL DEFAULT 'local',
          ADD COLUMN external_id text,
          ADD COLUMN last_login_at timestamptz,
          ADD COLUMN updated_at timestamptz;
        UPDATE identity_users SET updated_at = created_at;
        ALTER TABLE identity_users ALTER COLUMN updated_at SET NOT NULL;
        ALTER TABLE identity_sessions ADD COLUMN provider text NOT NULL DEFAULT 'local';
        CREATE TABLE identity_factors (
          user_id uuid PRIMARY KEY REFERENCES identity_users (id) ON DELETE CASCADE,
          secret_sealed bytea NOT NULL,
          last_step bigint NOT NULL,
          created_at timestamptz NOT NULL,
          confirmed_at timestamptz
        );
        CREATE TABLE identity_recovery_codes (
          user_id uuid NOT NULL REFERENCES identity_users (id) ON DELETE CASCADE,
          code_hash bytea NOT NULL,
          PRIMARY KEY (user_id, code_hash)
        );
        CREATE TABLE identity_resets (
          token_hash bytea PRIMARY KEY,
          user_id uuid NOT NULL REFERENCES identity_users (id) ON DELETE CASCADE,
          expires_at timestamptz NOT NULL
        );
        CREATE INDEX identity_resets_user ON identity_resets (user_id);`,
    },
    {
      id: "0004_links",
      sql: `
        CREATE TABLE identity_links (
          provider_id uuid NOT NULL,
          subject text NOT NULL,
          team_id uuid NOT NULL,
          user_id uuid NOT NULL REFERENCES identity_users (id) ON DELETE CASCADE,
          linked_at timestamptz NOT NULL,
          PRIMARY KEY (provider_id, subject)
        );
        CREATE INDEX identity_links_user ON identity_links (user_id);`,
    },
  ],
};
