import { inTransaction, isConnectionLoss } from "@gatewatch/base/db";
import type { JobRun } from "@gatewatch/base/jobs";
import type { Log } from "@gatewatch/base/log";
import { retry } from "@gatewatch/base/retry";
import type { EngineOptions, Target } from "@gatewatch/engines";
import type { TeamId } from "../../kernel/actor.ts";
import type { ScanId } from "../contract.ts";
import { type KeptDeps, keptOf } from "../kept/index.ts";
import { enabledRuleSets } from "../rule-sets/index.ts";
import {
  type Attempt,
  budgetSeconds,
  claimScan,
  endScan,
  type Outcome,
  type ScanRow,
  type ScansDeps,
  setCommit,
  setLanguages,
  setRuleSets,
} from "../scans/index.ts";
import { runInChild } from "./child-process.ts";
import { languagesOf } from "./languages.ts";
import { failedBy } from "./outcome.ts";
import { type PrepareDeps, prepareTarget } from "./prepare.ts";
import { AttemptLost, Recorder, type RecorderDeps } from "./recorder.ts";

export interface RunDeps
  extends RecorderDeps,
    PrepareDeps,
    Pick<ScansDeps, "concurrentScans" | "sendJob" | "events" | "scanEnded" | "quota"> {
  readonly log: Log;
  readonly memoryMegabytes: number;
  readonly kept: Pick<KeptDeps, "folder" | "maxBytes">;
  /** Whether a comment of the team's code needs a reason to silence a finding. */
  readonly needReason: (teamId: TeamId) => Promise<boolean>;
  /** Joins the same secret across places of one team. */
  readonly joinKeyOf: (teamId: TeamId) => Buffer;
}

/** Why a run stops early. */
export class ScanStopped extends Error {
  readonly why: "cancelled" | "shutdown" | "lost";

  constructor(why: ScanStopped["why"]) {
    super(`The scan was stopped: ${why}.`);
    this.why = why;
  }
}

const progressPauseMs = 400;
const databaseAway = { deadlineSeconds: 300, firstDelayMs: 100, maxDelayMs: 2000, isTransient: isConnectionLoss };

/**
 * One attempt at one scan, from its claim to its end. Ends the scan exactly once, whatever happens; only a shutdown and
 * a lost attempt leave it running, for the next attempt.
 *
 * @throws ScanStopped on shutdown, so that the job is tried again
 */
export async function runScanJob(deps: RunDeps, job: JobRun, stop: AbortController): Promise<void> {
  const { clock, db, log } = deps;
  const claim = () => inTransaction(db, (tx) => claimScan(tx, job.subjectId as ScanId, job.attempt, clock.now()));
  const row = await retry(clock, databaseAway, claim);
  if (!row) return; // it ended while it waited
  const attempt: Attempt = { teamId: row.team_id, id: row.id, attempt: job.attempt };
  const recorder = new Recorder(deps, attempt, {
    targetId: row.target_id,
    baselineScanId: row.baseline_scan_id,
    stages: row.stages,
  });
  const outcome = await runAttempt(deps, row, attempt, recorder, stop);
  if (outcome === undefined) return;
  const end = () => inTransaction(db, (tx) => endScan(tx, deps, attempt, outcome, clock.now(), recorder.coverage()));
  await retry(clock, databaseAway, end);
  log.info({ scan: row.id, status: outcome.status, reason: outcome.reason }, "scan ended");
}

async function runAttempt(
  deps: RunDeps,
  row: ScanRow,
  attempt: Attempt,
  recorder: Recorder,
  stop: AbortController,
): Promise<Outcome | undefined> {
  const ticking = tick(deps, recorder, stop);
  try {
    return await outcomeOfScan(deps, row, attempt, recorder, stop.signal);
  } catch (error) {
    if (error instanceof AttemptLost) return undefined;
    if (stop.signal.aborted && stop.signal.reason instanceof ScanStopped) {
      const { why } = stop.signal.reason;
      if (why === "shutdown") throw stop.signal.reason;
      if (why === "lost") return undefined;
      return {
        status: "cancelled",
        reason: "cancelled",
        message: "Cancelled; what was found until then is kept",
        partial: true,
        score: null,
      };
    }
    deps.log.warn({ scan: row.id, error }, "scan failed");
    return failedBy(error);
  } finally {
    ticking.end();
  }
}

