/** Every route of the dialect, sorted by file name. */
export { deleteScan } from "./delete-scan.ts";
export { getScan } from "./get-scan.ts";
export { getScanResults } from "./get-scan-results.ts";
export { getScans } from "./get-scans.ts";
export {} from "./index.ts";
export { postScanCancel } from "./post-scan-cancel.ts";
export { postScans } from "./post-scans.ts";
export { postWsTicket } from "./post-ws-ticket.ts";
