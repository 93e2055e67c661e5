/**
 * Output formats: each writes one set of findings and the facts of its scan as a stream of text. A format never decides
 * what counts, never shows an unmasked secret, and lets no scanned text act on its reader.
 */
import type { Format } from "./contract.ts";
import { json } from "./json/index.ts";
import { markdown } from "./markdown/index.ts";
import { sarif } from "./sarif/index.ts";
import { table } from "./table/index.ts";

export type { EngineSummary, Format, ReportedFinding, ScanSummary, View } from "./contract.ts";
export { durationText } from "./duration.ts";
export { visibleLine, visibleText } from "./visible-text.ts";

/** The formats there are, sorted by id. */
export const formats: readonly Format[] = [json, markdown, sarif, table];
