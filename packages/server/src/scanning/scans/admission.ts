/**
 * A team's concurrency, exact over any number of servers and workers: a counter row, locked in the transaction that
 * admits. A scan gets its job in that same transaction, so it is admitted exactly when its job exists.
 */
import { type Db, inTransaction, type Tx } from "@gatewatch/base/db";
import type { TeamId } from "../../kernel/actor.ts";
import type { ScanId } from "../contract.ts";
import { addRunning, lockRunning, markAdmitted, recountRunning, selectBusyTeams } from "./admission-store.ts";

export interface AdmissionDeps {
  /** Scans of a team that may run at once; `null` = no limit. */
  readonly concurrentScans: (tx: Tx, teamId: TeamId) => Promise<number | null>;
  readonly sendJob: (tx: Tx, scanId: ScanId) => Promise<void>;
}

/** Of one transaction; the rest is admitted by the next. */
const admittedAtOnce = 1000;

/** Admits as many waiting scans of the team as its limit allows, oldest first. */
export async function admitWaiting(tx: Tx, teamId: TeamId, deps: AdmissionDeps, now: Date): Promise<void> {
  const limit = await deps.concurrentScans(tx, teamId);
  const running = await lockRunning(tx, teamId);
  const free = limit === null ? admittedAtOnce : limit - running;
  if (free <= 0) return;
  const admitted = await markAdmitted(tx, teamId, free, now);
  await addRunning(tx, teamId, admitted.length);
  for (const id of admitted) await deps.sendJob(tx, id);
}

/** Gives the place of a scan that has ended back, and admits the next. Call it exactly once for each admitted scan. */
export async function releasePlace(tx: Tx, teamId: TeamId, deps: AdmissionDeps, now: Date): Promise<void> {
  await addRunning(tx, teamId, -1);
  await admitWaiting(tx, teamId, deps, now);
}

/** Across teams: puts every team's counter right from the scans themselves, and admits what can be admitted. */
export async function recountAdmission(allTeams: Db, deps: AdmissionDeps, now: Date): Promise<void> {
  for (const teamId of await selectBusyTeams(allTeams)) {
    await inTransaction(allTeams, async (tx) => {
      await lockRunning(tx, teamId);
      // A second statement: a count beside the lock would read the snapshot from before it.
      await recountRunning(tx, teamId);
      await admitWaiting(tx, teamId, deps, now);
    });
  }
}
