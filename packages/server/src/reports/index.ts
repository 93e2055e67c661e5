/**
 * Reports: accounts of scans, rendered once in every form, kept as files until they expire; and documents of one scan as
 * it stands. It reads through the doors of scanning and vulnerabilities, decides nothing about a finding, and holds no
 * more of a scan's findings than one page.
 */

import { join } from "node:path";
import { inTransaction } from "@gatewatch/base/db";
import { formats } from "@gatewatch/engines/formats";
import type { TeamId } from "../kernel/actor.ts";
import type { Scanning } from "../scanning/index.ts";
import type { Vulnerabilities } from "../vulnerabilities/index.ts";
import type { Reports } from "./contract.ts";
import { type CreateDeps, createReport } from "./create.ts";
import { reportFaults } from "./faults.ts";
import { createFiles, type Files } from "./files.ts";
import { reportedFindings } from "./generate/reported-findings.ts";
import { scanSummary } from "./generate/scan-summary.ts";
import { downloadReport, getReport, listReports, reportContent } from "./read.ts";
import { deleteReport } from "./store.ts";

export * from "./contract.ts";
export { reportFaults } from "./faults.ts";
export { reportsMigrations } from "./migrations/index.ts";
export { expireReports } from "./store.ts";
export { type SweepDeps, sweepReports } from "./sweep.ts";
export {
  giveUpReport,
  type ReportWorkerDeps,
  reportQueue,
  requeueRestoredReports,
  runReportJob,
  startReportWorker,
} from "./worker.ts";

/** The files of reports below the data folder. */
export function reportFiles(dataFolder: string): Files {
  return createFiles(join(dataFolder, "reports"));
}

/**
 * Makes the door. Generating what it stores is `startReportWorker`'s.
 *
 * @param deps.version of this program, named in the documents
 */
export function createReports(
  deps: CreateDeps & {
    readonly files: Files;
    readonly scanning: Pick<Scanning, "get" | "list" | "repository">;
    readonly vulnerabilities: Pick<Vulnerabilities, "eachFinding" | "issue">;
    readonly version: string;
  },
): Reports {
  const { db, files } = deps;
  return {
    create: (actor, request) => createReport(deps, actor, request),
    get: (actor, id) => getReport(db, actor, id),
    list: (actor, query) => listReports(db, actor, query),
    async newestOf(actor, scanId) {
      const scan = await deps.scanning.get(actor.teamId, scanId);
      const { reports } = await listReports(db, actor, { scanId: scan.id, limit: 1 });
      if (reports[0]) return reports[0];
      throw reportFaults("reports.not_found", {
        message: `There is no report on the scan "${scan.id}" yet. Make one with POST /reports and its id in scan_ids.`,
      });
    },
    content: (report) => reportContent(files, report),
    download: (actor, id, format) => downloadReport(db, files, actor, id, format),
    async remove(actor, id) {
      const report = await getReport(db, actor, id);
      // The files first: a row without files says so itself, files without a row would stay for ever.
      await files.remove(report.teamId, report.id);
      await inTransaction(db, async (tx) => {
        if (await deleteReport(tx, report.teamId, report.id))
          await deps.audit.record(tx, actor, "reports.deleted", `report:${report.id}`, { type: report.type });
      });
      return report;
    },
    async scanDocument(teamId, scanId, id) {
      const scan = await deps.scanning.get(teamId, scanId);
      const format = formats.find((candidate) => candidate.id === id)!;
      const summary = scanSummary(scan, deps.version, deps.clock.now());
      const body = format.render(reportedFindings(deps.vulnerabilities, teamId, [scan.id]), summary);
      return { mediaType: format.mediaType, extension: format.extension, scanId: scan.id, body };
    },
  };
}

/** The folder of one team's reports. */
export function reportFolderOf(dataFolder: string, teamId: TeamId): string {
  return join(dataFolder, "reports", teamId);
}
