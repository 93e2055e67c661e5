/** The findings as a PDF for people who archive and sign. It lists a bounded number of them, and says so. */
import { type Block, pdfWriter } from "../../documents/index.ts";
import type { Format, ReportedFinding, ScanSummary } from "../contract.ts";
import { findingsAtMost, firstFindings } from "../findings-blocks.ts";
import { scanBlocks, scanHead } from "../scan-blocks.ts";

export const pdf: Format = {
  id: "pdf",
  mediaType: pdfWriter.mediaType,
  extension: pdfWriter.extension,
  render: (findings, scan) => pdfWriter.write(scanHead(scan), blocksOf(findings, scan)),
};

async function* blocksOf(findings: AsyncIterable<ReportedFinding>, scan: ScanSummary): AsyncGenerator<Block> {
  yield* scanBlocks(scan);
  yield { kind: "heading", level: 2, text: "Findings" };
  yield* firstFindings(findings, findingsAtMost.pdf);
}
