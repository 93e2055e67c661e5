/** Time as a port: nothing outside this room asks the machine for it. */
export interface Clock {
  /** The current instant. */
  now(): Date;
  /** A monotonic reading in milliseconds, for durations only. */
  monotonicMs(): number;
  /** Resolves after `ms` milliseconds, or rejects with the signal's reason as soon as it aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => new Date(),
  monotonicMs: () => performance.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const stop = () => {
        clearTimeout(timer);
        reject(signal?.reason);
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener("abort", stop);
        resolve();
      }, ms);
      signal?.addEventListener("abort", stop, { once: true });
    }),
};

/** A clock for tests that stands still until it is moved. */
export function fixedClock(start: string | Date): Clock & { advance(ms: number): void } {
  let instantMs = new Date(start).getTime();
  return {
    now: () => new Date(instantMs),
    monotonicMs: () => instantMs,
    sleep: async (ms) => {
      instantMs += ms;
    },
    advance: (ms) => {
      instantMs += ms;
    },
  };
}
