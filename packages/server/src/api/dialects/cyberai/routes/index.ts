/** Every route of the dialect, sorted by file name. */
export { deleteScan } from "./delete-scan.ts";
export { getReport } from "./get-report.ts";
export { getReportDownload } from "./get-report-download.ts";
export { getReports } from "./get-reports.ts";
export { getScan } from "./get-scan.ts";
export { getScanReport } from "./get-scan-report.ts";
export { getScanResults } from "./get-scan-results.ts";
export { getScans } from "./get-scans.ts";
export { getVulnerabilities } from "./get-vulnerabilities.ts";
export { getVulnerability } from "./get-vulnerability.ts";
export { patchVulnerability } from "./patch-vulnerability.ts";
export { postReports } from "./post-reports.ts";
export { postScanCancel } from "./post-scan-cancel.ts";
export { postScans } from "./post-scans.ts";
export { postScansOfType } from "./post-scans-of-type.ts";
export { postWsTicket } from "./post-ws-ticket.ts";
