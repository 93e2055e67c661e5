/** The worker: takes scans from the queue, hears cancels, and mends what crashes left behind. */
import { inTransaction, isConnectionLoss, type Listener } from "@gatewatch/base/db";
import type { Jobs, QueueSettings } from "@gatewatch/base/jobs";
import type { TeamId } from "../../kernel/actor.ts";
import { admitWaiting, cancelChannel, endScan, recountAdmission, selectSilent } from "../scans/index.ts";
import { sweepUploads, type UploadsDeps } from "../uploads/index.ts";
import { type RunDeps, runScanJob, ScanStopped } from "./run.ts";

/** Scans outlive short outages: a worker counts as dead after 30 s of silence, a scan after 24 h. */
export const scanQueue: QueueSettings = {
  name: "scan",
  concurrency: 2,
  expireInSeconds: 86_400,
  retryLimit: 5,
  heartbeatSeconds: 30,
};

const sweepPauseMs = 10_000;
/** Longer than any retry of the queue takes: then no attempt is coming. */
const silentSeconds = 300;

export interface Worker {
  /** Stops taking scans; running ones stop and are left for the next worker. */
  stop(): Promise<void>;
}

export async function startWorker(
  deps: RunDeps & {
    readonly jobs: Jobs;
    readonly listener: Listener;
    readonly uploads: UploadsDeps;
    readonly concurrency: number;
  },
): Promise<Worker> {
  const running = new Map<string, AbortController>();
  const stopping = new AbortController();
  await deps.listener.on(cancelChannel, (scanId) => {
    if (scanId !== undefined) running.get(scanId)?.abort(new ScanStopped("cancelled"));
  });
  const stopHearing = deps.events.onLive((event) => {
    if (event?.type === "plan") admitByNewPlan(deps, event.teamId);
  });
  await deps.jobs.work({ ...scanQueue, concurrency: deps.concurrency }, async (job) => {
    if (stopping.signal.aborted) throw new ScanStopped("shutdown");
    const stop = new AbortController();
    const lost = () => stop.abort(new ScanStopped("lost"));
    job.signal.addEventListener("abort", lost, { once: true });
    running.set(job.subjectId, stop);
    try {
      await runScanJob(deps, job, stop);
    } finally {
      running.delete(job.subjectId);
      job.signal.removeEventListener("abort", lost);
    }
  });
  const sweeping = sweep(deps, stopping.signal);
  return {
    async stop() {
      stopping.abort(new Error("stopping"));
      stopHearing();
      for (const stop of running.values()) stop.abort(new ScanStopped("shutdown"));
      await deps.jobs.stop(5);
      await sweeping;
    },
  };
}

/** A larger plan lets more scans run at once. What is missed here, the sweep admits. */
function admitByNewPlan(deps: RunDeps, teamId: TeamId): void {
  inTransaction(deps.db, (tx) => admitWaiting(tx, teamId, deps, deps.clock.now())).catch((error: unknown) => {
    deps.log.warn({ error }, "waiting scans could not be admitted yet");
  });
}

async function sweep(deps: RunDeps & { readonly uploads: UploadsDeps }, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await mend(deps);
    } catch (error) {
      if (!isConnectionLoss(error)) deps.log.warn({ error }, "sweep failed");
    }
    await deps.clock.sleep(sweepPauseMs, signal).catch(() => {});
  }
}

async function mend(deps: RunDeps & { readonly uploads: UploadsDeps }): Promise<void> {
  const now = deps.clock.now();
  for (const attempt of await selectSilent(deps.db, new Date(now.getTime() - silentSeconds * 1000))) {
    const outcome = attempt.cancelRequested
      ? ({ status: "cancelled", reason: "cancelled", message: "Cancelled" } as const)
      : ({
          status: "failed",
          reason: "worker_lost",
          message: "The worker that ran it went away and no other took over. Scan again.",
        } as const);
    await inTransaction(deps.db, (tx) => endScan(tx, deps, attempt, { ...outcome, partial: true, score: null }, now));
  }
  await recountAdmission(deps.db, deps, now);
  await sweepUploads(deps.uploads);
}
