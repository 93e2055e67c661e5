import type { RoomMigrations } from "@gatewatch/base/db";

export const mailMigrations: RoomMigrations = {
  room: "mail",
  migrations: [
    {
      id: "0001_messages",
      sql: `
        CREATE TABLE mail_messages (
          id uuid PRIMARY KEY,
          sealed bytea NOT NULL,
          created_at timestamptz NOT NULL
        );`,
    },
    { id: "0002_failed", sql: "ALTER TABLE mail_messages ADD COLUMN failed_at timestamptz;" },
  ],
};
