import { systemClock } from "@gatewatch/base/clock";
import { systemExec } from "@gatewatch/base/exec";
import { addressPolicy, createNet, type Resolver } from "@gatewatch/base/net";
import { seededRandom } from "@gatewatch/base/random";
import type { EngineContext, EngineOptions } from "../../contract.ts";
import type { Finding } from "../../findings/index.ts";
import { webEngine } from "../index.ts";

export interface ScanResult {
  readonly findings: readonly Finding[];
  readonly rules: readonly string[];
  readonly notCovered: readonly string[];
  readonly covered: readonly string[];
  readonly excluded: readonly string[];
  readonly statistics: Readonly<Record<string, number>>;
  readonly score: Parameters<EngineContext["report"]["score"]>[0] | undefined;
  readonly artifacts: Readonly<Record<string, string>>;
  readonly progress: readonly (readonly [done: number, total: number | undefined])[];
}

/** Scans a URL with the real engine over the real network port; loopback and the resolver's answers are allowed. */
export async function scan(
  url: string,
  options: Partial<EngineOptions> & { signal?: AbortSignal; allow?: readonly string[]; resolver?: Resolver } = {},
): Promise<ScanResult> {
  const net = createNet({
    policy: addressPolicy(options.allow ?? ["127.0.0.1"]),
    clock: systemClock,
    userAgent: "Gatewatch/test (+https://example.com)",
    ...(options.resolver === undefined ? {} : { resolver: options.resolver }),
  });
  const findings: Finding[] = [];
  const notCovered: string[] = [];
  const excluded: string[] = [];
  const covered: string[] = [];
  const statistics: Record<string, number> = {};
  const artifacts: Record<string, string> = {};
  const progress: [number, number | undefined][] = [];
  let score: ScanResult["score"];
  try {
    const context: EngineContext = {
      target: { kind: "url", label: url, url },
      options: { profile: "quick", joinKey: Buffer.alloc(32), userRules: {}, ...options },
      fs: { root: "", async *files() {}, file: async () => undefined },
      net,
      exec: systemExec,
      clock: systemClock,
      random: seededRandom("web"),
      cache: { get: async () => undefined, set: async () => {} },
      signal: options.signal ?? new AbortController().signal,
      budget: { timeSeconds: 60 },
      report: {
        notCovered: (place) => notCovered.push(place),
        excluded: (place) => excluded.push(place),
        covered: (place) => covered.push(place),
        statistic: (name, value) => {
          statistics[name] = value;
        },
        artifact: async ({ kind, body }) => {
          artifacts[kind] = body.toString();
        },
        applied: () => {},
        score: (value) => {
          score = value;
        },
      },
      progress: (done, total) => progress.push([done, total]),
    };
    for await (const finding of webEngine.run(context)) findings.push(finding);
  } finally {
    await net.close();
  }
  const rules = [...new Set(findings.map((finding) => finding.ruleId))].sort();
  return { findings, rules, notCovered, excluded, covered, statistics, score, artifacts, progress };
}
