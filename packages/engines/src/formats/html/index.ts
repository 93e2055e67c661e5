/** The findings as one HTML file for reading and printing. It lists a bounded number of them, and says so. */
import { type Block, htmlWriter } from "../../documents/index.ts";
import type { Format, ReportedFinding, ScanSummary } from "../contract.ts";
import { findingsAtMost, firstFindings } from "../findings-blocks.ts";
import { scanBlocks, scanHead } from "../scan-blocks.ts";

export const html: Format = {
  id: "html",
  mediaType: htmlWriter.mediaType,
  extension: htmlWriter.extension,
  render: (findings, scan) => htmlWriter.write(scanHead(scan), blocksOf(findings, scan)),
};

async function* blocksOf(findings: AsyncIterable<ReportedFinding>, scan: ScanSummary): AsyncGenerator<Block> {
  yield* scanBlocks(scan);
  yield { kind: "heading", level: 2, text: "Findings" };
  yield* firstFindings(findings, findingsAtMost.html);
}
