/**
 * A scan is judged in batches: `phase` and `cursor` say how far that is, `coverage` is what it is judged by and is dropped
 * when it is done. `rulesets` names by engine the rules that ran; equal lists are kept once in `detection_ruleset`.
 */
export const judging = {
  id: "0002_judging",
  sql: `
ALTER TABLE detection_scan
  ADD COLUMN target_label text NOT NULL DEFAULT '',
  ADD COLUMN covered_profiles text[] NOT NULL DEFAULT '{}',
  ADD COLUMN baseline_scan_id uuid,
  ADD COLUMN is_complete boolean NOT NULL DEFAULT true,
  ADD COLUMN coverage jsonb,
  ADD COLUMN rulesets jsonb NOT NULL DEFAULT '{}',
  ADD COLUMN phase text NOT NULL DEFAULT 'done',
  ADD COLUMN cursor jsonb,
  ADD CHECK (phase IN ('seen', 'unseen', 'merged', 'gone', 'done'));
CREATE INDEX detection_scan_pending ON detection_scan (scan_id) WHERE phase <> 'done';
CREATE INDEX detection_scan_target ON detection_scan (team_id, target_id, scan_id DESC);
CREATE TABLE detection_ruleset (
  team_id uuid NOT NULL,
  digest text NOT NULL,
  engine text NOT NULL,
  version text NOT NULL,
  rules text[] NOT NULL,
  PRIMARY KEY (team_id, digest)
);`,
};
