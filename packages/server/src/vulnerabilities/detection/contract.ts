import type { Clock } from "@gatewatch/base/clock";
import type { Tx } from "@gatewatch/base/db";
import type { ScanCoverage } from "@gatewatch/engines/findings";
import type { TeamId } from "../../kernel/actor.ts";
import type { Events } from "../../kernel/events/index.ts";

/** A scan that ran and came to its end, whichever that was. */
export interface EndedScan {
  readonly teamId: TeamId;
  readonly scanId: string;
  readonly targetId: string;
  readonly targetLabel: string;
  readonly profile: string;
  /** Profiles whose work this one includes, itself among them. */
  readonly coveredProfiles: readonly string[];
  /** Scans of side branches say nothing about an issue. */
  readonly isBaseline: boolean;
  /** The scan that its findings are compared with. */
  readonly baselineScanId?: string;
  readonly startedAt: Date;
  /** Absent unless the scan completed. */
  readonly coverage?: ScanCoverage;
}

/**
 * Hears of each ended scan once, in the transaction that ends it. What is more than one batch is judged later, in
 * transactions of its own.
 */
export type ScanEnded = (tx: Tx, scan: EndedScan) => Promise<void>;

/** What judging a scan changes in its counts: sightings that were new and turn out to be moved ones, and what is gone. */
export interface DiffCounts {
  readonly moved: number;
  readonly fixed: number;
}
/** A port: who keeps the scan's counts hears how they change. */
export type CountDiff = (tx: Tx, teamId: TeamId, scanId: string, counts: DiffCounts) => Promise<void>;

export interface DetectionDeps {
  readonly clock: Clock;
  readonly events: Pick<Events, "emitEach">;
  readonly countDiff: CountDiff;
}
