import { netFaults } from "./faults.ts";

/** One signal for two ends: the caller's abort with its reason, and the end of the time with `net.timeout`. */
export interface Deadline extends Disposable {
  readonly signal: AbortSignal;
}

/**
 * Starts a deadline; dispose it when the work is done.
 *
 * @param place what was being contacted, for the fault's sentence
 */
export function startDeadline(place: string, timeoutSeconds: number, signal: AbortSignal | undefined): Deadline {
  const controller = new AbortController();
  const forward = () => controller.abort(signal?.reason);
  if (signal?.aborted) forward();
  signal?.addEventListener("abort", forward, { once: true });
  const timer = setTimeout(() => {
    controller.abort(
      netFaults("net.timeout", {
        message: `${place} did not answer within ${timeoutSeconds} s. Check that it is up, or allow more time.`,
      }),
    );
  }, timeoutSeconds * 1000);
  return {
    signal: controller.signal,
    [Symbol.dispose]() {
      clearTimeout(timer);
      signal?.removeEventListener("abort", forward);
    },
  };
}

/** `work`, or the signal's reason as soon as it aborts; for work that cannot be stopped itself. */
export function unlessAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}
