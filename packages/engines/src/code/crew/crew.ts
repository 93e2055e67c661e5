import { availableParallelism } from "node:os";
import type { Clock } from "@gatewatch/base/clock";
import type { Program, ProgramResult } from "../programs/index.ts";
import type { ProgramRunner } from "../run-program.ts";
import { type Share, shareOf } from "./ahead.ts";
import { heapForThreads, startParser, type startThread, type Thread } from "./thread.ts";

/** Below this a thread is not worth its start. */
const leastCharacters = 4_000_000;
/** A program alone only gains what others parse of it, and its thread has to load and compile everything anew. */
const leastAlone = 8_000_000;
/** Each thread holds a program in memory. */
const mostThreads = 4;
/** What a thread may use that only parses. */
const parserMegabytes = 128;

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
  /** How many threads to start; with none, this one does the work. Those without a program of their own parse for the others. */
  readonly threads: number;
  readonly startThread: typeof startThread;
  /** Memory of all threads together, where it is not to be what this process may use. */
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
  const threads = Math.min(availableParallelism(), programs.length * 2, mostThreads);
  return threads < 2 || characters < (programs.length === 1 ? leastAlone : leastCharacters) ? 0 : threads;
}

/**
 * Runs all programs, large ones first, and tells each result as it comes. A program whose thread died with its share of the
 * memory has a second try alone, with all of it.
 *
 * @throws the reason of the signal when it aborts
 */
export async function runPrograms(programs: readonly Program[], input: CrewInput, report: CrewReport): Promise<void> {
  const { deadlineMs, timeSeconds, signal, runner, heapMegabytes = heapForThreads() } = input;
  const parsed = new Map<Program, number>();
  const progressOf = (program: Program) => (count: number, message: string) => {
    parsed.set(program, count);
    report.progress(
      [...parsed.values()].reduce((all, each) => all + each, 0),
      message,
    );
  };
  const waiting: Waiting[] = [...programs.entries()];
  waiting.sort(([, left], [, right]) => sizeOf(right) - sizeOf(left));
  const give = (index: number, program: Program, result: ProgramResult) => {
    progressOf(program)(program.files.length, program.files[0]!.path);
    return report.result(index, result);
  };
  const died: Waiting[] = [];
  await inThreads(waiting, input.threads, input, heapMegabytes, progressOf, async (index, program, result) => {
    if (result === undefined) died.push([index, program]);
    else await give(index, program, result);
  });
  await inThreads(died, Math.min(1, died.length), input, heapMegabytes, progressOf, (index, program, result) =>
    give(index, program, result ?? lost(program)),
  );
  for (const [index, program] of [...waiting, ...died]) {
    const result = await runner.run(program, { timeSeconds, deadlineMs, signal, progress: progressOf(program) });
    await give(index, program, result);
  }
}

type Waiting = readonly [index: number, program: Program];

/** Takes programs off the list and runs them in threads; where none may be started, they are left on it. */
async function inThreads(
  waiting: Waiting[],
  count: number,
  { clock, timeSeconds, deadlineMs, signal, rules, startThread: startOne }: CrewInput,
  heapMegabytes: number,
  progressOf: (program: Program) => (parsed: number, message: string) => void,
  take: (index: number, program: Program, result: ProgramResult | undefined) => Promise<void>,
): Promise<void> {
  const threads = new Set<Pick<Thread, "end">>();
  const hands = Math.min(count, waiting.length);
  const own = Math.floor(heapMegabytes / Math.max(1, hands));
  let parsers = own > parserMegabytes * 8 ? count - hands : 0;
  const start = (): Thread | undefined => {
    try {
      const thread = startOne({ rules }, own);
      threads.add(thread);
      return thread;
    } catch {
      return undefined; // a process that may start no thread does the work itself
    }
  };
  const help = ({ files }: Program): Share | undefined => {
    if (parsers-- <= 0) return undefined;
    const { front, back } = shareOf(files);
    try {
      threads.add(startParser({ files, share: back }, parserMegabytes));
      return front;
    } catch {
      return undefined;
    }
  };
  const work = async (first: Thread): Promise<void> => {
    for (let thread: Thread | undefined = first; thread !== undefined && waiting.length > 0; ) {
      const [index, program] = waiting.shift()!;
      const limits = { timeSeconds, leftMs: deadlineMs - clock.monotonicMs() };
      const result = await thread.run(program, limits, progressOf(program), help(program));
      signal.throwIfAborted();
      await take(index, program, result);
      if (result === undefined) thread = start();
    }
  };
  const stopped = Promise.withResolvers<never>();
  const stop = () => stopped.reject(signal.reason);
  signal.addEventListener("abort", stop, { once: true });
  try {
    signal.throwIfAborted();
    const started = Array.from({ length: hands }, start).filter((thread) => thread !== undefined);
    await Promise.race([Promise.all(started.map(work)), stopped.promise]);
  } finally {
    signal.removeEventListener("abort", stop);
    await Promise.all([...threads].map((thread) => thread.end()));
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
