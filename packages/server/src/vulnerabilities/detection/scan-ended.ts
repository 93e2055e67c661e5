/**
 * What the end of a scan means for the issues of its target. It is written down in the transaction that ends the scan and
 * judged in batches: the first ones there and then, the rest in transactions of their own that any process may go on with.
 */
import { type Db, inTransaction, type Tx } from "@gatewatch/base/db";
import type { TeamId } from "../../kernel/actor.ts";
import type { DetectionDeps, EndedScan, ScanEnded } from "./contract.ts";
import { judgeBatch } from "./judge-batch.ts";
import { insertScan, lockPending, type Phase, saveJudged, selectPending } from "./scan-store.ts";
import { markSideBranchOnly } from "./store.ts";

const scansAtOnce = 100;

/** Makes the function that hears of each ended scan, once, in the transaction that ends it. */
export function createScanEnded(deps: DetectionDeps): ScanEnded {
  return async (tx, scan) => {
    if (!(await insertScan(tx, scan.teamId, scan, firstPhase(scan)))) return;
    if (!scan.isBaseline) await markSideBranchOnly(tx, scan.teamId, scan.scanId);
    // Small scans are judged here: as long as a batch does all that its phase asks for.
    for (let isWhole = true; isWhole; ) isWhole = (await judgeNext(tx, deps, scan.teamId, scan.scanId)) === "phase";
  };
}

/** Goes on with every scan that is not judged to its end, one short transaction after another. @returns batches done */
export async function judgePending(deps: DetectionDeps & { readonly db: Db }): Promise<number> {
  let batches = 0;
  for (const { teamId, scanId } of await selectPending(deps.db, scansAtOnce)) {
    for (let step: Step = "batch"; step !== "nothing"; ) {
      step = await inTransaction(deps.db, (tx) => judgeNext(tx, deps, teamId, scanId));
      if (step !== "nothing") batches++;
    }
  }
  return batches;
}

/** `nothing` = it is done, or not ours to do now. */
type Step = "nothing" | "batch" | "phase";

async function judgeNext(tx: Tx, deps: DetectionDeps, teamId: TeamId, scanId: string): Promise<Step> {
  const scan = await lockPending(tx, teamId, scanId);
  if (!scan) return "nothing";
  const cursor = await judgeBatch(tx, deps, scan);
  await saveJudged(tx, teamId, scanId, { phase: cursor ? scan.phase : after(scan.phase), cursor });
  return cursor ? "batch" : "phase";
}

function firstPhase({ isBaseline, coverage }: EndedScan): Phase {
  if (isBaseline) return "seen";
  return coverage ? "gone" : "done";
}

function after(phase: Phase): Phase {
  const order: readonly Phase[] = ["seen", "unseen", "merged", "gone", "done"];
  return order[order.indexOf(phase) + 1] ?? "done";
}
