import { availableParallelism } from "node:os";
import type { Clock } from "@gatewatch/base/clock";
import type { Program, ProgramResult } from "../programs/index.ts";
import type { ProgramRunner } from "../run-program.ts";
import { startThread, type Thread } from "./thread.ts";

/** Below this a thread is not worth its start. */
const leastCharacters = 4_000_000;
/** Each thread holds a program in memory. */
const mostThreads = 4;

export interface CrewInput {
  readonly clock: Clock;
  /** Of the whole scan, for people. */
  readonly timeSeconds: number;
  /** Monotonic. */
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
  readonly rules: readonly { readonly name: string; readonly text: string }[];
  /** Runs programs in this thread. */
  readonly runner: ProgramRunner;
  /** How many threads to start; with none, this one does the work. */
  readonly threads: number;
  /** Memory of each thread, where it is not to be the usual share. */
  readonly heapMegabytes?: number;
}

export interface CrewReport {
  /** @param parsed files of all programs that are parsed */
  progress(parsed: number, message: string): void;
  /** @param index of the program */
  result(index: number, result: ProgramResult): Promise<void>;
}

/** How many threads these programs are worth. */
export function threadsFor(programs: readonly Program[]): number {
  const characters = programs.reduce((all, program) => all + sizeOf(program), 0);
  const threads = Math.min(availableParallelism(), programs.length, mostThreads);
  return threads < 2 || characters < leastCharacters ? 0 : threads;
}

/**
 * Runs all programs, large ones first, and tells each result as it comes.
 *
 * @throws the reason of the signal when it aborts
 */
export async function runPrograms(programs: readonly Program[], input: CrewInput, report: CrewReport): Promise<void> {
  const { clock, timeSeconds, deadlineMs, signal, runner } = input;
  const parsed = new Map<Program, number>();
  const progressOf = (program: Program) => (count: number, message: string) => {
    parsed.set(program, count);
    report.progress(
      [...parsed.values()].reduce((all, each) => all + each, 0),
      message,
    );
  };
  const waiting = [...programs.entries()].sort(([, left], [, right]) => sizeOf(right) - sizeOf(left));
  const crew = new Set<Thread>();
  const start = (): Thread | undefined => {
    try {
      const thread = startThread({ rules: input.rules }, input.heapMegabytes);
      crew.add(thread);
      return thread;
    } catch {
      return undefined; // a process that may start no thread does the work itself
    }
  };
  const work = async (first: Thread): Promise<void> => {
    let thread: Thread | undefined = first;
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      signal.throwIfAborted();
      const [index, program] = next;
      thread ??= start();
      const limits = { timeSeconds, leftMs: deadlineMs - clock.monotonicMs() };
      const result = await thread?.run(program, limits, progressOf(program));
      signal.throwIfAborted();
      if (result === undefined) thread = undefined;
      progressOf(program)(program.files.length, program.files[0]!.path);
      await report.result(index, result ?? lost(program));
    }
  };
  const ended = Promise.withResolvers<never>();
  const stop = () => ended.reject(signal.reason);
  signal.addEventListener("abort", stop, { once: true });
  try {
    signal.throwIfAborted();
    const threads = Array.from({ length: input.threads }, start).filter((thread) => thread !== undefined);
    if (threads.length > 0) await Promise.race([Promise.all(threads.map(work)), ended.promise]);
    for (const [index, program] of waiting) {
      const limits = { timeSeconds, deadlineMs, signal, progress: progressOf(program) };
      await report.result(index, await runner.run(program, limits));
    }
  } finally {
    signal.removeEventListener("abort", stop);
    await Promise.all([...crew].map((thread) => thread.end()));
  }
}

function sizeOf({ files }: Program): number {
  return files.reduce((all, { text }) => all + text.length, 0);
}

/** What is said of a program whose thread died. */
function lost({ files }: Program): ProgramResult {
  const reason = "The analysis of the program that it belongs to ended unexpectedly, most likely for lack of memory.";
  const gaps = files.map(({ path }) => ({ place: path, reason }));
  return { found: [], endpoints: [], files: [], gaps, isWhole: false };
}
