import { systemClock } from "@gatewatch/base/clock";
import { seededRandom } from "@gatewatch/base/random";
import type { Tree, TreeFile } from "@gatewatch/base/tree";
import type { EngineContext } from "../../contract.ts";
import type { Finding } from "../../findings/index.ts";
import { codeEngine } from "../engine.ts";

export interface SourceScan {
  readonly findings: readonly Finding[];
  readonly notCovered: readonly string[];
  readonly excluded: readonly string[];
}

/** Tests only: scans files given as text or bytes, by path. */
export async function scanSource(
  files: Readonly<Record<string, string | Buffer>>,
  options: Partial<EngineContext> = {},
): Promise<SourceScan> {
  const seen = { findings: [] as Finding[], notCovered: [] as string[], excluded: [] as string[] };
  const refused = () => {
    throw new Error("the engine asked for a port that it must not use");
  };
  const context: EngineContext = {
    target: { kind: "tree", label: "example/app" },
    options: { profile: "default", joinKey: Buffer.alloc(32, 7), userRules: {} },
    fs: treeOf(files),
    net: { request: refused } as never,
    exec: { run: refused } as never,
    clock: systemClock,
    random: seededRandom("code"),
    cache: { get: async () => undefined, set: async () => {} },
    signal: new AbortController().signal,
    budget: { timeSeconds: 60 },
    report: {
      notCovered: (place, reason) => seen.notCovered.push(`${place}: ${reason}`),
      covered() {},
      excluded: (place, reason) => seen.excluded.push(`${place}: ${reason}`),
      statistic() {},
      artifact: async () => {},
      applied() {},
      score() {},
    },
    progress() {},
    ...options,
  };
  for await (const finding of codeEngine.run(context)) seen.findings.push(finding);
  return seen;
}

function treeOf(files: Readonly<Record<string, string | Buffer>>): Tree {
  const all = Object.entries(files).map(([path, content]): TreeFile => {
    const bytes = Buffer.from(content);
    return { path, sizeBytes: bytes.length, modifiedMs: 0, read: () => bytes };
  });
  return {
    root: "/",
    async *files() {
      yield* all;
    },
    file: async (path) => all.find((file) => file.path === path),
  };
}
