import { createScanAnswer, gateAnswer, scanAnswer, scanListAnswer } from "@gatewatch/contracts";
import type { Transport } from "./transport.ts";
import type { CreatedScan, CreateScan, Gate, GateLevel, Scan, ScanList, ScanStatus } from "./wire.ts";

export interface ScanQuery {
  readonly status?: ScanStatus | undefined;
  /** 1 to 100. */
  readonly limit?: number | undefined;
  readonly offset?: number | undefined;
}

export interface GateQuery {
  /** What fails from this severity on; the server's default is `high`. */
  readonly severity?: GateLevel | undefined;
  /** Only what the scan's baseline did not show. */
  readonly diff?: "new" | undefined;
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
  /** Whether a build may go on, by severity and the team's policies. */
  gate(id: string, query?: GateQuery, signal?: AbortSignal): Promise<Gate>;
}

/** Scans. */
export function createScans(transport: Transport): Scans {
  return {
    list: ({ status, limit, offset } = {}, signal) =>
      transport.read("/scans", scanListAnswer, { status, limit, offset }, signal),
    get: async (id, signal) => (await transport.read(pathOf(id), scanAnswer, {}, signal)).data,
    create: async (request) => (await transport.write("POST", "/scans", createScanAnswer, request)).data,
    repeat: async (id) => (await transport.write("POST", `${pathOf(id)}/repeat`, createScanAnswer)).data,
    gate: async (id, { severity, diff } = {}, signal) =>
      (await transport.read(`${pathOf(id)}/gate`, gateAnswer, { severity, diff }, signal)).data,
    cancel: async (id) => (await transport.write("POST", `${pathOf(id)}/cancel`, scanAnswer)).data,
  };
}

function pathOf(id: string): string {
  return `/scans/${encodeURIComponent(id)}`;
}
