/** Running scans: the worker, the child that the engines run in, and the record of what they say. */
export { runnerFaults } from "./child-process.ts";
export { failedBy } from "./outcome.ts";
export { Recorder, type RecorderDeps } from "./recorder.ts";
export { ScanStopped } from "./run.ts";
export { scanQueue, startWorker, type Worker } from "./worker.ts";
