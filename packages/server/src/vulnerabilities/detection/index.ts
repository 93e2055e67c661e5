/** What scans say about issues: judged when a scan has ended, in batches, from what it covered. */
export type { CountDiff, DetectionDeps, DiffCounts, EndedScan, ScanEnded } from "./contract.ts";
export { rollUp } from "./merged.ts";
export { saveRollUps } from "./merged-store.ts";
export { detectionMigrations } from "./migrations/index.ts";
export { createScanEnded, judgePending } from "./scan-ended.ts";
