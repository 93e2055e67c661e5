import type { Clock } from "../clock/index.ts";

export interface RetryPolicy {
  /** Gives up after this long, and throws the last error. */
  readonly deadlineSeconds: number;
  readonly firstDelayMs: number;
  readonly maxDelayMs: number;
  /** Errors that are worth another try; everything else is thrown at once. */
  readonly isTransient: (error: unknown) => boolean;
}

/**
 * Runs `action` until it succeeds, with exponentially growing pauses.
 *
 * @throws the last error, when it is not transient or the deadline has passed; the signal's reason when aborted
 */
export async function retry<T>(
  clock: Clock,
  policy: RetryPolicy,
  action: () => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  const deadline = clock.monotonicMs() + policy.deadlineSeconds * 1000;
  for (let delayMs = policy.firstDelayMs; ; delayMs = Math.min(delayMs * 2, policy.maxDelayMs)) {
    try {
      return await action();
    } catch (error) {
      if (!policy.isTransient(error) || clock.monotonicMs() + delayMs > deadline) throw error;
      await clock.sleep(delayMs, signal);
    }
  }
}
