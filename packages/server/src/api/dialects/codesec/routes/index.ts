/** Every route of the dialect, sorted by file name. */

export { getScan } from "./get-scan.ts";
export { getScanResults } from "./get-scan-results.ts";
export { getScans } from "./get-scans.ts";
export { getUsage } from "./get-usage.ts";
export {} from "./index.ts";
export { postScans } from "./post-scans.ts";
