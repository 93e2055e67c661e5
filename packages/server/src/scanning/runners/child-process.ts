import { defineFaults, type Fault } from "@gatewatch/base/fault";
import { BoundedQueue } from "@gatewatch/base/queue";
import type { Cache } from "@gatewatch/engines";
import type { RunEvent } from "@gatewatch/engines/run";
import { forkSandboxed, type Sandbox } from "../sandbox/index.ts";
import { serveCache } from "./cache-of-child.ts";
import type { ChildRequest, FromChild, ToChild } from "./protocol.ts";

export const runnerFaults = defineFaults({
  "runners.crashed": {
    status: 500,
    word: "server_error",
    summary: "The process that ran the engines ended unexpectedly.",
  },
  "runners.out_of_memory": {
    status: 500,
    word: "server_error",
    summary: "The engines needed more memory than a scan may have.",
  },
  "runners.child_fault": { status: 500, word: "server_error", summary: "The engines refused the scan." },
});

export interface ChildOptions extends Sandbox {
  /** What earlier scans of the same target kept. */
  readonly cache: Cache;
  readonly signal: AbortSignal;
}

/** After a cancel the child has this long to end by itself. */
const graceMs = 1200;
const program = new URL("./child.ts", import.meta.url);

/**
 * Runs the engines in a sandbox.
 *
 * Yields batches; the child sends the next one only after this one was taken, so that a slow database slows the engines
 * instead of filling memory. Ends early by `return`, which kills the child.
 *
 * @throws Fault `runners.*`; the signal's reason when aborted
 */
export async function* runInChild(request: ChildRequest, options: ChildOptions): AsyncGenerator<readonly RunEvent[]> {
  options.signal.throwIfAborted();
  const queue = new BoundedQueue<readonly RunEvent[]>(1);
  const child = forkSandboxed(program, options);
  let lastWords = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    lastWords = (lastWords + chunk.toString("utf8")).slice(-4000);
  });
  const say = (message: ToChild): void => {
    if (child.connected) child.send(message, () => {});
  };
  const serve = serveCache(options.cache, say);
  let finished = false;
  child.on("message", (message: FromChild) => {
    switch (message.type) {
      case "events":
        void queue.push(message.events);
        break;
      case "get":
      case "set":
        serve(message);
        break;
      case "done":
        finished = true;
        queue.end();
        break;
      case "fault":
        finished = true;
        queue.end(options.signal.aborted ? options.signal.reason : childFault(message.code, message.message));
        break;
    }
  });
  const ended = new Promise<void>((resolve) => {
    const end = (cause?: unknown) => {
      if (!finished) queue.end(options.signal.aborted ? options.signal.reason : crash(lastWords, cause));
      resolve();
    };
    child.once("error", end);
    child.once("exit", () => end());
  });
  let grace: NodeJS.Timeout | undefined;
  const cancel = () => {
    say({ type: "cancel" });
    grace = setTimeout(() => child.kill("SIGKILL"), graceMs);
  };
  options.signal.addEventListener("abort", cancel, { once: true });
  say({ type: "start", request });
  try {
    for await (const events of queue) {
      yield events;
      say({ type: "stored" });
    }
  } finally {
    options.signal.removeEventListener("abort", cancel);
    clearTimeout(grace);
    if (!finished) child.kill("SIGKILL");
    await ended;
  }
}

function crash(lastWords: string, cause: unknown): Fault {
  return /heap out of memory|allocation failed/i.test(lastWords)
    ? runnerFaults("runners.out_of_memory", {
        message:
          "The scan needed more memory than it may have. Leave out generated folders, or raise GATEWATCH_SCAN_MEMORY_MB.",
        cause: lastWords,
      })
    : runnerFaults("runners.crashed", {
        message: "The process that ran the engines ended unexpectedly; what was found until then is kept. Scan again.",
        cause: cause ?? lastWords,
      });
}

function childFault(code: string, message: string): Fault {
  return runnerFaults("runners.child_fault", { message, cause: code });
}
