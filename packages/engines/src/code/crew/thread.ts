import { getHeapStatistics } from "node:v8";
import { Worker } from "node:worker_threads";
import type { Program, ProgramResult } from "../programs/index.ts";
import type { FromThread, ThreadData, ToThread } from "./protocol.ts";

/** Of the memory that this process may use, what all threads together may. */
const shareOfHeap = 0.9;

/** A thread of its own; it ends by `end`, or dies in a program. */
export interface Thread {
  /** The result; `undefined` when the thread died over it and cannot be used again. */
  run(
    program: Program,
    limits: Omit<ToThread, "program">,
    progress: ThreadProgress,
  ): Promise<ProgramResult | undefined>;
  end(): Promise<void>;
}

export type ThreadProgress = (parsed: number, message: string) => void;

/** Starts a thread that may use so much memory. @throws where this process may start none */
export function startThread(data: ThreadData, heapMegabytes: number): Thread {
  const worker = new Worker(new URL("./main.ts", import.meta.url), {
    workerData: data,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
  });
  let hasDied = false;
  worker.on("error", () => {
    hasDied = true;
  });
  worker.on("exit", () => {
    hasDied = true;
  });
  return {
    run(program, limits, progress) {
      if (hasDied) return Promise.resolve(undefined);
      return new Promise((resolve) => {
        const finish = (result: ProgramResult | undefined) => {
          worker.off("message", take).off("error", fail).off("exit", fail);
          resolve(result);
        };
        const fail = () => finish(undefined);
        const take = (message: FromThread) => {
          if (message.type === "progress") progress(message.parsed, message.message);
          else finish(message.result);
        };
        worker.on("message", take).once("error", fail).once("exit", fail);
        const message: ToThread = { program, ...limits };
        worker.postMessage(message);
      });
    },
    async end() {
      await worker.terminate();
    },
  };
}

/** What all threads together may use. */
export function heapForThreads(): number {
  return Math.floor((getHeapStatistics().heap_size_limit * shareOfHeap) / 1_048_576);
}
