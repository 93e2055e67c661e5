/**
 * Whether a build may go on, from the result file of a scan: by severity, by policies, and never on partial data. It scans
 * nothing and asks no server.
 */
export { gateFaults } from "./faults.ts";
export { type GateVerdict, judgeGate } from "./judge.ts";
export { type FilePolicy, readPolicies } from "./policies.ts";
export { readResult, type ScanResult } from "./result.ts";
