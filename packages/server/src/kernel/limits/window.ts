import type { Policy } from "./policies.ts";

/** What the counter row says after a request was counted or refused. */
export interface Count {
  readonly current: number;
  readonly previous: number;
  readonly admitted: boolean;
}

export interface PolicyState {
  readonly policy: Policy;
  readonly admitted: boolean;
  readonly remaining: number;
  /** When there is room again, or, while there is, when the window ends. */
  readonly resetAt: Date;
}

/** Number of the aligned window that holds an instant. */
export function windowNumber(policy: Policy, nowMs: number): number {
  return Math.floor(nowMs / (policy.windowSeconds * 1000));
}

/** Share of the previous window that still counts, in milliseconds. */
export function remainingMs(policy: Policy, nowMs: number): number {
  const windowMs = policy.windowSeconds * 1000;
  return windowMs - (nowMs % windowMs);
}

/**
 * Reads a two-window sliding counter: the current window's count, plus the previous one's in proportion to how much of
 * it the sliding window still covers.
 */
export function stateOf(policy: Policy, count: Count, nowMs: number): PolicyState {
  const windowMs = policy.windowSeconds * 1000;
  const left = remainingMs(policy, nowMs);
  const used = Math.floor((count.previous * left) / windowMs) + count.current;
  const waitMs = count.admitted ? left : roomInMs(policy.quota, count, left, windowMs);
  return {
    policy,
    admitted: count.admitted,
    remaining: count.admitted ? Math.max(0, policy.quota - used) : 0,
    resetAt: new Date(nowMs + waitMs),
  };
}

/** Time until one more request fits, when nobody else asks meanwhile. */
function roomInMs(quota: number, count: Count, left: number, windowMs: number): number {
  if (count.current < quota) {
    // floor(previous × left' / window) ≤ quota - current - 1
    const leftThen = Math.ceil(((quota - count.current) * windowMs) / count.previous) - 1;
    return Math.max(1, left - Math.max(0, leftThen));
  }
  // Only in the next window, once enough of this one has slid out: it is `previous` then.
  const leftThen = Math.ceil((quota * windowMs) / count.current) - 1;
  return left + Math.max(0, windowMs - leftThen);
}
