/**
 * The findings as GitHub Flavored Markdown, for merge requests and wikis. Scanned text can never become markup: no
 * link, no image, no HTML, no table cell of its own.
 */
import { type Block, markdownWriter } from "../../documents/index.ts";
import type { Format, ReportedFinding, ScanSummary } from "../contract.ts";
import { everyFinding } from "../findings-blocks.ts";
import { scanBlocks, scanHead } from "../scan-blocks.ts";

export const markdown: Format = {
  id: "markdown",
  mediaType: markdownWriter.mediaType,
  extension: markdownWriter.extension,
  render: (findings, scan) => markdownWriter.write(scanHead(scan), blocksOf(findings, scan)),
};

async function* blocksOf(findings: AsyncIterable<ReportedFinding>, scan: ScanSummary): AsyncGenerator<Block> {
  yield* scanBlocks(scan);
  yield* everyFinding(findings);
}
