/** The sightings of an issue are found by its id alone, whatever the planner believes of the team's. */
export const byIssue = {
  id: "0007_by_issue",
  sql: `
CREATE INDEX occurrences_occurrence_sightings ON occurrences_occurrence (issue_id, scan_id DESC);
DROP INDEX occurrences_occurrence_issue;`,
};
