import type { RoomMigrations } from "@gatewatch/base/db";

export const auditMigrations: RoomMigrations = {
  room: "audit",
  migrations: [
    {
      id: "0001_entries",
      sql: `
        CREATE TABLE audit_entries (
          id uuid PRIMARY KEY,
          team_id uuid NOT NULL,
          at timestamptz NOT NULL,
          actor_kind text NOT NULL,
          actor_user_id uuid,
          actor_key_id uuid,
          action text NOT NULL,
          subject text NOT NULL,
          detail jsonb NOT NULL
        );
        CREATE INDEX audit_entries_team ON audit_entries (team_id, id DESC);
        CREATE FUNCTION audit_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
          BEGIN RAISE EXCEPTION 'audit_entries is append-only'; END $$;
        CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON audit_entries
          FOR EACH ROW EXECUTE FUNCTION audit_refuse_change();
        CREATE TRIGGER audit_never_emptied BEFORE TRUNCATE ON audit_entries
          FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change();`,
    },
    {
      id: "0002_chains",
      sql: `
        DROP TRIGGER audit_append_only ON audit_entries;
        DROP TRIGGER audit_never_emptied ON audit_entries;
        DROP INDEX audit_entries_team;
        -- json keeps the text as it was written, so that its hash can be made again
        ALTER TABLE audit_entries
          ALTER COLUMN detail TYPE json USING detail::text::json,
          ADD COLUMN actor_ip text,
          ADD COLUMN success boolean NOT NULL DEFAULT true,
          ADD COLUMN sequence bigint,
          ADD COLUMN previous_hash bytea,
          ADD COLUMN hash bytea;
        CREATE TABLE audit_chains (
          team_id uuid PRIMARY KEY,
          sequence bigint NOT NULL,
          previous_hash bytea NOT NULL,
          hash bytea NOT NULL,
          cut_through bigint NOT NULL DEFAULT 0
        );
        CREATE FUNCTION pg_temp.field(value text) RETURNS text LANGUAGE sql AS $$
          SELECT coalesce(octet_length(value) || ':' || value, '-') || ',' $$;
        DO $$
          DECLARE
            entry record;
            head audit_chains;
            content bytea;
          BEGIN
            FOR entry IN SELECT * FROM audit_entries ORDER BY team_id, id LOOP
              IF head.team_id IS DISTINCT FROM entry.team_id THEN
                head := (entry.team_id, 0, decode(repeat('00', 32), 'hex'), decode(repeat('00', 32), 'hex'), 0);
              END IF;
              content := sha256(convert_to(pg_temp.field(entry.id::text) || pg_temp.field(entry.team_id::text)
                || pg_temp.field(((extract(epoch FROM entry.at) * 1000000)::bigint)::text)
                || pg_temp.field(entry.actor_kind) || pg_temp.field(entry.actor_user_id::text)
                || pg_temp.field(entry.actor_key_id::text) || pg_temp.field(NULL) || pg_temp.field(entry.action)
                || pg_temp.field(entry.subject) || pg_temp.field('true') || pg_temp.field(entry.detail::text), 'UTF8'));
              head.sequence := head.sequence + 1;
              head.previous_hash := head.hash;
              head.hash := sha256(int8send(head.sequence) || head.previous_hash || content);
              UPDATE audit_entries SET sequence = head.sequence, previous_hash = head.previous_hash, hash = head.hash
                WHERE id = entry.id;
              INSERT INTO audit_chains SELECT head.* ON CONFLICT (team_id) DO UPDATE
                SET sequence = head.sequence, previous_hash = head.previous_hash, hash = head.hash;
            END LOOP;
          END $$;
        ALTER TABLE audit_entries
          ALTER COLUMN sequence SET NOT NULL,
          ALTER COLUMN previous_hash SET NOT NULL,
          ALTER COLUMN hash SET NOT NULL;
        CREATE UNIQUE INDEX audit_entries_chain ON audit_entries (team_id, sequence);
        CREATE INDEX audit_entries_action ON audit_entries (team_id, action, sequence);
        -- An entry may go once its chain says, in an entry of its own, that it was cut through there.
        CREATE OR REPLACE FUNCTION audit_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
          BEGIN
            IF TG_OP = 'DELETE' AND EXISTS (SELECT FROM audit_chains c
                WHERE c.team_id = OLD.team_id AND OLD.sequence <= c.cut_through) THEN
              RETURN OLD;
            END IF;
            RAISE EXCEPTION 'audit_entries is append-only';
          END $$;
        CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON audit_entries
          FOR EACH ROW EXECUTE FUNCTION audit_refuse_change();
        CREATE TRIGGER audit_never_emptied BEFORE TRUNCATE ON audit_entries
          FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change();`,
    },
  ],
};
