/**
 * What a team has used in its billing period: scans, exactly, in the transaction that makes them; requests, in batches.
 * It refuses a scan that the plan does not allow. How often somebody may ask is `limits`' business.
 */
import type { Clock } from "@gatewatch/base/clock";
import { type Db, inTransaction, type Tx } from "@gatewatch/base/db";
import type { Log } from "@gatewatch/base/log";
import type { TeamId } from "../actor.ts";
import type { Events } from "../events/index.ts";
import type { Decision } from "../limits/index.ts";
import type { Plan, Plans } from "../plans/index.ts";
import type { Subscriptions } from "../subscriptions/index.ts";
import { usageFaults } from "./faults.ts";
import { type Period, periodOf } from "./period.ts";
import { PendingRequests } from "./requests.ts";
import * as store from "./store.ts";

export { usageFaults } from "./faults.ts";
export { usageMigrations } from "./migrations/index.ts";
export type { Period } from "./period.ts";

export interface TeamUsage {
  readonly plan: Plan;
  readonly period: Period;
  readonly scansUsed: number;
  /** Requests that were let through; those of the last few seconds may be missing when other processes took them. */
  readonly requestsUsed: number;
}

export interface Usage {
  of(teamId: TeamId): Promise<TeamUsage>;
  /**
   * Counts one scan. With the last one of the period the event `usage.limit_reached` leaves.
   *
   * @returns the first day of the period it is counted in, for `returnScan`
   * @throws Fault `usage.quota_exceeded` with the time until the period ends
   */
  takeScan(tx: Tx, teamId: TeamId): Promise<string>;
  /** Gives back a scan that never ran. */
  returnScan(tx: Tx, teamId: TeamId, periodStart: string): Promise<void>;
  /** Says that a scan was refused, once in a period, where no scan has used up the limit: it was lowered meanwhile. */
  scanRefused(teamId: TeamId): Promise<void>;
  /** Counts one request that was let through, in memory. */
  countRequest(teamId: TeamId): void;
  /** Says that the plan's limit on requests has refused one, once in a period. */
  requestRefused(teamId: TeamId, decision: Decision): Promise<void>;
  /** Writes the counted requests. */
  flush(): Promise<void>;
  /** Writes them every few seconds until stopped, and a last time then. */
  start(log: Log): { stop(): Promise<void> };
}

const flushEveryMs = 5_000;
/** More teams than this are written at once. */
const pendingTeamsMax = 1_000;

export function createUsage(deps: {
  readonly db: Db;
  readonly clock: Clock;
  readonly plans: Plans;
  readonly subscriptions: Pick<Subscriptions, "of">;
  readonly events: Pick<Events, "emit">;
}): Usage {
  const { db, clock, plans, subscriptions, events } = deps;

  const termsOf = async (anywhere: Db | Tx, teamId: TeamId) => {
    const { planCode, billingAnchorDay } = await subscriptions.of(anywhere, teamId);
    const period = periodOf(clock.now(), billingAnchorDay);
    return { plan: plans.planOf(planCode), period, periodStart: dayOf(period.start) };
  };

  const pending = new PendingRequests(async (teamId, count) => {
    await store.addRequests(db, teamId, (await termsOf(db, teamId)).periodStart, count);
  });
  /** Notices this process knows to be given, so that a caller who goes on asking costs nothing. */
  const noticed = new Map<TeamId, number>();

  const tell = async (
    tx: Tx,
    teamId: TeamId,
    periodStart: string,
    event: { readonly resource: store.Resource; readonly limit: number; readonly used: number; readonly end: Date },
  ): Promise<void> => {
    const { resource, limit, used, end } = event;
    if (!(await store.giveNotice(tx, teamId, periodStart, resource))) return;
    const period_end = end.toISOString().replace(/\.\d+Z$/, "Z");
    await events.emit(tx, teamId, "usage.limit_reached", { resource, limit, used, period_end });
  };

  return {
    async of(teamId) {
      const { plan, period, periodStart } = await termsOf(db, teamId);
      const { scans, requests } = await store.readUsage(db, teamId, periodStart);
      return { plan, period, scansUsed: scans, requestsUsed: requests + pending.of(teamId) };
    },
    async takeScan(tx, teamId) {
      const { plan, period, periodStart } = await termsOf(tx, teamId);
      const limit = plan.scansPerPeriod;
      const used = await store.takeScan(tx, teamId, periodStart, limit);
      if (used === undefined) throw quotaExceeded(plan, period, clock.now());
      if (used === limit) await tell(tx, teamId, periodStart, { resource: "scans", limit, used, end: period.end });
      return periodStart;
    },
    returnScan: store.returnScan,
    async scanRefused(teamId) {
      const { plan, period, periodStart } = await termsOf(db, teamId);
      const limit = plan.scansPerPeriod;
      if (limit === null) return;
      const used = (await store.readUsage(db, teamId, periodStart)).scans;
      await inTransaction(db, (tx) =>
        tell(tx, teamId, periodStart, { resource: "scans", limit, used, end: period.end }),
      );
    },
    countRequest(teamId) {
      pending.add(teamId);
      if (pending.teams > pendingTeamsMax) void pending.flush().catch(() => {}); // what could not be written stays
    },
    async requestRefused(teamId, { limit, resetAt }) {
      if ((noticed.get(teamId) ?? 0) > clock.now().getTime()) return;
      const { period, periodStart } = await termsOf(db, teamId);
      // The limit's own window ends long before the period: that is when requests are let through again.
      await inTransaction(db, (tx) =>
        tell(tx, teamId, periodStart, { resource: "requests", limit, used: limit, end: resetAt }),
      );
      if (noticed.size > pendingTeamsMax) noticed.clear();
      noticed.set(teamId, period.end.getTime());
    },
    flush: () => pending.flush(),
    start(log) {
      const stopping = new AbortController();
      const running = (async () => {
        while (!stopping.signal.aborted) {
          await clock.sleep(flushEveryMs, stopping.signal).catch(() => {});
          await pending.flush().catch((error: unknown) => log.warn({ error }, "requests could not be counted yet"));
        }
      })();
      return {
        async stop() {
          stopping.abort(new Error("stopping"));
          await running;
        },
      };
    },
  };
}

function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}

function quotaExceeded(plan: Plan, { end }: Period, now: Date) {
  return usageFaults("usage.quota_exceeded", {
    message: `The plan "${plan.code}" allows ${plan.scansPerPeriod} scans in a billing period, and all of them are used. The next period begins at ${end.toISOString()}; a larger plan helps at once.`,
    retryAfterSeconds: Math.max(1, Math.ceil((end.getTime() - now.getTime()) / 1000)),
  });
}
