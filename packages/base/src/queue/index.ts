/**
 * A bounded queue between one producer and one consumer: `push` waits while it is full, iteration waits while it is
 * empty. It is how a callback source becomes an async stream without ever holding more than `capacity` items.
 */
export class BoundedQueue<T> implements AsyncIterable<T> {
  readonly #capacity: number;
  readonly #items: T[] = [];
  #ended = false;
  #error: unknown;
  #wakeConsumer: (() => void) | undefined;
  #wakeProducers: (() => void)[] = [];

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** Adds an item, after waiting for room. Items pushed after the end are dropped. */
  async push(item: T): Promise<void> {
    while (this.#items.length >= this.#capacity && !this.#ended) {
      await new Promise<void>((resolve) => this.#wakeProducers.push(resolve));
    }
    if (this.#ended) return;
    this.#items.push(item);
    this.#wakeConsumer?.();
  }

  /** Ends the stream: what is queued is still delivered, then iteration ends, or throws `error` when one is given. */
  end(error?: unknown): void {
    this.#ended = true;
    this.#error ??= error;
    this.#wakeConsumer?.();
    this.#releaseProducers();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T> {
    try {
      for (;;) {
        while (this.#items.length > 0) {
          const item = this.#items.shift() as T;
          this.#releaseProducers();
          yield item;
        }
        if (this.#ended) break;
        await new Promise<void>((resolve) => {
          this.#wakeConsumer = resolve;
        });
      }
      if (this.#error !== undefined) throw this.#error;
    } finally {
      this.end();
    }
  }

  #releaseProducers(): void {
    const waiting = this.#wakeProducers;
    this.#wakeProducers = [];
    for (const wake of waiting) wake();
  }
}
