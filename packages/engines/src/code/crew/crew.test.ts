import { setImmediate as nextTurn } from "node:timers/promises";
import { systemClock } from "@gatewatch/base/clock";
import { expect, test } from "vitest";
import { createTextParser } from "../parse/index.ts";
import type { Program, ProgramResult } from "../programs/index.ts";
import { createProgramRunner, type ProgramRunner } from "../run-program.ts";
import { shareOf, take, treesAhead } from "./ahead.ts";
import { type CrewInput, runPrograms, startThread, threadsFor } from "./index.ts";
import { startParser } from "./thread.ts";

function programOf(path: string, text: string): Program {
  return {
    files: [{ path, grammar: "javascript", text }],
    links: { aliases: [], packages: new Map(), versions: new Map(), goModules: new Map(), phpRoots: [] },
    settings: new Map(),
    publications: [],
    specifications: [],
    filterMappings: [],
  };
}

const programs = Array.from({ length: 5 }, (_, index) =>
  programOf(
    `app${index}.js`,
    `const app = require("express")();
const { exec } = require("child_process");
app.get("/${index}", (req, res) => exec("ls ${"a".repeat(index)}" + req.query.a));
app.delete("/${index}/{${index}", (req, res) => res.send(req.body));`,
  ),
);

const noRunner: ProgramRunner = {
  userRules: [],
  problems: [],
  run: () => Promise.reject(new Error("this thread must not do the work")),
  close() {},
};

async function resultsOf(all: readonly Program[], input: Partial<CrewInput>): Promise<ProgramResult[]> {
  const results: ProgramResult[] = [];
  const usual: CrewInput = {
    clock: systemClock,
    timeSeconds: 60,
    deadlineMs: systemClock.monotonicMs() + 60_000,
    signal: new AbortController().signal,
    rules: [],
    runner: noRunner,
    threads: 0,
    startThread,
  };
  await runPrograms(
    all,
    { ...usual, ...input },
    {
      progress() {},
      async result(index, result) {
        results[index] = result;
      },
    },
  );
  return results;
}

test("gives the same in any number of threads", async () => {
  const runner = await createProgramRunner([], systemClock);
  const own = await resultsOf(programs, { runner });
  expect(own.map(({ found }) => found.length)).toEqual([2, 2, 2, 2, 2]);
  for (const threads of [1, 2])
    expect(JSON.stringify(await resultsOf(programs, { threads }))).toBe(JSON.stringify(own));
  runner.close();
});

test("a thread without a program of its own parses for another", async () => {
  const runner = await createProgramRunner([], systemClock);
  const files = programs.flatMap((program) => program.files);
  const broken = { path: "broken.js", grammar: "javascript" as const, text: "const = (;" };
  const all = [
    { ...programs[0]!, files: [...files, broken, ...files.map((file) => ({ ...file, path: `lib/${file.path}` }))] },
  ];
  const own = JSON.stringify(await resultsOf(all, { runner }));
  expect(JSON.stringify(await resultsOf(all, { threads: 2, heapMegabytes: 4000 }))).toBe(own);
  runner.close();
});

test("what one thread parsed is what the other would have parsed, and what it leaves undone is left to the other", async () => {
  const files = programs.flatMap((program) => program.files);
  const { front, back } = shareOf(files);
  const ahead = treesAhead(front);
  expect(take(front, 1)).toBe(true);
  const thread = startParser({ files, share: back }, 100);
  while (front.taken[2] === 0) await nextTurn();
  const parser = createTextParser(systemClock);
  for (const [index, { grammar, text }] of files.entries())
    expect(await ahead.nodesOf(index)).toEqual(index < 2 ? undefined : await parser.nodesOf(grammar, text, 5));
  ahead.end();
  await thread.end();
  parser.close();
});

const nothingFound: ProgramResult = { found: [], endpoints: [], files: [], gaps: [], isWhole: true };

test("a thread that dies costs its program, after a second try alone with all the memory", async () => {
  const tries: string[] = [];
  const startFake: typeof startThread = (_data, heapMegabytes) => ({
    async run({ files }) {
      tries.push(`${files[0]!.path} ${heapMegabytes}`);
      const needed = new Map([
        ["app1.js", 50],
        ["app3.js", 150],
      ]);
      return heapMegabytes < (needed.get(files[0]!.path) ?? 0) ? undefined : nothingFound;
    },
    end: async () => {},
  });
  const results = await resultsOf(programs, { threads: 3, heapMegabytes: 120, startThread: startFake });
  expect(results.map(({ isWhole }) => isWhole)).toEqual([true, true, true, false, true]);
  expect(results[3]!.gaps.map(({ place }) => place)).toEqual(["app3.js"]);
  expect(tries.filter((each) => each.endsWith(" 40"))).toHaveLength(5);
  expect(tries.slice(5).sort()).toEqual(["app1.js 120", "app3.js 120"]);
});

test("a thread without memory dies alone", async () => {
  const [result] = await resultsOf(programs.slice(0, 1), { threads: 1, heapMegabytes: 4 });
  expect(result).toMatchObject({ isWhole: false, gaps: [{ place: "app0.js" }] });
});

test("a process that may start no thread does the work itself", async () => {
  const startThread = () => {
    throw new Error("refused");
  };
  const runner: ProgramRunner = { ...noRunner, run: async () => nothingFound };
  expect(await resultsOf(programs, { threads: 2, runner, startThread })).toEqual(programs.map(() => nothingFound));
});

test("ends its threads and throws the reason as soon as it is stopped", async () => {
  const stop = new AbortController();
  const work = resultsOf(programs, { threads: 2, signal: stop.signal });
  stop.abort(new DOMException("stopped", "AbortError"));
  await expect(work).rejects.toThrow("stopped");
});

test("small trees start no thread", () => {
  expect(threadsFor(programs)).toBe(0);
  expect(threadsFor([])).toBe(0);
});