/** Stages and statistics are saved a last time however the scan ended: they are part of what it says. */
async function outcomeOfScan(
  deps: RunDeps,
  row: ScanRow,
  attempt: Attempt,
  recorder: Recorder,
  signal: AbortSignal,
): Promise<Outcome> {
  try {
    await scan(deps, row, attempt, recorder, signal);
    return recorder.outcome();
  } finally {
    await recorder.saveProgress();
  }
}

async function scan(
  deps: RunDeps,
  row: ScanRow,
  attempt: Attempt,
  recorder: Recorder,
  signal: AbortSignal,
): Promise<void> {
  const timeSeconds = budgetSeconds(row.profile, row.kind, row.options.timeoutSeconds);
  recorder.say("Preparing", row.source.kind === "git" ? `Cloning ${row.name}` : "Preparing the target");
  await using prepared = await prepareTarget(deps, row.source, {
    teamId: row.team_id,
    name: `${row.id}-${attempt.attempt}`,
    timeoutSeconds: timeSeconds,
    ...(row.options.changedSince !== undefined && { changedSince: row.options.changedSince }),
    signal,
  });
  await recorder.note(prepared.notes);
  if (prepared.commit !== undefined) {
    const repository = row.repository && { ...row.repository, branch: prepared.branch ?? row.repository.branch };
    await setCommit(deps.db, row.team_id, attempt, prepared.commit, repository, prepared.changes?.base);
  }
  if (prepared.root !== undefined) {
    await setLanguages(deps.db, row.team_id, attempt, await languagesOf(prepared.root, signal));
  }
  const changes = prepared.changes?.diff ?? row.options.changedLines;
  const target: Target =
    row.source.kind === "url"
      ? { kind: "url", label: row.target_label, url: row.source.url }
      : { kind: "tree", label: row.target_label };
  // Each upload is a target of its own, which is scanned once.
  const kept = keptOf(
    { ...deps, ...deps.kept, ...(row.source.kind === "upload" && { maxBytes: 0 }) },
    row.team_id,
    row.target_id,
  );
  const batches = runInChild(
    {
      scanId: row.id,
      target,
      ...(prepared.root !== undefined && { root: prepared.root }),
      engines: row.engines,
      profile: row.profile,
      joinKey: deps.joinKeyOf(row.team_id),
      userRules: await rulesFor(deps, row, attempt),
      timeSeconds,
      allowTargets: deps.allowTargets,
      ...(row.options.concurrent !== undefined && { concurrent: row.options.concurrent }),
      ...(row.options.followRedirects !== undefined && { followRedirects: row.options.followRedirects }),
      ...(row.options.ignoreTlsErrors !== undefined && { ignoreTlsErrors: row.options.ignoreTlsErrors }),
      ...(changes !== undefined && { changes }),
      needReason: await deps.needReason(row.team_id),
    },
    {
      memoryMegabytes: deps.memoryMegabytes,
      readable: prepared.root === undefined ? [] : [prepared.root],
      cache: kept.cache,
      signal,
    },
  );
  try {
    for await (const events of batches) {
      await recorder.take(events);
      // Nobody should see findings of an engine that is still said to wait.
      if (events.some((event) => event.type === "engine")) await recorder.saveProgress();
    }
  } finally {
    await kept.trim();
  }
}

/** The team's own rules that this attempt runs with, noted in its scan. */
async function rulesFor({ db }: RunDeps, row: ScanRow, attempt: Attempt): Promise<EngineOptions["userRules"]> {
  if (!row.engines.includes("code")) return {};
  const sets = await enabledRuleSets(db, row.team_id);
  const used = sets.map(({ text: _, ...set }) => set);
  await setRuleSets(db, row.team_id, attempt, used);
  return { code: sets.map(({ name, text }) => ({ name, text })) };
}

/** Saves progress until ended, and stops the run when a cancel was asked for or the attempt is lost. */
function tick(deps: RunDeps, recorder: Recorder, stop: AbortController): { end(): void } {
  const ended = new AbortController();
  const loop = async (): Promise<void> => {
    while (!ended.signal.aborted) {
      if (await recorder.saveProgress()) stop.abort(new ScanStopped("cancelled"));
      await deps.clock.sleep(progressPauseMs, ended.signal);
    }
  };
  loop().catch((error: unknown) => {
    if (error instanceof AttemptLost) stop.abort(new ScanStopped("lost"));
    else if (!ended.signal.aborted) deps.log.warn({ error }, "progress could not be saved");
  });
  return { end: () => ended.abort(new Error("ended")) };
}
