/**
 * What the end of a scan means for the issues of its target. What it saw is seen; what it did not see is gone only where
 * it looked. A row is written, and an event leaves, only where something changes.
 */
import type { Clock } from "@gatewatch/base/clock";
import type { Tx } from "@gatewatch/base/db";
import type { Events } from "../../kernel/events/index.ts";
import { type IssueStatus, projectStatus } from "../decisions/index.ts";
import type { EndedScan, ScanEnded } from "./contract.ts";
import { createJudge } from "./coverage.ts";
import { nextFacts } from "./next-facts.ts";
import {
  type IssueFacts,
  insertScan,
  lockSighted,
  lockUnsighted,
  markSideBranchOnly,
  saveDetection,
  type Verdict,
} from "./store.ts";

export interface DetectionDeps {
  readonly clock: Clock;
  readonly events: Pick<Events, "emitEach">;
}

/** Makes the function that hears of each ended scan, once, in the transaction that ends it. */
export function createScanEnded({ clock, events }: DetectionDeps): ScanEnded {
  return async (tx, scan) => {
    await insertScan(tx, scan.teamId, scan);
    if (!scan.isBaseline) return markSideBranchOnly(tx, scan.teamId, scan.scanId);
    const now = clock.now();
    const changes = [
      ...(await lockSighted(tx, scan.teamId, scan, now)).flatMap((issue) => changeOf(issue, "seen", scan)),
      ...(await unsighted(tx, scan, now)),
    ];
    await saveDetection(
      tx,
      scan.teamId,
      scan.scanId,
      changes.map(({ after }) => after),
    );
    for (const type of ["issue.fixed", "issue.reopened"] as const) {
      const told = changes.filter((change) => eventOf(change) === type);
      await events.emitEach(
        tx,
        scan.teamId,
        type,
        told.map(({ after }) => ({
          issueId: after.id,
          scanId: scan.scanId,
          targetId: scan.targetId,
          status: projectStatus(after),
        })),
      );
    }
  };
}

interface Change {
  readonly before: IssueFacts;
  readonly after: IssueFacts;
}

async function unsighted(tx: Tx, scan: EndedScan, now: Date): Promise<Change[]> {
  if (!scan.coverage || scan.coverage.completedEngines.length === 0) return [];
  const verdictOf = createJudge(scan.coverage, scan.targetLabel);
  const candidates = await lockUnsighted(tx, scan.teamId, scan, scan.coverage.completedEngines, now);
  return candidates.flatMap((issue) => {
    const verdict = verdictOf(issue);
    return verdict === undefined ? [] : changeOf(issue, verdict, scan);
  });
}

function changeOf(before: IssueFacts, verdict: Verdict, { startedAt, profile }: EndedScan): Change[] {
  const after = { ...before, ...nextFacts(before, verdict, { startedAt, isRecheck: profile === "recheck" }) };
  const isSame =
    after.detection === before.detection &&
    after.sinceDecision === before.sinceDecision &&
    after.isRechecked === before.isRechecked;
  return isSame ? [] : [{ before, after }];
}

/** A return under a valid acceptance is silent, and so is a claim that is confirmed. */
function eventOf({ before, after }: Change): "issue.fixed" | "issue.reopened" | undefined {
  const [from, to] = [projectStatus(before), projectStatus(after)];
  if (!isGone(from) && isGone(to)) return "issue.fixed";
  return isGone(from) && (to === "open" || to === "in_progress") ? "issue.reopened" : undefined;
}

function isGone(status: IssueStatus): boolean {
  return status === "fixed" || status === "fix_verified";
}
