import type { RoomMigrations } from "@gatewatch/base/db";

/** A team without a row has the calendar month and its plan's retention. */
export const subscriptionsMigrations: RoomMigrations = {
  room: "subscriptions",
  teamTables: ["subscriptions_terms"],
  migrations: [
    {
      id: "0001_terms",
      sql: `
        CREATE TABLE subscriptions_terms (
          team_id uuid PRIMARY KEY,
          billing_anchor_day smallint CHECK (billing_anchor_day BETWEEN 1 AND 31),
          retention_days int CHECK (retention_days >= 1)
        );`,
    },
  ],
};
