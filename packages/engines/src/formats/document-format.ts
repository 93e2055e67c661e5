import type { Block, DocumentWriter } from "../documents/index.ts";
import type { Format, ReportedFinding, ScanSummary } from "./contract.ts";
import { scanBlocks, scanHead } from "./scan-blocks.ts";

/** A format for people: what the scan was, then its findings, written as one document. */
export function documentFormat(
  id: string,
  writer: DocumentWriter,
  findingsBlocks: (findings: AsyncIterable<ReportedFinding>) => AsyncIterable<Block>,
): Format {
  async function* blocksOf(findings: AsyncIterable<ReportedFinding>, scan: ScanSummary): AsyncGenerator<Block> {
    yield* scanBlocks(scan);
    yield* findingsBlocks(findings);
  }
  return {
    id,
    mediaType: writer.mediaType,
    extension: writer.extension,
    render: (findings, scan) => writer.write(scanHead(scan), blocksOf(findings, scan)),
  };
}
