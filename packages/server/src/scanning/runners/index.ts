/** Running scans: the worker, the child that the engines run in, and the record of what they say. */
export { runnerFaults } from "./child-process.ts";
export { ScanStopped } from "./run.ts";
export { scanQueue, startWorker, type Worker } from "./worker.ts";
