import type { TeamId } from "../actor.ts";

/**
 * Requests of this process that are not written yet. They are written in batches, so that no request costs a write of
 * its own; a process that dies loses those of its last few seconds.
 */
export class PendingRequests {
  readonly #write: (teamId: TeamId, count: number) => Promise<void>;
  #counts = new Map<TeamId, number>();
  #writing: Promise<void> = Promise.resolve();

  /** @param write adds to what is kept */
  constructor(write: (teamId: TeamId, count: number) => Promise<void>) {
    this.#write = write;
  }

  add(teamId: TeamId, count = 1): void {
    this.#counts.set(teamId, (this.#counts.get(teamId) ?? 0) + count);
  }

  of(teamId: TeamId): number {
    return this.#counts.get(teamId) ?? 0;
  }

  /** Teams with requests that are not written: what grows here until the next flush. */
  get teams(): number {
    return this.#counts.size;
  }

  /** Writes what has gathered. What cannot be written is kept for the next time. */
  flush(): Promise<void> {
    this.#writing = this.#writing.catch(() => {}).then(() => this.#writeAll());
    return this.#writing;
  }

  async #writeAll(): Promise<void> {
    const taken = [...this.#counts];
    this.#counts = new Map();
    for (const [index, [teamId, count]] of taken.entries()) {
      try {
        await this.#write(teamId, count);
      } catch (error) {
        for (const [left, leftCount] of taken.slice(index)) this.add(left, leftCount);
        throw error;
      }
    }
  }
}
