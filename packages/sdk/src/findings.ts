import { findingListAnswer } from "@gatewatch/contracts";
import type { Transport } from "./transport.ts";
import type { DiffState, FindingList, Severity } from "./wire.ts";

export interface FindingQuery {
  readonly severity?: Severity | undefined;
  /** Against the scan's baseline. */
  readonly diff?: DiffState | undefined;
  /** `next_cursor` of the page before. */
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

export interface Findings {
  /** Findings of one scan, worst first; readable while it runs. */
  list(scanId: string, query?: FindingQuery, signal?: AbortSignal): Promise<FindingList>;
}

/** Findings of a scan. */
export function createFindings(transport: Transport): Findings {
  return {
    list: (scanId, { severity, diff, cursor, limit } = {}, signal) =>
      transport.read(
        `/scans/${encodeURIComponent(scanId)}/findings`,
        findingListAnswer,
        { severity, diff, cursor, limit },
        signal,
      ),
  };
}
