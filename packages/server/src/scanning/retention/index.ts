/**
 * Forgets what scans found once its time is over: findings, coverage, artifacts, and through ports what other rooms made
 * of them. The scan's row stays, and so does every issue that somebody decided about or a kept scan shows.
 */
import type { Clock } from "@gatewatch/base/clock";
import { type Db, inTransaction, isConnectionLoss, type Tx } from "@gatewatch/base/db";
import type { Log } from "@gatewatch/base/log";
import type { TeamId } from "../../kernel/actor.ts";
import type { Audit } from "../../kernel/audit/index.ts";
import { type ArtifactsDeps, removeArtifacts } from "../artifacts/index.ts";
import { markForgotten, selectOldScans, selectTeamsWithScans } from "../scans/index.ts";

export interface RetentionDeps extends Pick<ArtifactsDeps, "folder"> {
  readonly db: Db;
  readonly clock: Clock;
  readonly audit: Pick<Audit, "record">;
  /** Days that a team keeps results; `null` = for ever. */
  readonly retentionDays: (teamId: TeamId) => Promise<number | null>;
  /** Removes up to `limit` findings of a scan. @returns how many; 0 = none is left */
  readonly forgetFindings: (tx: Tx, teamId: TeamId, scanId: string, limit: number) => Promise<number>;
  /** Removes up to `limit` issues of a target that nothing holds any more, also while a scan of it runs. */
  readonly forgetIssues: (tx: Tx, teamId: TeamId, targetId: string, limit: number) => Promise<number>;
  /** Removes up to `limit` texts of a team that no issue names any more. */
  readonly forgetTexts: (tx: Tx, teamId: TeamId, limit: number) => Promise<number>;
  /** Removes up to `limit` lists of rules that no kept scan of a team names any more. */
  readonly forgetRulesets: (tx: Tx, teamId: TeamId, limit: number) => Promise<number>;
  /** What other rooms made of a team's scans before `before`, such as reports. @returns how many will go */
  readonly others: readonly ((teamId: TeamId, before: Date) => Promise<number>)[];
}

const dayMs = 86_400_000;
const pauseMs = 3_600_000;
/** Of one run and team; the next run goes on. */
const scansPerRun = 500;
const rowsPerTransaction = 5_000;

/**
 * One run over all teams. It may be broken off anywhere and begun again, in any number of processes: a scan is marked
 * once nothing of it is left.
 *
 * @returns how many scans were forgotten
 */
export async function forgetOldResults(deps: RetentionDeps): Promise<number> {
  const now = deps.clock.now();
  let forgotten = 0;
  for (const teamId of await selectTeamsWithScans(deps.db, new Date(now.getTime() - dayMs))) {
    const days = await deps.retentionDays(teamId);
    if (days !== null) forgotten += await forgetOfTeam(deps, teamId, days, now);
  }
  return forgotten;
}

/** Runs it every hour until stopped. */
export function startRetention(deps: RetentionDeps & { readonly log: Log }): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const running = (async () => {
    while (!stopping.signal.aborted) {
      await forgetOldResults(deps).catch((error: unknown) => {
        if (!isConnectionLoss(error)) deps.log.warn({ error }, "old results could not be removed");
      });
      await deps.clock.sleep(pauseMs, stopping.signal).catch(() => {});
    }
  })();
  return {
    async stop() {
      stopping.abort(new Error("stopping"));
      await running;
    },
  };
}

async function forgetOfTeam(deps: RetentionDeps, teamId: TeamId, days: number, now: Date): Promise<number> {
  const { db, audit } = deps;
  const before = new Date(now.getTime() - days * dayMs);
  let others = 0;
  for (const forget of deps.others) others += await forget(teamId, before);
  const scans = await selectOldScans(db, teamId, before, scansPerRun);
  if (scans.length === 0) return 0;
  let findings = 0;
  let artifacts = 0;
  let forgotten = 0;
  for (const scan of scans) {
    findings += await untilNone((tx) => deps.forgetFindings(tx, teamId, scan.id, rowsPerTransaction));
    artifacts += await removeArtifacts(deps, teamId, scan.id);
    const message = `What it found was removed: the team keeps results for ${days} ${days === 1 ? "day" : "days"}.`;
    if (await inTransaction(db, (tx) => markForgotten(tx, teamId, scan.id, message, now))) forgotten++;
  }
  let issues = 0;
  for (const targetId of new Set(scans.map((scan) => scan.targetId))) {
    issues += await untilNone((tx) => deps.forgetIssues(tx, teamId, targetId, rowsPerTransaction));
  }
  const texts = await untilNone((tx) => deps.forgetTexts(tx, teamId, rowsPerTransaction));
  const rulesets = await untilNone((tx) => deps.forgetRulesets(tx, teamId, rowsPerTransaction));
  if (forgotten > 0) {
    const detail = { days, before, scans: forgotten, findings, artifacts, issues, texts, rulesets, others };
    await inTransaction(db, (tx) =>
      audit.record(tx, { kind: "system", teamId }, "retention.applied", `team:${teamId}`, detail),
    );
  }
  return forgotten;

  async function untilNone(remove: (tx: Tx) => Promise<number>): Promise<number> {
    for (let total = 0; ; ) {
      const removed = await inTransaction(db, remove);
      if (removed === 0) return total;
      total += removed;
    }
  }
}
