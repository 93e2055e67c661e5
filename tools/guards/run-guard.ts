import type { Source } from "../sources/index.ts";
import type { Guard, GuardResult } from "./contract.ts";

/** Runs one guard over the repository; an empty set of files is a violation. */
export function runGuard(guard: Guard, all: readonly Source[]): GuardResult {
  const files = all.filter((source) => guard.examines(source.path));
  if (files.length === 0) return { violations: ["no file to examine: the guard's paths are wrong"], facts: "0 files" };
  return guard.check(files, all);
}

/** TypeScript of ours that ships: no tests, no test parts. */
export function isProduct(path: string): boolean {
  return /^packages\/[^/]+\/(src|bin)\/.*\.(ts|tsx|js)$/.test(path) && !isTest(path);
}

export function isTest(path: string): boolean {
  return /\.test\.tsx?$|\/(testkit|testing|cases)\/|\/test-[a-z-]+\.ts$/.test(path);
}
