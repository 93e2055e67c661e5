/** What an identity is made of, so that moved code is found again and a new fingerprint version can re-key in the background. */
export const identity = {
  id: "0003_identity",
  sql: `
ALTER TABLE issues_issue
  ADD COLUMN family text NOT NULL DEFAULT '',
  ADD COLUMN anchor text NOT NULL DEFAULT '',
  ADD COLUMN ordinal integer NOT NULL DEFAULT 0,
  ADD COLUMN moved_key bytea,
  ADD COLUMN rekey_refused_version smallint NOT NULL DEFAULT 0,
  ADD COLUMN merged_into uuid,
  ADD COLUMN part_detection text,
  ADD COLUMN part_since_decision text,
  ADD COLUMN part_is_rechecked boolean,
  ADD CHECK (part_detection IN ('seen', 'not_seen', 'unknown')),
  ADD CHECK (part_since_decision IN ('seen', 'not_seen', 'nothing')),
  ADD CHECK (merged_into <> id);
CREATE INDEX issues_issue_version ON issues_issue (fingerprint_version);
CREATE INDEX issues_issue_merged ON issues_issue (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX issues_issue_moved ON issues_issue (target_id, moved_key) WHERE moved_key IS NOT NULL;
DROP INDEX issues_issue_target;
CREATE INDEX issues_issue_target ON issues_issue (team_id, target_id, path, id);
CREATE TABLE issues_former_key (
  team_id uuid NOT NULL,
  fingerprint bytea NOT NULL,
  fingerprint_version smallint NOT NULL,
  issue_id uuid NOT NULL,
  retired_at timestamptz NOT NULL,
  PRIMARY KEY (team_id, fingerprint)
);
CREATE INDEX issues_former_key_issue ON issues_former_key (team_id, issue_id);`,
};
