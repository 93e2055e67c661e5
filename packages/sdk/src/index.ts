/**
 * The TypeScript client of a Gatewatch server, for browsers and Node: typed methods by resource over the contracts'
 * schemas. It never repeats a write, keeps nothing, and depends on nothing but the contracts.
 */
export { ApiError, type ErrorDetail } from "./api-error.ts";
export { type Client, type ClientOptions, createClient } from "./client.ts";
export type { LiveState } from "./live.ts";
export type { ReportQuery } from "./reports.ts";
export type { ScanQuery } from "./scans.ts";
export type { VulnerabilityQuery } from "./vulnerabilities.ts";
export type * from "./wire.ts";
