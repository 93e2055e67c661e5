/** One index for what is unique and for lists of a team by their newest sighting. */
export const newest = {
  id: "0005_newest",
  sql: `
CREATE UNIQUE INDEX occurrences_occurrence_of_scan ON occurrences_occurrence (team_id, scan_id, issue_id);
DROP INDEX occurrences_occurrence_once;`,
};
