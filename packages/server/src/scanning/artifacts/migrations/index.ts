import type { RoomMigrations } from "@gatewatch/base/db";

export const artifactsMigrations: RoomMigrations = {
  room: "artifacts",
  teamTables: ["artifacts_artifact"],
  migrations: [
    {
      id: "0001_artifacts",
      sql: `
CREATE TABLE artifacts_artifact (
  scan_id uuid NOT NULL,
  team_id uuid NOT NULL,
  kind text NOT NULL,
  media_type text NOT NULL,
  sha256 text NOT NULL,
  size_bytes bigint NOT NULL,
  PRIMARY KEY (scan_id, kind)
);`,
    },
    { id: "0002_by_content", sql: "CREATE INDEX artifacts_artifact_content ON artifacts_artifact (team_id, sha256);" },
  ],
};
