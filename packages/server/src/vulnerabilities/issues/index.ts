/** The lasting defects of a team, one row per identity. Written by ingest only; a scan never deletes one. */
export { type DraftContext, type IssueDraft, issueOf, type ProseDraft, proseOf, storable } from "./draft.ts";
export { issuesMigrations } from "./migrations/index.ts";
export { findIssues, insertIssues, insertProse, type KnownIssue, updateAttributes } from "./store.ts";
