import { createScanAnswer, scanAnswer, scanListAnswer } from "@gatewatch/contracts";
import type { Transport } from "./transport.ts";
import type { CreatedScan, CreateScan, Scan, ScanList, ScanStatus } from "./wire.ts";

export interface ScanQuery {
  readonly status?: ScanStatus | undefined;
  /** 1 to 100. */
  readonly limit?: number | undefined;
  readonly offset?: number | undefined;
}

export interface Scans {
  /** Newest first. */
  list(query?: ScanQuery, signal?: AbortSignal): Promise<ScanList>;
  get(id: string, signal?: AbortSignal): Promise<Scan>;
  create(request: CreateScan): Promise<CreatedScan>;
  /** Scans the same target once more with the same settings. */
  repeat(id: string): Promise<CreatedScan>;
  /** What was found until now stays. */
  cancel(id: string): Promise<Scan>;
}

/** Scans. */
export function createScans(transport: Transport): Scans {
  return {
    list: ({ status, limit, offset } = {}, signal) =>
      transport.read("/scans", scanListAnswer, { status, limit, offset }, signal),
    get: async (id, signal) => (await transport.read(pathOf(id), scanAnswer, {}, signal)).data,
    create: async (request) => (await transport.write("POST", "/scans", createScanAnswer, request)).data,
    repeat: async (id) => (await transport.write("POST", `${pathOf(id)}/repeat`, createScanAnswer)).data,
    cancel: async (id) => (await transport.write("POST", `${pathOf(id)}/cancel`, scanAnswer)).data,
  };
}

function pathOf(id: string): string {
  return `/scans/${encodeURIComponent(id)}`;
}
