import { type SarifRun, sarifLog } from "./sarif/index.ts";

/** SARIF of several scans: one log with a run for each, streamed. The `sarif` format writes one of a single scan. */
export function sarifOfScans(runs: Iterable<SarifRun>): AsyncIterable<string> {
  return sarifLog(runs);
}
