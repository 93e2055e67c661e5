import { parentPort, workerData } from "node:worker_threads";
import type { Span } from "../prefilter/windows.ts";
import { applyRule } from "./apply.ts";
import type { UserMatch, UserRule } from "./rule.ts";

/** One file's windows, by rule. */
export interface UserRuleJob {
  readonly path: string;
  readonly text: string;
  readonly windows: readonly { readonly rule: number; readonly window: Span }[];
}

/** What the thread is started with; `steps` counts windows begun, `steps[1]` is the rule at work. */
export interface UserRuleWork {
  readonly rules: readonly UserRule[];
  readonly steps: Int32Array;
}

const { rules, steps }: UserRuleWork = workerData;

parentPort?.on("message", (job: UserRuleJob) => {
  const found: UserMatch[] = [];
  for (const { rule, window } of job.windows) {
    Atomics.store(steps, 1, rule);
    Atomics.add(steps, 0, 1);
    found.push(...applyRule(rules[rule]!, rule, job.text, window, job.path));
  }
  parentPort?.postMessage(found);
});
