/** Scans a folder with the code engine and prints findings, gaps, time and memory. `npm run bench -- code-scan <folder> [--trace]` */
import { systemClock } from "../packages/base/src/clock/index.ts";
import { systemRandom } from "../packages/base/src/random/index.ts";
import { openTree, type Tree, type TreeFile } from "../packages/base/src/tree/index.ts";
import { codeEngine } from "../packages/engines/src/code/index.ts";
import type { Finding } from "../packages/engines/src/findings/index.ts";

export interface FolderScan {
  readonly findings: readonly Finding[];
  readonly notCovered: readonly string[];
  readonly statistics: Readonly<Record<string, number>>;
  /** The OpenAPI document of the endpoints that were found. */
  readonly endpoints: Buffer | undefined;
  readonly seconds: number;
  readonly cpuSeconds: number;
}

export async function run(args: string[]): Promise<void> {
  const { findings, notCovered, statistics, seconds, cpuSeconds } = await scanFolder(args[0] ?? ".");
  const byRule = new Map<string, number>();
  for (const finding of findings) {
    byRule.set(finding.ruleId, (byRule.get(finding.ruleId) ?? 0) + 1);
    const { file, line } = finding.location;
    console.log(
      `${finding.severity.padEnd(8)} ${finding.confidence} ${finding.ruleId} ${file}:${line} ${finding.evidence.snippet?.trim()}`,
    );
    if (!args.includes("--trace")) continue;
    for (const step of finding.trace ?? [])
      console.log(`    ${step.role} ${step.file}:${step.line} ${step.note} | ${step.snippet}`);
  }
  for (const gap of notCovered.slice(0, 20)) console.log(`not covered: ${gap}`);
  console.log(`not covered in all: ${notCovered.length}`);
  for (const [rule, count] of [...byRule].sort()) console.log(`${rule}: ${count}`);
  const { lines = 0, files = 0 } = statistics;
  console.log(`${files} files, ${lines} lines, ${seconds.toFixed(1)} s, ${cpuSeconds.toFixed(1)} s processor time`);
  console.log(`code engine, lines per processor second: ${Math.round(lines / cpuSeconds)}`);
  console.log(`code engine, peak memory in MB: ${Math.round(process.resourceUsage().maxRSS / 1024)}`);
}

/** Scans all of a folder, also what its .gitignore names. */
export async function scanFolder(folder: string): Promise<FolderScan> {
  return scanTree(await openTree(folder, { gitignore: false }));
}

/** Scans files given as text, by path. */
export async function scanTexts(texts: ReadonlyMap<string, string>): Promise<FolderScan> {
  const files = [...texts].map(([path, text]): TreeFile => {
    const bytes = Buffer.from(text);
    return { path, sizeBytes: bytes.length, modifiedMs: 0, read: () => bytes };
  });
  return scanTree({
    root: "/",
    async *files() {
      yield* files;
    },
    file: async (path) => files.find((file) => file.path === path),
  });
}

async function scanTree(tree: Tree): Promise<FolderScan> {
  const findings: Finding[] = [];
  const notCovered: string[] = [];
  const statistics: Record<string, number> = {};
  let endpoints: Buffer | undefined;
  const began = process.cpuUsage();
  const beganMs = systemClock.monotonicMs();
  const refuse = () => Promise.reject(new Error("the measurement grants no network and no processes"));
  const found = codeEngine.run({
    target: { kind: "tree", label: "measured" },
    options: { profile: "default", joinKey: systemRandom.bytes(32), userRules: {} },
    fs: tree,
    net: { request: refuse } as never,
    exec: { run: refuse } as never,
    clock: systemClock,
    random: systemRandom,
    cache: { get: async () => undefined, set: async () => {} },
    signal: new AbortController().signal,
    budget: { timeSeconds: 1200 },
    report: {
      notCovered: (place, reason) => notCovered.push(`${place}: ${reason}`),
      covered() {},
      excluded() {},
      statistic: (name, value) => {
        statistics[name] = value;
      },
      artifact: async ({ kind, body }) => {
        if (kind === "endpoints") endpoints = body;
      },
      applied() {},
      score() {},
    },
    progress() {},
  });
  for await (const finding of found) findings.push(finding);
  const { user, system } = process.cpuUsage(began);
  const seconds = (systemClock.monotonicMs() - beganMs) / 1000;
  return { findings, notCovered, statistics, endpoints, seconds, cpuSeconds: (user + system) / 1e6 };
}
