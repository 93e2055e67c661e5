import type { RoomMigrations } from "@gatewatch/base/db";
import { judging } from "./judging.ts";

/** One row for each scan that ran and ended: which sightings count as evidence, and for which profiles. */
export const detectionMigrations: RoomMigrations = {
  room: "detection",
  teamTables: ["detection_scan", "detection_ruleset"],
  migrations: [
    {
      id: "0001_scans",
      sql: `
CREATE TABLE detection_scan (
  scan_id uuid PRIMARY KEY,
  team_id uuid NOT NULL,
  target_id uuid NOT NULL,
  profile text NOT NULL,
  is_baseline boolean NOT NULL,
  started_at timestamptz NOT NULL
);`,
    },
    judging,
  ],
};
