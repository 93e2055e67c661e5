/** The worker's part: takes reports from the queue and makes them, and removes them when their time is over. */
import { inTransaction, isConnectionLoss } from "@gatewatch/base/db";
import { isFault, messageOf } from "@gatewatch/base/fault";
import { type JobRun, type Jobs, type QueueSettings, requeue } from "@gatewatch/base/jobs";
import type { Log } from "@gatewatch/base/log";
import type { Report } from "./contract.ts";
import { type GenerateDeps, generateReport } from "./generate/generate.ts";
import { markFailed, selectReportToMake } from "./store.ts";
import { sweepReports } from "./sweep.ts";

export const reportQueue: QueueSettings = {
  name: "report",
  concurrency: 1,
  expireInSeconds: 3600,
  retryLimit: 3,
  heartbeatSeconds: 15,
  givenUpQueue: "report-given-up",
};

/** What a restored database runs: reports that were not ready yet are made. */
export const requeueRestoredReports = `
  UPDATE reports_report SET status = 'queued', changed_at = now() WHERE status IN ('queued', 'generating');
  ${requeue(reportQueue, "SELECT id, now() FROM reports_report WHERE status = 'queued'")}`;

const sweepPauseMs = 600_000;

export type ReportWorkerDeps = GenerateDeps & { readonly log: Log };

/** Starts to make reports in this process. Stopping the jobs stops taking them; `stop` ends the sweep. */
export async function startReportWorker(
  deps: ReportWorkerDeps & { readonly jobs: Jobs },
): Promise<{ stop(): Promise<void> }> {
  await deps.jobs.work(
    reportQueue,
    (run) => runReportJob(deps, run),
    (id) => giveUpReport(deps, id),
  );
  const stopping = new AbortController();
  const sweeping = sweepAgain(deps, stopping.signal);
  return {
    async stop() {
      stopping.abort();
      await sweeping;
    },
  };
}

/**
 * One try to make a report. What cannot be made, such as one of a scan that is gone, fails at once; everything else is
 * tried again until the queue's limit.
 */
export async function runReportJob(deps: ReportWorkerDeps, run: Omit<JobRun, "id">): Promise<void> {
  const report = await selectReportToMake(deps.db, run.subjectId);
  if (!report) return;
  try {
    await generateReport(deps, report, run.attempt, run.signal);
  } catch (error) {
    const isLast = run.attempt >= reportQueue.retryLimit;
    if (run.signal.aborted || isConnectionLoss(error) || !(isFault(error) || isLast)) throw error;
    deps.log.warn({ error, report: report.id }, "a report could not be generated");
    await fail(deps, report, isFault(error) ? messageOf(error) : "Something failed on our side; the log says what.");
  }
}

/** Ends a report that no worker could finish, such as one that kills each process that tries. */
export async function giveUpReport(deps: ReportWorkerDeps, id: string): Promise<void> {
  const report = await selectReportToMake(deps.db, id);
  if (report) await fail(deps, report, "No worker could finish it; the server's log says more. Generate it again.");
}

async function fail({ db, clock, audit, files }: ReportWorkerDeps, report: Report, message: string): Promise<void> {
  const { id, teamId } = report;
  await files.remove(teamId, id);
  await inTransaction(db, async (tx) => {
    if (!(await markFailed(tx, teamId, id, message, clock.now()))) return;
    await audit.record(tx, { kind: "system", teamId }, "reports.failed", `report:${id}`, { message });
  });
}

async function sweepAgain(deps: ReportWorkerDeps, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await sweepReports(deps);
    } catch (error) {
      if (!isConnectionLoss(error)) deps.log.warn({ error }, "expired reports could not be removed");
    }
    await deps.clock.sleep(sweepPauseMs, signal).catch(() => {});
  }
}
