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
  ],
};
