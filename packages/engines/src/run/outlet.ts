import type { BoundedQueue } from "@gatewatch/base/queue";
import type { EngineId } from "../findings/index.ts";
import type { RunEvent } from "./contract.ts";

/** Notes that may wait while the reader is slow; further ones are counted and said in one line. */
const noteLimit = 10_000;

type Progress = Extract<RunEvent, { type: "progress" }>;

/**
 * One engine's way into the shared queue: its events leave in the order it made them. `send` waits while the reader is
 * behind; `note` and `progress` come from callbacks that cannot wait, so notes are bounded and of several progress
 * reports that wait only the newest is kept.
 */
export class Outlet {
  readonly #queue: BoundedQueue<RunEvent>;
  readonly #engine: EngineId;
  #tail: Promise<void> = Promise.resolve();
  #waitingNotes = 0;
  #droppedNotes = { not_covered: 0, excluded: 0 };
  #waitingProgress: Progress | undefined;

  constructor(queue: BoundedQueue<RunEvent>, engine: EngineId) {
    this.#queue = queue;
    this.#engine = engine;
  }

  /** Resolves when the event and all before it are in the queue. */
  send(event: RunEvent): Promise<void> {
    this.#tail = this.#tail.then(() => this.#queue.push(event));
    return this.#tail;
  }

  note(type: "not_covered" | "excluded", place: string, reason: string, affects?: readonly string[]): void {
    if (this.#waitingNotes >= noteLimit) {
      this.#droppedNotes[type]++;
      return;
    }
    this.#waitingNotes++;
    void this.send({ type, engine: this.#engine, place, reason, ...(affects && { affects }) }).then(() => {
      this.#waitingNotes--;
    });
  }

  progress(done: number, total: number | undefined, message: string): void {
    const waits = this.#waitingProgress !== undefined;
    this.#waitingProgress = {
      type: "progress",
      engine: this.#engine,
      done,
      ...(total !== undefined && { total }),
      message,
    };
    if (waits) return;
    this.#tail = this.#tail.then(() => {
      const newest = this.#waitingProgress;
      this.#waitingProgress = undefined;
      return newest && this.#queue.push(newest);
    });
  }

  /** Says what was dropped, and waits until everything is in the queue. */
  async close(): Promise<void> {
    for (const type of ["not_covered", "excluded"] as const) {
      const count = this.#droppedNotes[type];
      if (count === 0) continue;
      await this.send({
        type,
        engine: this.#engine,
        place: `${count} further places`,
        reason: "too many to list one by one",
      });
    }
    await this.#tail;
  }
}
