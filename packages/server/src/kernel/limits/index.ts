/**
 * How often somebody may ask: two-window sliding counters shared by every process. It gives one neutral decision; how
 * that looks on the wire is the dialects' business. Scans are not counted here (that is `usage`'s).
 *
 * Slack: in one aligned window no more than the quota is ever admitted. The window before counts in proportion, as if
 * its requests had come evenly; after a burst at its end, a span of one window's length may see up to twice the quota.
 */
import type { Clock } from "@gatewatch/base/clock";
import type { Db } from "@gatewatch/base/db";
import { type Plans, unlimited } from "../plans/index.ts";
import { type Caller, type Charge, chargesOf, rulesOfPlan } from "./policies.ts";
import type { Rule } from "./rules.ts";
import { countRequest, forgetCounters } from "./store.ts";
import { type PolicyState, stateOf } from "./window.ts";

export { limitsMigrations } from "./migrations/index.ts";
export type { Caller, Policy } from "./policies.ts";
export type { DialectName, LimitClass, Rule } from "./rules.ts";
export type { PolicyState } from "./window.ts";

export interface Decision {
  readonly admitted: boolean;
  /** Of the tightest policy: the one that refused, else the one with the least left. 2147483647 = no limit. */
  readonly limit: number;
  readonly remaining: number;
  readonly resetAt: Date;
  /** Set when refused: whole seconds, at least 1. */
  readonly retryAfterSeconds: number | undefined;
  /** Every policy that applied. */
  readonly states: readonly PolicyState[];
  /** True when the limit that refused belongs to the team's plan. */
  readonly isPlanUsedUp: boolean;
}

export interface Limits {
  /** Counts one request against every policy it falls under, also when one of them refuses it. */
  admit(caller: Caller): Promise<Decision>;
  /** The policies without their counts, for answers made while the database is away: nothing is promised to remain. */
  unknown(caller: Caller, retryAfterSeconds: number): Decision;
  /** The limits on requests that a plan brings with it. */
  rulesOf(planCode: string): readonly Rule[];
}

const sweepEvery = 2000;
/** What an unlimited answer names as its reset: a client that sleeps until then loses a minute at most. */
const unlimitedResetMs = 60_000;

export function createLimits(deps: { readonly db: Db; readonly clock: Clock; readonly plans: Plans }): Limits {
  const { db, clock, plans } = deps;
  let sinceSweep = 0;

  return {
    async admit(caller) {
      const nowMs = clock.now().getTime();
      const counted: Counted[] = [];
      for (const charge of chargesOf(caller, plans)) {
        counted.push({ charge, state: stateOf(charge.policy, await countRequest(db, charge, nowMs), nowMs) });
        if (++sinceSweep % sweepEvery === 0) await forgetCounters(db, new Date(nowMs));
      }
      return decide(counted, nowMs);
    },
    unknown(caller, retryAfterSeconds) {
      const nowMs = clock.now().getTime();
      const resetAt = new Date(nowMs + retryAfterSeconds * 1000);
      const counted = chargesOf(caller, plans).map((charge) => ({
        charge,
        state: { policy: charge.policy, admitted: true, remaining: 0, resetAt },
      }));
      return { ...decide(counted, nowMs), retryAfterSeconds };
    },
    rulesOf: (planCode) => rulesOfPlan(plans, planCode),
  };
}

interface Counted {
  readonly charge: Charge;
  readonly state: PolicyState;
}

function decide(counted: readonly Counted[], nowMs: number): Decision {
  const tightest = counted.reduce<Counted | undefined>(
    (best, next) => (best && !isTighter(next.state, best.state) ? best : next),
    undefined,
  );
  const state = tightest?.state;
  const resetAt = state?.resetAt ?? new Date(nowMs + unlimitedResetMs);
  const admitted = state?.admitted ?? true;
  return {
    admitted,
    limit: state?.policy.quota ?? unlimited,
    remaining: state?.remaining ?? unlimited,
    resetAt,
    retryAfterSeconds: admitted ? undefined : Math.max(1, Math.ceil((resetAt.getTime() - nowMs) / 1000)),
    states: counted.map((entry) => entry.state),
    isPlanUsedUp: !admitted && (tightest?.charge.isOfPlan ?? false),
  };
}

/** The one that refuses, for longest; else the one with the least left. */
function isTighter(next: PolicyState, best: PolicyState): boolean {
  if (next.admitted !== best.admitted) return best.admitted;
  return next.admitted ? next.remaining < best.remaining : next.resetAt > best.resetAt;
}
