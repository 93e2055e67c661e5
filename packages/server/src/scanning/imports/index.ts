/** Reports of other tools: received, checked whole, then stored as a scan of their own. No engine runs here. */
export { type ImportDeps, importReport } from "./import-report.ts";
