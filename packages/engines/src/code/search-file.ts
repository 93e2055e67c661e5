import type { Clock } from "@gatewatch/base/clock";
import { follow } from "./follow.ts";
import { lower } from "./languages/index.ts";
import { ProgramRun } from "./program-run.ts";
import { createResolver } from "./project/index.ts";
import { Following, type RuleProblem, type SourceFile, type UserHit, type UserRules } from "./semgrep/index.ts";

const secondsToFollow = 5;

/** Runs users' rules on one file as on a program of its own, through all of its functions. */
export async function searchFile(
  userRules: UserRules,
  file: SourceFile,
  clock: Clock,
): Promise<{ readonly hits: readonly UserHit[]; readonly problems: readonly RuleProblem[] }> {
  const { path, grammar, tree } = file;
  const { hits, marks, problems } = await userRules.search(file);
  if (marks.length === 0) return { hits, problems };
  const modules = new Map([[path, lower(grammar, path, tree)]]);
  const following = new Following(modules, new Map([[path, marks]]), new Map([[path, hits]]));
  if (!following.isNeeded) return { hits, problems };
  const limits = {
    timeSeconds: secondsToFollow,
    deadlineMs: clock.monotonicMs() + secondsToFollow * 1000,
    signal: new AbortController().signal,
    progress() {},
  };
  const run = new ProgramRun(clock, limits);
  const links = { aliases: [], packages: new Map(), versions: new Map(), goModules: new Map(), phpRoots: [] };
  const resolver = createResolver({ paths: new Set([path]), ...links });
  await follow(run, limits, { modules, settings: new Map(), filterMappings: [], resolver }, following);
  return { hits: [...hits, ...(following.hits.get(path) ?? [])], problems: [...problems, ...run.gaps] };
}
