/**
 * How long the code engine takes beside others: whole processes, interleaved, a warm-up and then the median of five.
 *
 * `npm run bench -- code-speed ROW… [--times N]`, one row at a time:
 *   bandit FOLDER… --peer ENVIRONMENT           a Python environment with bandit
 *   sonarjs FOLDER… --peer FOLDER               where eslint, eslint-plugin-sonarjs and @typescript-eslint/parser are installed
 *   security FOLDER… --peer FOLDER              the same with eslint-plugin-security
 *   semgrep FOLDER… --peer ENVIRONMENT --rules FOLDER
 *   cold FOLDER…                                all of it, nothing kept
 *   warm FOLDER…                                again, with one file in a hundred changed
 *   bad-input                                   generated files, each alone
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { writeBadInput } from "./code-speed/bad-input.ts";
import { compare, print } from "./code-speed/compare.ts";
import { bandit, type Contender, eslint, gatewatch, semgrep } from "./code-speed/contenders.ts";
import { type Corpus, changeSome, copyCorpus } from "./code-speed/corpus.ts";
import { measure } from "./code-speed/measure.ts";
import { copyRules, printAgreement } from "./code-speed/rules.ts";
import { median } from "./parts/index.ts";

const rows = ["bandit", "sonarjs", "security", "semgrep", "cold", "warm", "bad-input"] as const;
type Row = (typeof rows)[number];

interface Task {
  readonly folders: readonly string[];
  readonly peer: string;
  readonly rules: string;
  readonly times: number;
  readonly scratch: string;
}

export async function run(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { peer: { type: "string" }, rules: { type: "string" }, times: { type: "string" } },
  });
  const [name, ...given] = positionals;
  const row = rows.find((known) => known === name);
  const folders = given.map((folder) => resolve(folder));
  const absent = folders.filter((folder) => !existsSync(folder));
  if (row === undefined || absent.length > 0 || (folders.length === 0 && row !== "bad-input")) {
    console.log(`code-speed: not run. Give one of ${rows.join(", ")}, and folders that exist.`);
    return;
  }
  const scratch = mkdtempSync(join(tmpdir(), "code-speed-"));
  const times = Number(values.times ?? 5);
  const [peer, rules] = [values.peer, values.rules].map((path) => (path === undefined ? "" : resolve(path)));
  try {
    await measureRow(row, { folders, peer: peer!, rules: rules!, times, scratch });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function measureRow(row: Row, task: Task): Promise<void> {
  const { scratch, peer } = task;
  if (row === "bad-input") return measureBadInput(task);
  const corpus = copyCorpus(task.folders, join(scratch, "corpus"));
  console.log(`corpus: ${corpus.files.length} files, ${corpus.lines} lines`);
  switch (row) {
    case "bandit":
      return measureBeside(row, corpus, task, bandit(corpus.folder, scratch, peer));
    case "sonarjs":
    case "security":
      return measureBeside(row, corpus, task, eslint(corpus.folder, scratch, peer, row));
    case "semgrep":
      return measureRules(corpus, task);
    case "cold":
      return measureBeside(row, corpus, task);
    case "warm":
      return measureWarm(corpus, task);
  }
}

async function measureBeside(row: Row, corpus: Corpus, task: Task, peer?: Contender): Promise<void> {
  if (row !== "cold" && peer === undefined) return console.log(`code-speed ${row}: not run, --peer has no such tool`);
  const own = coldScan(corpus, task);
  print(await compare(peer === undefined ? [own] : [own, peer], task.times, emptyCache(task)), corpus.lines);
}

async function measureRules(corpus: Corpus, task: Task): Promise<void> {
  const { scratch } = task;
  if (!existsSync(task.rules)) return console.log("code-speed semgrep: not run, --rules is no folder");
  const rules = join(scratch, "rules");
  const { rules: count, left } = await copyRules(task.rules, rules);
  console.log(`rules: ${count}, files of rules left out because not all of them are understood: ${left}`);
  const peer = semgrep(corpus.folder, scratch, task.peer, rules);
  if (peer === undefined) return console.log("code-speed semgrep: not run, --peer has no such tool");
  const results = await compare([coldScan(corpus, task, rules), peer], task.times, emptyCache(task));
  print(results, corpus.lines);
  printAgreement(results[0]!.found, results[1]!.found);
}

async function measureWarm(corpus: Corpus, task: Task): Promise<void> {
  const own = coldScan(corpus, task);
  const [cold, warm]: [number[], number[]] = [[], []];
  console.log(`load before: ${loadavg()[0]!.toFixed(1)}`);
  for (let round = 0; round <= task.times; round++) {
    emptyCache(task)();
    const first = await measure(own.command);
    const changed = changeSome(corpus, `round ${round}`);
    const second = await measure(own.command);
    if (round === 0) {
      console.log(`changed: ${changed} files`);
      continue;
    }
    cold.push(first.wallSeconds);
    warm.push(second.wallSeconds);
  }
  console.log(`cold: ${median(cold).toFixed(2)} s wall (${cold.map((each) => each.toFixed(1)).join(" ")})`);
  console.log(`warm: ${median(warm).toFixed(2)} s wall (${warm.map((each) => each.toFixed(1)).join(" ")})`);
  console.log(`warm of cold: ${((100 * median(warm)) / median(cold)).toFixed(1)} %`);
}

/** Each file is scanned alone, and the time of a scan of nothing is taken off. */
async function measureBadInput(task: Task): Promise<void> {
  const input = join(task.scratch, "input");
  const nothing = join(task.scratch, "nothing");
  mkdirSync(nothing);
  const scanOf = (folder: string) => gatewatch(folder, task.scratch, cacheOf(task)).command;
  const start = (await measure(scanOf(nothing))).wallSeconds;
  console.log(`a scan of nothing: ${start.toFixed(2)} s`);
  for (const name of writeBadInput(input)) {
    emptyCache(task)();
    const { wallSeconds, cpuSeconds, peakMegabytes, exitCode } = await measure(scanOf(join(input, name)));
    const seconds = Math.max(0, wallSeconds - start);
    const verdict = exitCode === 0 || exitCode === 3 ? (seconds <= 5 ? "" : " (over 5 s)") : " (it ended)";
    console.log(
      `${name}: ${seconds.toFixed(2)} s wall, ${cpuSeconds.toFixed(2)} s processor, ${peakMegabytes.toFixed(0)} MB, exit ${exitCode}${verdict}`,
    );
  }
}

function coldScan(corpus: Corpus, task: Task, rules?: string): Contender {
  return gatewatch(corpus.folder, task.scratch, cacheOf(task), rules);
}

function cacheOf({ scratch }: Task): string {
  return join(scratch, "cache");
}

/** As on a machine where it ran before, but never on this code: what Node compiled stays. */
function emptyCache(task: Task): () => void {
  const folder = join(cacheOf(task), "gatewatch");
  return () => {
    for (const name of existsSync(folder) ? readdirSync(folder) : [])
      if (name !== "compiled") rmSync(join(folder, name), { recursive: true });
  };
}
