import type { RoomMigrations } from "@gatewatch/base/db";

/** `renewed_to`: deadlines of issues up to this id follow the days already; absent when all do. */
export const slaMigrations: RoomMigrations = {
  room: "sla",
  teamTables: ["sla_setting"],
  migrations: [
    {
      id: "0001_setting",
      sql: `
CREATE TABLE sla_setting (
  team_id uuid PRIMARY KEY,
  days jsonb NOT NULL,
  renewed_to uuid
);`,
    },
  ],
};
