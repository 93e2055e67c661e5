/** The life of a scan: created, admitted, run, ended. Every change of state goes through here; engines never do. */
export { type AdmissionDeps, admitWaiting, recountAdmission } from "./admission.ts";
export { runningScans } from "./admission-store.ts";
export { cancelChannel, cancelScan, endScan } from "./cancel.ts";
export { createScan } from "./create.ts";
export type { ScansDeps } from "./deps.ts";
export { addDiffCounts } from "./diff-store.ts";
export { budgetSeconds } from "./estimate.ts";
export {
  endedScans,
  markForgotten,
  selectOldScans,
  selectTeamsWithScans,
} from "./forget-store.ts";
export { scansMigrations } from "./migrations/index.ts";
export { getScan, listScans, requireScan } from "./read.ts";
export { repeatScan } from "./repeat.ts";
export { getRepository, listRepositories } from "./repositories.ts";
export { requeueRestored } from "./requeue.ts";
export type { Counts, CoverageRow, ScanRow } from "./row.ts";
export {
  type Attempt,
  addCounts,
  addCoverage,
  claimScan,
  holdScan,
  type Outcome,
  type RunProgress,
  saveProgress,
  selectSilent,
  setCommit,
  setLanguages,
  setRuleSets,
} from "./run-store.ts";
export { type ImportDraft, type ImportTarget, startImport } from "./start-import.ts";
export { countByStatus, selectScanNames } from "./store.ts";
export { addSuppressed } from "./suppressed-store.ts";
