import type { Tx } from "@gatewatch/base/db";
import type { TeamId } from "../../kernel/actor.ts";
import type { ScanCoverage } from "./coverage.ts";

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
  readonly startedAt: Date;
  /** Absent unless the scan completed. */
  readonly coverage?: ScanCoverage;
}

/** Hears of each ended scan once, in the transaction that ends it. */
export type ScanEnded = (tx: Tx, scan: EndedScan) => Promise<void>;
