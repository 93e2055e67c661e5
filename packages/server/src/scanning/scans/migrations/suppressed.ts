/** What comments in the code silence, shown beside the findings; and what a scan of changes alone was compared with. */
export const suppressed = {
  id: "0008_suppressed",
  sql: `
ALTER TABLE scans_scan ADD COLUMN suppressed integer NOT NULL DEFAULT 0, ADD COLUMN base_commit text;
CREATE TABLE scans_suppressed (
  scan_id uuid NOT NULL,
  team_id uuid NOT NULL,
  position bigint GENERATED ALWAYS AS IDENTITY,
  engine text NOT NULL,
  rule_id text NOT NULL,
  title text NOT NULL,
  severity text NOT NULL,
  place text NOT NULL,
  suppressed_by text NOT NULL,
  reason text,
  PRIMARY KEY (scan_id, position)
);`,
};
