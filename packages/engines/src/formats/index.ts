/**
 * Output formats: each writes one set of findings and the facts of its scan as a stream of text. A format never decides
 * what counts, never shows an unmasked secret, and lets no scanned text act on its reader.
 */
import type { Format } from "./contract.ts";
import { csv } from "./csv/index.ts";
import { gitlab } from "./gitlab/index.ts";
import { html } from "./html/index.ts";
import { json } from "./json/index.ts";
import { junit } from "./junit/index.ts";
import { markdown } from "./markdown/index.ts";
import { pdf } from "./pdf/index.ts";
import { sarif } from "./sarif/index.ts";
import { table } from "./table/index.ts";

export type { EngineSummary, FixedFinding, Format, ReportedFinding, ScanSummary, View } from "./contract.ts";
export { csvRecord } from "./csv-cell.ts";
export { csvOf } from "./csv-records.ts";
export { findingBlocks } from "./finding-blocks.ts";
export { everyFinding, findingsAtMost, findingsTable, firstFindings, type MoreFacts } from "./findings-blocks.ts";
export { sarifOfScans } from "./sarif-of-scans.ts";
export { coverageBlocks } from "./scan-blocks.ts";

/** The formats there are, sorted by id. */
export const formats: readonly Format[] = [csv, gitlab, html, json, junit, markdown, pdf, sarif, table];
