/**
 * `gatewatch scan`: brings the target to disk, runs the engines, writes the result, says by its exit code what came of
 * it. It decides nothing about what a finding is, and leaves nothing behind on disk but what it was asked to write.
 */
export { scanFaults } from "./faults.ts";
export { performScan } from "./perform-scan.ts";
export type { ScanFlags } from "./settings.ts";
