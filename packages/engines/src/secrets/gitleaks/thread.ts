import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Clock } from "@gatewatch/base/clock";
import type { UserMatch, UserRule } from "./rule.ts";
import type { UserRuleJob } from "./worker.ts";

const windowMs = 2000;

/** Runs user rules in a thread of their own; a rule that spends more than two seconds on one window is switched off. */
export interface UserRuleThread {
  /** Matches of all rules but those switched off. `disabled` is told each rule that is, once. */
  run(job: UserRuleJob, signal: AbortSignal): Promise<readonly UserMatch[]>;
  close(): Promise<void>;
}

/** Starts no thread before the first job; the caller closes it. */
export function createUserRuleThread(
  rules: readonly UserRule[],
  clock: Clock,
  disabled: (rule: UserRule) => void,
): UserRuleThread {
  const steps = new Int32Array(new SharedArrayBuffer(8));
  const off = new Set<number>();
  let worker: Worker | undefined;

  const attempt = async (job: UserRuleJob, signal: AbortSignal): Promise<readonly UserMatch[] | "stuck"> => {
    worker ??= new Worker(new URL("./worker.ts", import.meta.url), { workerData: { rules, steps } });
    const settled = new AbortController();
    const reply = once(worker, "message", { signal: AbortSignal.any([signal, settled.signal]) });
    const stuck = watch(settled.signal).then(() => "stuck" as const);
    worker.postMessage(job);
    try {
      const first = await Promise.race([reply, stuck]);
      return first === "stuck" ? first : first[0];
    } finally {
      settled.abort();
      await Promise.allSettled([reply, stuck]);
    }
  };

  /** Resolves when a whole deadline passed without a new window. */
  const watch = async (signal: AbortSignal): Promise<void> => {
    for (let before = -1; before !== Atomics.load(steps, 0); ) {
      before = Atomics.load(steps, 0);
      await clock.sleep(windowMs, signal);
    }
  };

  const stop = async () => {
    await worker?.terminate();
    worker = undefined;
  };

  return {
    async run(job, signal) {
      try {
        for (;;) {
          const windows = job.windows.filter(({ rule }) => !off.has(rule));
          if (windows.length === 0) return [];
          const found = await attempt({ ...job, windows }, signal);
          if (found !== "stuck") return found;
          const rule = Atomics.load(steps, 1);
          off.add(rule);
          disabled(rules[rule]!);
          await stop();
        }
      } catch (cause) {
        await stop();
        throw cause;
      }
    },
    close: stop,
  };
}
