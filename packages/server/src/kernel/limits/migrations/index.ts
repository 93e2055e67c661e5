import type { RoomMigrations } from "@gatewatch/base/db";

export const limitsMigrations: RoomMigrations = {
  room: "limits",
  migrations: [
    {
      id: "0001_counters",
      sql: `
        CREATE UNLOGGED TABLE limits_counters (
          bucket text PRIMARY KEY,
          window_number bigint NOT NULL,
          current int NOT NULL,
          previous int NOT NULL,
          admitted boolean NOT NULL,
          forget_at timestamptz NOT NULL
        );
        CREATE INDEX limits_counters_forget ON limits_counters (forget_at);`,
    },
  ],
};
