/** Reports: made on the server, watched until they are ready, downloaded as they are. It renders no document itself. */

export { patchReportEvent } from "./queries.ts";
export { ReportListPage } from "./report-list-page.tsx";
export { ReportPage } from "./report-page.tsx";
