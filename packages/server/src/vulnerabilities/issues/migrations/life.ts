/**
 * Who works on an issue, where else, and until when. The clock begins at `clock_since`, else at the first sighting;
 * `due_at` is absent while it stands. `priority` weighs the score with the confidence. Every list has its index.
 */
export const life = {
  id: "0004_life",
  sql: `
ALTER TABLE issues_issue
  ADD COLUMN assignee uuid,
  ADD COLUMN assigned_at timestamptz,
  ADD COLUMN ticket_links jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN clock_since timestamptz,
  ADD COLUMN clock_paused_at timestamptz,
  ADD COLUMN due_at timestamptz,
  ADD COLUMN breach_told_at timestamptz,
  ADD COLUMN priority real NOT NULL
    GENERATED ALWAYS AS (coalesce(override_score, severity_score) * (0.5::real + confidence::real / 20)) STORED;
CREATE INDEX issues_issue_priority ON issues_issue (team_id, priority DESC, id DESC);
CREATE INDEX issues_issue_due ON issues_issue (team_id, coalesce(due_at, 'infinity'::timestamptz), id);
CREATE INDEX issues_issue_untold ON issues_issue (due_at) WHERE due_at IS NOT NULL AND breach_told_at IS NULL;
CREATE INDEX issues_issue_assignee ON issues_issue (team_id, assignee) WHERE assignee IS NOT NULL;
UPDATE issues_issue SET clock_paused_at = decided_at WHERE decision IN ('accepted_risk', 'false_positive');
UPDATE issues_issue SET due_at = created_at + make_interval(days =>
    CASE coalesce(override_severity, severity) WHEN 'critical' THEN 7 WHEN 'high' THEN 30 WHEN 'medium' THEN 90 WHEN 'low' THEN 180 END)
  WHERE decision IN ('open', 'in_progress') AND detection <> 'not_seen';`,
};
