/**
 * `is_new` says that the scan's baseline did not show the issue. What the baseline showed and the scan found gone stands in
 * `occurrences_gone`, beside the sightings, because it is none. The index orders all findings of a team without a sort.
 */
export const diff = {
  id: "0003_diff",
  sql: `
CREATE TABLE occurrences_gone (
  scan_id uuid NOT NULL,
  issue_id uuid NOT NULL,
  team_id uuid NOT NULL,
  occurrence_id uuid NOT NULL,
  PRIMARY KEY (scan_id, issue_id)
);
CREATE INDEX occurrences_occurrence_team_worst ON occurrences_occurrence (team_id, severity_score DESC, id DESC);`,
};
