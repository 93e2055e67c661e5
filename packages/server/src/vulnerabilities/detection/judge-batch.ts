import type { Tx } from "@gatewatch/base/db";
import { createJudge, type Judge } from "@gatewatch/engines/findings";
import { type IssueStatus, projectStatus } from "../decisions/index.ts";
import { renewDeadlines, restartClocks } from "../issues/index.ts";
import type { DetectionDeps } from "./contract.ts";
import { insertGone, selectMissed } from "./gone-store.ts";
import { rollUp } from "./merged.ts";
import { lockSurvivors, saveRollUps } from "./merged-store.ts";
import { matchMoved } from "./moved.ts";
import { applyMoves, markPersisting, selectFresh, selectTrackable } from "./moved-store.ts";
import { nextFacts } from "./next-facts.ts";
import type { Cursor, PendingScan } from "./scan-store.ts";
import { type IssueFacts, lockSighted, lockUnjudged, saveDetection, selectUnsighted, type Verdict } from "./store.ts";
import { coverageOf } from "./stored-coverage.ts";

/** Issues of one transaction. */
const batchSize = 1000;
const freshCompared = 5000;

/**
 * Judges the next issues of the scan's phase. A row is written, and an event leaves, only where something changes.
 *
 * @returns where the next batch begins; `null` when the phase is done
 */
export async function judgeBatch(tx: Tx, deps: DetectionDeps, scan: PendingScan): Promise<Cursor | null> {
  switch (scan.phase) {
    case "seen":
      return judgeSighted(tx, deps, scan);
    case "unseen":
      return judgeUnsighted(tx, deps, scan);
    case "merged":
      return judgeMerged(tx, deps, scan);
    case "gone":
      return noteGone(tx, deps, scan);
    case "done":
      return null;
  }
}

async function judgeSighted(tx: Tx, deps: DetectionDeps, scan: PendingScan): Promise<Cursor | null> {
  const issues = await lockSighted(tx, scan.teamId, scan, deps.clock.now(), batchSize);
  await save(
    tx,
    deps,
    scan,
    issues.flatMap((issue) => changeOf(issue, "seen", scan)),
  );
  const last = issues.at(-1);
  return last && issues.length === batchSize ? { id: last.id } : null;
}

async function judgeUnsighted(tx: Tx, deps: DetectionDeps, scan: PendingScan): Promise<Cursor | null> {
  const verdictOf = judgeOf(scan);
  const engines = scan.coverage?.completedEngines ?? [];
  if (!verdictOf || engines.length === 0) return null;
  const next = await selectUnsighted(tx, scan.teamId, scan, engines, batchSize);
  const ids = next.map(({ id }) => id);
  const issues = await lockUnjudged(tx, scan.teamId, scan.scanId, ids, deps.clock.now());
  const absent = issues.filter((issue) => verdictOf(issue) === "not_seen");
  const moved = await followMoves(tx, deps, scan, absent);
  const changes = issues.flatMap((issue) => {
    const verdict = moved.has(issue.id) ? "seen" : verdictOf(issue);
    return verdict === undefined ? [] : changeOf(issue, verdict, scan);
  });
  await save(tx, deps, scan, changes);
  return next.length === batchSize ? next.at(-1)! : null;
}

/** Issues that would be gone, and were only moved. @returns their ids */
async function followMoves(
  tx: Tx,
  { clock, countDiff }: DetectionDeps,
  scan: PendingScan,
  absent: readonly IssueFacts[],
): Promise<ReadonlySet<string>> {
  const present = absent.filter(({ detection, isPart }) => detection !== "not_seen" && !isPart).map(({ id }) => id);
  if (present.length === 0) return new Set();
  const gone = await selectTrackable(tx, scan.teamId, present);
  if (gone.length === 0) return new Set();
  const moves = matchMoved(gone, await selectFresh(tx, scan.teamId, scan, gone, freshCompared));
  if (moves.length === 0) return new Set();
  await applyMoves(tx, scan.teamId, moves, clock.now());
  const ids = moves.map(({ from }) => from.id);
  const moved = await markPersisting(tx, scan.teamId, scan, ids);
  if (moved > 0) await countDiff(tx, scan.teamId, scan.scanId, { moved, fixed: 0 });
  return new Set(ids);
}

/** Issues that others were merged into show what all parts together say. */
async function judgeMerged(tx: Tx, deps: DetectionDeps, scan: PendingScan): Promise<Cursor | null> {
  const groups = await lockSurvivors(tx, scan.teamId, scan, deps.clock.now());
  const changes = groups.flatMap(({ shown, parts, isSighted, isJudged }) => {
    const facts = { ...shown, ...rollUp(shown, parts, { startedAt: scan.startedAt, isSighted, isJudged }) };
    return isSame(shown, facts) ? [] : [{ before: shown, after: facts }];
  });
  await saveRollUps(
    tx,
    scan.teamId,
    changes.map(({ after }) => after),
  );
  await tell(tx, deps, scan, changes);
  return null;
}

async function noteGone(tx: Tx, { countDiff }: DetectionDeps, scan: PendingScan): Promise<Cursor | null> {
  const verdictOf = judgeOf(scan);
  const { baselineScanId, scanId, teamId } = scan;
  if (!verdictOf || baselineScanId === null) return null;
  const after = scan.cursor?.id ?? "00000000-0000-0000-0000-000000000000";
  const missed = await selectMissed(tx, teamId, { scanId, baselineScanId }, after, batchSize);
  const fixed = await insertGone(
    tx,
    teamId,
    scanId,
    missed.filter((sighting) => verdictOf(sighting) === "not_seen"),
  );
  if (fixed > 0) await countDiff(tx, teamId, scanId, { moved: 0, fixed });
  const last = missed.at(-1);
  return last && missed.length === batchSize ? { id: last.issueId } : null;
}

function judgeOf({ coverage, targetLabel }: PendingScan): Judge | undefined {
  return coverage === null ? undefined : createJudge(coverageOf(coverage), targetLabel);
}

interface Change {
  readonly before: IssueFacts;
  readonly after: IssueFacts;
}

function changeOf(before: IssueFacts, verdict: Verdict, { startedAt, profile }: PendingScan): Change[] {
  const after = { ...before, ...nextFacts(before, verdict, { startedAt, isRecheck: profile === "recheck" }) };
  return isSame(before, after) ? [] : [{ before, after }];
}

function isSame(before: IssueFacts, after: IssueFacts): boolean {
  return (
    after.detection === before.detection &&
    after.sinceDecision === before.sinceDecision &&
    after.isRechecked === before.isRechecked
  );
}

async function save(tx: Tx, deps: DetectionDeps, scan: PendingScan, changes: readonly Change[]): Promise<void> {
  await saveDetection(
    tx,
    scan.teamId,
    scan.scanId,
    changes.map(({ after }) => after),
  );
  await tell(
    tx,
    deps,
    scan,
    changes.filter(({ after }) => !after.isPart),
  );
}

async function tell(tx: Tx, deps: DetectionDeps, scan: PendingScan, changes: readonly Change[]): Promise<void> {
  const { events, clock } = deps;
  const returned = changes.filter((change) => eventOf(change) === "issue.reopened").map(({ after }) => after.id);
  await restartClocks(tx, scan.teamId, returned, clock.now());
  await renewDeadlines(
    tx,
    scan.teamId,
    changes.map(({ after }) => after.id),
    clock.now(),
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
