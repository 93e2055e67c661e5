import type { Clock } from "@gatewatch/base/clock";

/** Lets requests to one host through at a bounded rate. */
export interface Pace {
  /** Waits for the next turn, or rejects with the signal's reason. */
  turn(signal: AbortSignal): Promise<void>;
}

/**
 * A sliding window: no second, wherever it begins, sees more than the limit.
 *
 * @param perSecond `undefined`: no limit
 */
export function createPace(clock: Clock, perSecond: number | undefined): Pace {
  const turns: number[] = [];
  return {
    async turn(signal) {
      signal.throwIfAborted();
      if (perSecond === undefined) return;
      const nowMs = clock.monotonicMs();
      const before = turns.length < perSecond ? undefined : turns.shift();
      const atMs = before === undefined ? nowMs : Math.max(nowMs, before + 1000);
      turns.push(atMs);
      if (atMs > nowMs) await clock.sleep(atMs - nowMs, signal);
    },
  };
}
