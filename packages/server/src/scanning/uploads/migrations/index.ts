import type { RoomMigrations } from "@gatewatch/base/db";

export const uploadsMigrations: RoomMigrations = {
  room: "uploads",
  teamTables: ["uploads_upload"],
  migrations: [
    {
      id: "0001_uploads",
      sql: `
CREATE TABLE uploads_upload (
  id uuid PRIMARY KEY,
  team_id uuid NOT NULL,
  format text NOT NULL,
  size_bytes bigint NOT NULL,
  sha256 text NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX uploads_upload_age ON uploads_upload (created_at);`,
    },
  ],
};
