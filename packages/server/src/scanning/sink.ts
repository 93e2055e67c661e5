import type { Tx } from "@gatewatch/base/db";
import type { IdentifiedFinding, ScanCoverage, Severity } from "@gatewatch/engines/findings";
import type { TeamId } from "../kernel/actor.ts";

/**
 * Where findings go: a port, because scanning knows nothing of issues. Idempotent: a batch delivered twice counts once.
 *
 * @returns one entry per sighting that was added
 */
export type FindingSink = (
  tx: Tx,
  batch: {
    readonly teamId: TeamId;
    readonly scanId: string;
    readonly targetId: string;
    /** The scan that it is compared with. */
    readonly baselineScanId?: string;
    readonly findings: readonly IdentifiedFinding[];
  },
) => Promise<readonly { readonly severity: Severity; readonly isNew: boolean }[]>;

/** A scan that ran and came to its end, whichever that was. */
export interface EndedScan {
  readonly teamId: TeamId;
  readonly scanId: string;
  readonly targetId: string;
  readonly targetLabel: string;
  readonly profile: string;
  /** Profiles whose work this one includes, itself among them. */
  readonly coveredProfiles: readonly string[];
  /** False for a side branch. */
  readonly isBaseline: boolean;
  /** The scan that its findings are compared with. */
  readonly baselineScanId?: string;
  readonly startedAt: Date;
  /** Absent unless the scan completed: then it says nothing about what it did not find. */
  readonly coverage?: ScanCoverage;
}

/** Hears of each ended scan once, in the transaction that ends it: a port, for what follows from its findings. */
export type ScanEnded = (tx: Tx, scan: EndedScan) => Promise<void>;
