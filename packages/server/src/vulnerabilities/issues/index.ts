/** The lasting defects of a team, one row per identity, with the state of both axes. A scan never deletes one. */
export {
  hasSlaState,
  renewDeadlines,
  restartClocks,
  selectIdsAfter,
  slaDaysOf,
  takeBreaches,
} from "./clock-store.ts";
export type { IssueFilter, StoredIssue } from "./contract.ts";
export {
  applyChange,
  applySeverity,
  applyStatus,
  type DecidableIssue,
  lockIssues,
  resolveIds,
  selectExpired,
} from "./decide-store.ts";
export { type DraftContext, type IssueDraft, issueOf, type ProseDraft, proseOf } from "./draft.ts";
export {
  clearPart,
  keepPart,
  lockMergeable,
  type MergeableIssue,
  type MergedIssue,
  pointTo,
  selectMerged,
  selectParts,
} from "./merge-store.ts";
export { issuesMigrations } from "./migrations/index.ts";
export { type IssueSort, orderOf } from "./order-store.ts";
export { type ActPart, actParts, countFittingOf, lockFitting, selectFitting } from "./policy-store.ts";
export { countIssues, selectIssue, selectIssueIds, selectIssues } from "./read-store.ts";
export { type KeyedIssue, refuseRekey, rekeyIssues, selectOldKeys, selectTargetsWithOldKeys } from "./rekey-store.ts";
export {
  deleteUnnamedProse,
  findIssues,
  holdKnown,
  holdUnknown,
  insertIssues,
  insertProse,
  type KnownIssue,
  updateAttributes,
} from "./store.ts";
