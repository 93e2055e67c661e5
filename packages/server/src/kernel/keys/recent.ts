import type { Clock } from "@gatewatch/base/clock";

/** What the look-up of one key brought. */
export interface Remembered<T> {
  readonly value: T;
  readonly until: number;
}

/**
 * Keys looked up lately, so that a busy client costs one query every few seconds. A revocation empties it at once; the
 * short life is for the moments in which a process cannot hear of one.
 */
export class RecentKeys<T> {
  readonly #clock: Clock;
  readonly #capacity: number;
  readonly #lifeMs: number;
  readonly #entries = new Map<string, Remembered<T>>();
  #generation = 0;

  constructor(clock: Clock, capacity: number, lifeMs: number) {
    this.#clock = clock;
    this.#capacity = capacity;
    this.#lifeMs = lifeMs;
  }

  get(hash: string): T | undefined {
    const entry = this.#entries.get(hash);
    if (entry && entry.until > this.#clock.monotonicMs()) return entry.value;
    this.#entries.delete(hash);
    return undefined;
  }

  /** To be read before the look-up that `remember` stores. */
  get generation(): number {
    return this.#generation;
  }

  /** Keeps a value, unless something was forgotten since `generation`: the look-up may be older than the revocation. */
  remember(hash: string, value: T, generation: number): void {
    if (generation !== this.#generation) return;
    if (this.#entries.size >= this.#capacity) this.#entries.delete(this.#entries.keys().next().value ?? "");
    this.#entries.set(hash, { value, until: this.#clock.monotonicMs() + this.#lifeMs });
  }

  /** Forgets every entry that matches; look-ups under way will not be kept. */
  forget(matches: (value: T) => boolean): void {
    this.#generation++;
    for (const [hash, entry] of this.#entries) if (matches(entry.value)) this.#entries.delete(hash);
  }
}
