import type { Engine, EngineContext, Report } from "../contract.ts";
import type { Finding } from "../findings/index.ts";
import { runPrograms, startThread, threadsFor } from "./crew/index.ts";
import { grammarOf } from "./discover/index.ts";
import { differencesOf, openApiOf } from "./endpoints/index.ts";
import { digestOf, keepResult, keptResult } from "./kept/index.ts";
import type { Program, ProgramResult } from "./programs/index.ts";
import { readTree, type SourceTree } from "./read-tree.ts";
import { rules } from "./rules/index.ts";
import { createProgramRunner } from "./run-program.ts";
import type { RuleProblem } from "./semgrep/index.ts";
import { writeWiki } from "./wiki/index.ts";

/** Finds flows of untrusted data into dangerous places, and dangerous settings. Pure: it reads files and sends nothing. */
export const codeEngine: Engine = {
  id: "code",
  version: "1",
  rules: Object.values(rules).map(({ id }) => `code.${id}`),
  accepts: (target) => target.kind === "tree",
  async plan(context) {
    let units = 0;
    for await (const file of context.fs.files({ signal: context.signal })) {
      if (grammarOf(file.path) !== undefined) units++;
    }
    return { units, unitName: "files" };
  },
  run: runCode,
};

async function* runCode(context: EngineContext): AsyncGenerator<Finding> {
  const { clock, report } = context;
  const deadlineMs = clock.monotonicMs() + context.budget.timeSeconds * 1000;
  const tree = await readTree(context, deadlineMs);
  report.statistic("files", tree.files);
  report.statistic("bytes", tree.bytes);
  report.statistic("lines", tree.lines);
  const results = await resultsOf(context, tree, deadlineMs);
  for (const { place, reason, affects } of results.flatMap(({ gaps }) => gaps))
    report.notCovered(place, reason, affects);
  const found = results.flatMap((result) => result.found);
  await reportArtifacts(context, tree, results);
  found.sort((left, right) => (left.path === right.path ? left.start - right.start : left.path < right.path ? -1 : 1));
  for (const { finding } of found) {
    context.signal.throwIfAborted();
    yield finding;
  }
}

/** What each program gives, in their order; from the cache where nothing that it depends on has changed. */
async function resultsOf(context: EngineContext, tree: SourceTree, deadlineMs: number): Promise<ProgramResult[]> {
  const { cache, clock, report, signal, budget } = context;
  const rules = context.options.userRules.code ?? [];
  const runner = await createProgramRunner(rules, clock);
  try {
    for (const problem of runner.problems) tell(report, problem);
    // An id with a slash reads as another tool's rule wherever results are compared.
    report.applied(runner.userRules.filter((id) => !id.includes("/")).map((id) => `code.user.${id}`));
    const results = new Map<Program, ProgramResult>();
    const changed: { readonly program: Program; readonly key: string }[] = [];
    let done = tree.left;
    for (const program of tree.programs) {
      signal.throwIfAborted();
      const key = digestOf(program, rules);
      const kept = await keptResult(cache, key);
      if (kept === undefined) changed.push({ program, key });
      else {
        results.set(program, kept);
        done += program.files.length;
      }
    }
    const programs = changed.map(({ program }) => program);
    const { timeSeconds } = budget;
    const threads = threadsFor(programs);
    await runPrograms(
      programs,
      { clock, timeSeconds, deadlineMs, signal, rules, runner, threads, startThread },
      {
        progress: (parsed, message) => context.progress(done + parsed, undefined, message),
        async result(index, result) {
          const { program, key } = changed[index]!;
          results.set(program, result);
          await keepResult(cache, key, result);
        },
      },
    );
    return tree.programs.flatMap((program) => results.get(program) ?? []);
  } finally {
    runner.close();
  }
}

/** A rule that is not run takes nothing from what the others cover; a file of rules that cannot be read may have held any. */
function tell(report: Report, { place, reason, rule }: RuleProblem): void {
  if (rule === undefined) report.notCovered(place, reason, ["code.user."]);
  else report.excluded("user rules", `${place}: ${reason}`);
}

async function reportArtifacts(
  { report, target }: EngineContext,
  { deployment, specifications }: SourceTree,
  results: readonly ProgramResult[],
): Promise<void> {
  const endpoints = results.flatMap((result) => result.endpoints);
  if (endpoints.length > 0) {
    const body = Buffer.from(JSON.stringify(openApiOf(endpoints, differencesOf(endpoints, specifications)), null, 2));
    await report.artifact({ kind: "endpoints", mediaType: "application/vnd.oai.openapi+json;version=3.1", body });
  }
  const files = results.flatMap((result) => result.files);
  if (files.length === 0) return;
  files.sort((left, right) => (left.path < right.path ? -1 : 1));
  const findings = new Map<string, number>();
  for (const { finding } of results.flatMap((result) => result.found)) {
    const rule = finding.ruleId.replace(/^code\./, "");
    if (!rule.startsWith("user.")) findings.set(rule, (findings.get(rule) ?? 0) + 1);
  }
  const wiki = writeWiki({ label: target.label, files, endpoints, findings, deployment });
  await report.artifact({ kind: "wiki", mediaType: "text/markdown; charset=utf-8", body: Buffer.from(wiki) });
}
