import { systemClock } from "@gatewatch/base/clock";
import { expect, test } from "vitest";
import type { Program, ProgramResult } from "../programs/index.ts";
import { createProgramRunner, type ProgramRunner } from "../run-program.ts";
import { type CrewInput, runPrograms, threadsFor } from "./index.ts";

function programOf(path: string, text: string): Program {
  return {
    files: [{ path, grammar: "javascript", text }],
    links: { aliases: [], packages: new Map(), goModules: new Map(), phpRoots: [] },
    settings: new Map(),
    publications: [],
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
  for (const threads of [1, 2, 3])
    expect(JSON.stringify(await resultsOf(programs, { threads }))).toBe(JSON.stringify(own));
  runner.close();
});

test("a thread that runs out of memory costs its program, and the others are analysed", async () => {
  const huge = programOf("huge.js", `const a = [${"[1],".repeat(400_000)}];`);
  const [lost, ...others] = await resultsOf([huge, ...programs], { threads: 2, heapMegabytes: 48 });
  expect(lost).toMatchObject({ found: [], isWhole: false, gaps: [{ place: "huge.js" }] });
  expect(others.map(({ found }) => found.length)).toEqual([2, 2, 2, 2, 2]);
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
