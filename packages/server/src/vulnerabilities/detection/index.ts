/** What scans say about issues: seen, not seen, unknown. Facts only: it decides nothing and overwrites no decision. */
export type { EndedScan, ScanEnded } from "./contract.ts";
export { detectionMigrations } from "./migrations/index.ts";
export { createScanEnded } from "./scan-ended.ts";
