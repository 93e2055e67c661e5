/** Scans: asking for one, the list, one scan live with its findings. Never shows a secret: what the wire masks stays masked. */
export { ScanListPage } from "./list/scan-list-page.tsx";
export { ScanPage } from "./live/scan-page.tsx";
export { anyScanQuery, patchFindings, patchScan, scanListQuery } from "./queries.ts";
export { nameOf, placeOf } from "./scan-words.ts";
export { NewScanPage } from "./start/new-scan-page.tsx";
