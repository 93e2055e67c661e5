import type { Clock } from "@gatewatch/base/clock";

/**
 * Holds calls of one key back to one in `intervalMs`: the first goes out at once, those that come meanwhile become one
 * call at the end of the interval. Keys that fall silent are forgotten.
 */
export class Throttle<T> {
  readonly #clock: Clock;
  readonly #intervalMs: number;
  readonly #act: (value: T) => Promise<void>;
  readonly #waiting = new Map<string, { next: T | undefined }>();

  constructor(clock: Clock, intervalMs: number, act: (value: T) => Promise<void>) {
    this.#clock = clock;
    this.#intervalMs = intervalMs;
    this.#act = act;
  }

  push(key: string, value: T): void {
    const slot = this.#waiting.get(key);
    if (slot) slot.next = value;
    else void this.#run(key, value);
  }

  async #run(key: string, first: T): Promise<void> {
    const slot: { next: T | undefined } = { next: first };
    this.#waiting.set(key, slot);
    while (slot.next !== undefined) {
      const value = slot.next;
      slot.next = undefined;
      await this.#act(value);
      await this.#clock.sleep(this.#intervalMs);
    }
    this.#waiting.delete(key);
  }
}
