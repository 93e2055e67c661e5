/** A whole database as a stream of tables, out of one snapshot and into one transaction. It knows no table by name. */
export type { SequenceState, TableShape } from "./catalogue.ts";
export { type Loading, type LoadOptions, loadDatabase } from "./load.ts";
export { openSnapshot, type Snapshot } from "./snapshot.ts";
