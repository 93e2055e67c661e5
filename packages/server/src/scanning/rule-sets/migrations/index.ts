import type { RoomMigrations } from "@gatewatch/base/db";

/** `rules`: how many of the text are run; `problems` what is wrong with the others. Both as read at the last change of the text. */
export const ruleSetsMigrations: RoomMigrations = {
  room: "rules",
  teamTables: ["rules_set"],
  migrations: [
    {
      id: "0001_rule_sets",
      sql: `
CREATE TABLE rules_set (
  id uuid PRIMARY KEY,
  team_id uuid NOT NULL,
  name text NOT NULL,
  enabled boolean NOT NULL,
  text text NOT NULL,
  sha256 text NOT NULL,
  rules integer NOT NULL,
  problems jsonb NOT NULL,
  problem_total integer NOT NULL,
  version integer NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX rules_set_name ON rules_set (team_id, lower(name));`,
    },
  ],
};
