import { getHeapStatistics } from "node:v8";
import { Worker } from "node:worker_threads";
import type { Program, ProgramResult } from "../programs/index.ts";
import type { Share } from "./ahead.ts";
import type { FromThread, ParserData, ThreadData, ToThread } from "./protocol.ts";

/** Of the memory that this process may use, what all threads together may. */
const shareOfHeap = 0.9;
/** Most of what is made lives for a moment: with room for it, less of it is copied. Of three parts two are in use at a time. */
const youngMegabytes = 96;

/** A thread of its own; it ends by `end`, or dies in a program. */
export interface Thread {
  /** The result; `undefined` when the thread died over it and cannot be used again. */
  run(
    program: Program,
    limits: Omit<ToThread, "program" | "share">,
    progress: ThreadProgress,
    share?: Share,
  ): Promise<ProgramResult | undefined>;
  end(): Promise<void>;
}

export type ThreadProgress = (parsed: number, message: string) => void;

/** Starts a thread that may use so much memory. @throws where this process may start none */
export function startThread(data: ThreadData, heapMegabytes: number): Thread {
  const worker = new Worker(new URL("./main.ts", import.meta.url), {
    workerData: data,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes, maxYoungGenerationSizeMb: youngMegabytes },
  });
  let hasDied = false;
  worker.on("error", () => {
    hasDied = true;
  });
  worker.on("exit", () => {
    hasDied = true;
  });
  return {
    run(program, limits, progress, share) {
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
        const message: ToThread = { program, ...limits, share };
        worker.postMessage(message, share === undefined ? [] : [share.port]);
      });
    },
    async end() {
      await worker.terminate();
    },
  };
}

/** Starts a thread that parses files for another one, and ends by itself. @throws where this process may start none */
export function startParser(data: ParserData, heapMegabytes: number): Pick<Thread, "end"> {
  const worker = new Worker(new URL("./parser.ts", import.meta.url), {
    workerData: data,
    transferList: [data.share.port],
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
  });
  worker.on("error", () => {}); // its port closes, and the other thread parses what is left
  return {
    async end() {
      await worker.terminate();
    },
  };
}

/** What all threads together may use. */
export function heapForThreads(): number {
  return Math.floor((getHeapStatistics().heap_size_limit * shareOfHeap) / 1_048_576);
}
