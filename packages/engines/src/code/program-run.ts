import { setImmediate as nextTurn } from "node:timers/promises";
import type { Clock } from "@gatewatch/base/clock";

const giveWayEveryMs = 50;

/** A net below the counted steps, far above what any known file takes: other work on the machine must not change what is found. */
export const secondsPerFile = 30;

/** How long the work on a program may take, and who is told of it. */
export interface RunLimits {
  /** Of the whole scan, for people. */
  readonly timeSeconds: number;
  /** Monotonic. */
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
  /** @param parsed files of the program that are parsed */
  progress(parsed: number, message: string): void;
}

/** The work on one program: its time, and what was not covered. */
export class ProgramRun {
  readonly clock: Clock;
  readonly gaps: { place: string; reason: string; affects?: readonly string[] }[] = [];
  isWhole = true;
  readonly #limits: RunLimits;
  #gaveWayMs = Number.NEGATIVE_INFINITY;

  constructor(clock: Clock, limits: RunLimits) {
    this.clock = clock;
    this.#limits = limits;
  }

  get timeSeconds(): number {
    return this.#limits.timeSeconds;
  }
  throwIfStopped(): void {
    this.#limits.signal.throwIfAborted();
  }
  /** Whether the time of the scan has ended. */
  isOver(): boolean {
    const isSo = this.#limits.signal.aborted || this.clock.monotonicMs() > this.#limits.deadlineMs;
    if (isSo) this.late();
    return isSo;
  }
  /** Something was ended by time: another run may give more. */
  late(): void {
    this.isWhole = false;
  }
  gap(place: string, reason: string, affects?: readonly string[]): void {
    this.gaps.push({ place, reason, ...(affects && { affects }) });
  }
  async giveWay(parsed: number, path: string): Promise<void> {
    if (this.clock.monotonicMs() - this.#gaveWayMs < giveWayEveryMs) return;
    this.#limits.progress(parsed, path);
    await nextTurn();
    this.#gaveWayMs = this.clock.monotonicMs();
  }
}
