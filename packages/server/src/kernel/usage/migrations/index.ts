import type { RoomMigrations } from "@gatewatch/base/db";

/** Logged tables: what was used must outlive a crash. A notice says that a limit's event has left in that period. */
export const usageMigrations: RoomMigrations = {
  room: "usage",
  teamTables: ["usage_periods", "usage_notices"],
  migrations: [
    {
      id: "0001_usage",
      sql: `
        CREATE TABLE usage_periods (
          team_id uuid NOT NULL,
          period_start date NOT NULL,
          scans int NOT NULL DEFAULT 0,
          requests bigint NOT NULL DEFAULT 0,
          PRIMARY KEY (team_id, period_start)
        );
        CREATE TABLE usage_notices (
          team_id uuid NOT NULL,
          period_start date NOT NULL,
          resource text NOT NULL,
          PRIMARY KEY (team_id, period_start, resource)
        );`,
    },
  ],
};
