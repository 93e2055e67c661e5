import type { TeamId } from "../kernel/actor.ts";

/** A document as it is sent: made piece by piece while it is read. */
export interface StreamedDocument {
  readonly mediaType: string;
  /** Without the dot. */
  readonly extension: string;
  readonly scanId: string;
  readonly body: AsyncIterable<string | Uint8Array>;
}

/** Faults: `scans.not_found`. */
export interface Reports {
  /** What a scan found and covered, in one of the engines' formats. Of a scan that runs: so far, and marked partial. */
  scanDocument(teamId: TeamId, scanId: string, format: "sarif"): Promise<StreamedDocument>;
}
