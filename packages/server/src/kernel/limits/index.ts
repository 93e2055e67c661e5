/**
 * How often somebody may ask: two-window sliding counters shared by every process. It gives one neutral decision; how
 * that looks on the wire is the dialects' business. Nothing that is sold is counted here (scan quotas are scanning's).
 */
import type { Clock } from "@gatewatch/base/clock";
import type { Db } from "@gatewatch/base/db";
import { type Plans, unlimited } from "../plans/index.ts";
import { type Caller, chargesOf } from "./policies.ts";
import { countRequest, forgetCounters } from "./store.ts";
import { type PolicyState, stateOf } from "./window.ts";

export { limitsMigrations } from "./migrations/index.ts";
export type { Caller, LimitClass, Policy } from "./policies.ts";
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
}

export interface Limits {
  /** Counts one request against every policy it falls under. */
  admit(caller: Caller): Promise<Decision>;
  /** The policies without their counts, for answers made while the database is away: nothing is promised to remain. */
  unknown(caller: Caller, retryAfterSeconds: number): Decision;
}

const sweepEvery = 2000;
/** What an unlimited answer names as its reset: a client that sleeps until then loses a minute at most. */
const unlimitedResetMs = 60_000;

export function createLimits(deps: { readonly db: Db; readonly clock: Clock; readonly plans: Plans }): Limits {
  const { db, clock, plans } = deps;
  let counted = 0;

  return {
    async admit(caller) {
      const nowMs = clock.now().getTime();
      const states: PolicyState[] = [];
      for (const charge of chargesOf(caller, plans)) {
        states.push(stateOf(charge.policy, await countRequest(db, charge, nowMs), nowMs));
        if (++counted % sweepEvery === 0) await forgetCounters(db, new Date(nowMs));
      }
      return decide(states, nowMs);
    },
    unknown(caller, retryAfterSeconds) {
      const nowMs = clock.now().getTime();
      const resetAt = new Date(nowMs + retryAfterSeconds * 1000);
      const states = chargesOf(caller, plans).map(({ policy }) => ({ policy, admitted: true, remaining: 0, resetAt }));
      return { ...decide(states, nowMs), retryAfterSeconds };
    },
  };
}

function decide(states: readonly PolicyState[], nowMs: number): Decision {
  const tightest = states.reduce<PolicyState | undefined>((best, state) => {
    if (!best || (best.admitted && !state.admitted)) return state;
    if (best.admitted !== state.admitted) return best;
    if (!best.admitted) return state.resetAt > best.resetAt ? state : best;
    return state.remaining < best.remaining ? state : best;
  }, undefined);
  const resetAt = tightest?.resetAt ?? new Date(nowMs + unlimitedResetMs);
  const admitted = tightest?.admitted ?? true;
  return {
    admitted,
    limit: tightest?.policy.quota ?? unlimited,
    remaining: tightest?.remaining ?? unlimited,
    resetAt,
    retryAfterSeconds: admitted ? undefined : Math.max(1, Math.ceil((resetAt.getTime() - nowMs) / 1000)),
    states,
  };
}
