/** Reports of other tools become findings here. Pure: it reads a stream, keeps no more of it than one result, decides nothing about state. */
export { importFaults } from "./faults.ts";
export {
  type ImportedFinding,
  type ImportedReport,
  type ImportOptions,
  inspectSarif,
  readSarifFindings,
  type SarifChunks,
} from "./sarif/index.ts";
