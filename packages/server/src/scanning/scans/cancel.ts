import { inTransaction, type Tx } from "@gatewatch/base/db";
import type { ScanCoverage } from "@gatewatch/engines/findings";
import type { Principal } from "../../kernel/actor.ts";
import type { Scan } from "../contract.ts";
import { scanFaults } from "../faults.ts";
import { type AdmissionDeps, releasePlace } from "./admission.ts";
import { isOfBaseline } from "./baseline.ts";
import type { ScansDeps } from "./deps.ts";
import { setIsBaseline } from "./diff-store.ts";
import { profilesCoveredBy } from "./profile.ts";
import { getScan, requireScan } from "./read.ts";
import { type Attempt, finishScan, type Outcome } from "./run-store.ts";
import { requestCancel } from "./store.ts";

/** The channel on which a worker hears that one of its scans is to stop. The payload is the scan's id. */
export const cancelChannel = "gatewatch_scan_cancel";

const cancelled: Outcome = {
  status: "cancelled",
  reason: "cancelled",
  message: "Cancelled before it started",
  partial: false,
  score: null,
};

/**
 * A queued scan is cancelled here and now; a running one is told to stop and does so within 2 s.
 *
 * @throws Fault `scans.not_found`, `scans.not_cancellable`
 */
export async function cancelScan(deps: ScansDeps, actor: Principal, id: string): Promise<Scan> {
  const row = await requireScan(deps.db, actor.teamId, id);
  const now = deps.clock.now();
  await inTransaction(deps.db, async (tx) => {
    await deps.audit.record(tx, actor, "scans.cancelled", `scan:${row.id}`);
    const asked = await requestCancel(tx, actor.teamId, row.id, now);
    if (asked) return deps.notify(tx, cancelChannel, row.id);
    const ended =
      row.status === "queued" &&
      (await endScan(tx, deps, { teamId: actor.teamId, id: row.id, attempt: 0 }, cancelled, now));
    if (!ended) {
      throw scanFaults("scans.not_cancellable", {
        message: `The scan "${row.name}" has already ended (${row.status}). Nothing was changed.`,
      });
    }
  });
  return getScan(deps.db, actor.teamId, row.id, now);
}

/**
 * The one way a scan ends: outcome, place in the team's concurrency and event in one transaction, exactly once. A scan
 * that never started does not count in the team's quota.
 *
 * @param coverage what the attempt covered, if it came to the end of its engines
 * @returns false when it had ended before, or a newer attempt holds it
 */
export async function endScan(
  tx: Tx,
  deps: AdmissionDeps & Pick<ScansDeps, "events" | "scanEnded" | "quota">,
  attempt: Attempt,
  outcome: Outcome,
  now: Date,
  coverage?: ScanCoverage,
): Promise<boolean> {
  const row = await finishScan(tx, attempt.teamId, attempt, outcome, now);
  if (!row) return false;
  if (row.started_at) {
    const isBaseline = !row.is_limited && (await isOfBaseline(tx, row));
    await setIsBaseline(tx, row.team_id, row.id, isBaseline);
    await deps.scanEnded(tx, {
      teamId: row.team_id,
      scanId: row.id,
      targetId: row.target_id,
      targetLabel: row.target_label,
      profile: row.profile,
      coveredProfiles: profilesCoveredBy(row.profile),
      isBaseline,
      ...(row.baseline_scan_id !== null && { baselineScanId: row.baseline_scan_id }),
      startedAt: row.started_at,
      ...(outcome.status === "completed" && !row.is_limited && coverage && { coverage }),
    });
  }
  // Before the place: creating a scan takes the two locks in this order too.
  if (outcome.status === "cancelled" && !row.started_at && row.usage_period !== null) {
    await deps.quota.returnScan(tx, attempt.teamId, row.usage_period);
  }
  if (row.admitted_at) await releasePlace(tx, attempt.teamId, deps, now);
  await deps.events.emit(tx, attempt.teamId, `scan.${outcome.status}`, {
    scanId: row.id,
    target: row.raw,
    status: outcome.status,
    reason: outcome.reason,
    score: outcome.score?.value ?? null,
    findings: row.counts.total ?? 0,
  });
  await deps.events.announce(tx, { teamId: attempt.teamId, type: "scan", id: row.id });
  return true;
}
