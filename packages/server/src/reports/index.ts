/**
 * Documents about scans, thin over the engines' formats. It reads through the doors of scanning and vulnerabilities, keeps
 * nothing, and holds no more of a scan's findings than one page.
 */
import type { Clock } from "@gatewatch/base/clock";
import { formats } from "@gatewatch/engines/formats";
import type { Scanning } from "../scanning/index.ts";
import type { Vulnerabilities } from "../vulnerabilities/index.ts";
import type { Reports } from "./contract.ts";
import { reportedFindings } from "./reported-findings.ts";
import { scanSummary } from "./scan-summary.ts";

export type { Reports, StreamedDocument } from "./contract.ts";

/** @param deps.version of this program, named in the documents */
export function createReports(deps: {
  readonly scanning: Pick<Scanning, "get">;
  readonly vulnerabilities: Pick<Vulnerabilities, "findings">;
  readonly clock: Clock;
  readonly version: string;
}): Reports {
  return {
    async scanDocument(teamId, scanId, id) {
      const scan = await deps.scanning.get(teamId, scanId);
      const format = formats.find((candidate) => candidate.id === id)!;
      const summary = scanSummary(scan, deps.version, deps.clock.now());
      const body = format.render(reportedFindings(deps.vulnerabilities, teamId, scan.id), summary);
      return { mediaType: format.mediaType, extension: format.extension, scanId: scan.id, body };
    },
  };
}
