/** Unified diffs: written from edits, joined, read, and the lines they change. It changes no file and runs no program. */
export { ChangedLines } from "./changed-lines.ts";
export type { Change, Edit, FileDiff, Hunk } from "./contract.ts";
export { JoinedDiff, readChanges } from "./join.ts";
export { readDiff } from "./read.ts";
export { isTouched } from "./touched.ts";
export { noLineBreak, unifiedDiff } from "./write.ts";
