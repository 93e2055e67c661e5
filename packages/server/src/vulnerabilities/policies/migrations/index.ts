import type { RoomMigrations } from "@gatewatch/base/db";

/** `next_sweep_at`: when all open issues are asked again. */
export const policiesMigrations: RoomMigrations = {
  room: "policies",
  teamTables: ["policies_policy"],
  migrations: [
    {
      id: "0001_policies",
      sql: `
CREATE TABLE policies_policy (
  id uuid PRIMARY KEY,
  team_id uuid NOT NULL,
  name text NOT NULL,
  enabled boolean NOT NULL,
  position integer NOT NULL,
  match jsonb NOT NULL,
  act jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  next_sweep_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX policies_policy_name ON policies_policy (team_id, lower(name));
CREATE INDEX policies_policy_sweep ON policies_policy (next_sweep_at) WHERE enabled;`,
    },
  ],
};
