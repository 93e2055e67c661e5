import type { Clock } from "@gatewatch/base/clock";

/** Lets requests to one host through at a bounded rate. */
export interface Pace {
  /** Waits for the next turn, or rejects with the signal's reason. */
  turn(signal: AbortSignal): Promise<void>;
}

/**
 * A token bucket that holds one second's worth.
 *
 * @param perSecond `undefined`: no limit
 */
export function createPace(clock: Clock, perSecond: number | undefined): Pace {
  if (perSecond === undefined) return { turn: async (signal) => signal.throwIfAborted() };
  const intervalMs = 1000 / perSecond;
  let freeAtMs = clock.monotonicMs() - 1000;
  return {
    async turn(signal) {
      const nowMs = clock.monotonicMs();
      freeAtMs = Math.max(freeAtMs, nowMs - 1000) + intervalMs;
      if (freeAtMs > nowMs) await clock.sleep(freeAtMs - nowMs, signal);
      signal.throwIfAborted();
    },
  };
}
