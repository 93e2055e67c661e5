import type { Tx } from "@gatewatch/base/db";
import type { IdentifiedFinding, Severity } from "@gatewatch/engines/findings";
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
    readonly findings: readonly IdentifiedFinding[];
  },
) => Promise<readonly { readonly severity: Severity; readonly isNew: boolean }[]>;
