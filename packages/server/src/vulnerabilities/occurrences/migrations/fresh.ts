/** What is new in a scan is few among many, and what builds ask for: it has an order of its own. */
export const fresh = {
  id: "0006_fresh",
  sql: `
CREATE INDEX occurrences_occurrence_new ON occurrences_occurrence (team_id, scan_id, severity_score DESC, id DESC) WHERE is_new;`,
};
