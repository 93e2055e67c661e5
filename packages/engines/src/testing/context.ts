import { systemClock } from "@gatewatch/base/clock";
import { offlineNet } from "@gatewatch/base/net";
import { systemRandom } from "@gatewatch/base/random";
import type { Tree } from "@gatewatch/base/tree";
import type { EngineContext } from "../contract.ts";

/** What an engine told its context besides findings, each place with its reason. */
export interface Reported {
  readonly notCovered: string[];
  readonly excluded: string[];
  readonly progress: number[];
}

export interface TestContext {
  readonly context: EngineContext;
  readonly reported: Reported;
}

/** A context over `fs` whose network and processes refuse every call; `parts` replace its parts. */
export function createTestContext(fs: Tree, parts: Partial<EngineContext> = {}): TestContext {
  const reported: Reported = { notCovered: [], excluded: [], progress: [] };
  const context: EngineContext = {
    target: { kind: "tree", label: "shop" },
    options: { profile: "default", joinKey: systemRandom.bytes(32), userRules: {} },
    fs,
    net: offlineNet,
    exec: () => Promise.reject(new Error("the engine started a process that it must not start")),
    clock: systemClock,
    random: systemRandom,
    cache: { get: async () => undefined, set: async () => {} },
    signal: new AbortController().signal,
    budget: { timeSeconds: 60 },
    report: {
      notCovered: (place, reason) => reported.notCovered.push(`${place}: ${reason}`),
      covered: () => {},
      excluded: (place, reason) => reported.excluded.push(`${place}: ${reason}`),
      statistic: () => {},
      artifact: async () => {},
      applied: () => {},
      score: () => {},
    },
    progress: (done) => reported.progress.push(done),
    ...parts,
  };
  return { context, reported };
}
