import type { RoomMigrations } from "@gatewatch/base/db";
import { change } from "./change.ts";

/**
 * Append-only: a decision is followed by another, never changed. `status` is absent where only the severity was decided
 * and the other way round; `severity` is `as_found` where an override was taken back.
 */
export const decisionsMigrations: RoomMigrations = {
  room: "decisions",
  teamTables: ["decisions_decision"],
  migrations: [
    {
      id: "0001_decisions",
      sql: `
CREATE TABLE decisions_decision (
  id uuid PRIMARY KEY,
  team_id uuid NOT NULL,
  issue_id uuid NOT NULL,
  made_at timestamptz NOT NULL,
  actor_kind text NOT NULL,
  user_id uuid,
  key_id uuid,
  policy text,
  status text,
  severity text,
  comment text NOT NULL,
  expires_at timestamptz,
  from_status text NOT NULL,
  to_status text NOT NULL,
  CHECK (actor_kind IN ('session', 'key', 'policy')),
  CHECK (user_id IS NOT NULL OR policy IS NOT NULL),
  CHECK (status IS NOT NULL OR severity IS NOT NULL)
);
CREATE INDEX decisions_decision_issue ON decisions_decision (team_id, issue_id, id);
CREATE FUNCTION decisions_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN RAISE EXCEPTION 'decisions_decision is append-only'; END $$;
CREATE TRIGGER decisions_never_changed BEFORE UPDATE ON decisions_decision
  FOR EACH ROW EXECUTE FUNCTION decisions_refuse_change();`,
    },
    change,
  ],
};
