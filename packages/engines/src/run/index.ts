/**
 * Running engines: one target, several engines, one stream of events. It builds what an engine may reach, keeps one
 * engine's fault from the others, and ends on time. It never stores, prints or decides anything about a finding.
 */
import { engines } from "../index.ts";
import type { RunScan } from "./contract.ts";
import { createRunScan } from "./run-scan.ts";

export type { RunEvent, RunPorts, RunRequest, RunScan } from "./contract.ts";
export { runFaults } from "./faults.ts";
export { createRunScan } from "./run-scan.ts";

/** Scans with all the engines there are. */
export const runScan: RunScan = createRunScan(engines);
