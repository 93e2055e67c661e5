/** The program: reads its arguments, runs one verb, ends with the verb's exit code. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "@gatewatch/base/clock";
import { systemExec } from "@gatewatch/base/exec";
import { Fault } from "@gatewatch/base/fault";
import { systemRandom } from "@gatewatch/base/random";
import { CommanderError } from "commander";
import { createProgram } from "./program.ts";
import { exitCodes, type Shell, Stopped } from "./shell/index.ts";

/** A second signal of a person who does not want to wait; nearer ones are the same key press, seen twice. */
const impatienceMs = 1000;

const stop = new AbortController();
let stoppedAtMs: number | undefined;
let stopMs = 1800;
for (const [name, exitCode] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
] as const) {
  process.on(name, () => {
    const nowMs = systemClock.monotonicMs();
    if (stoppedAtMs === undefined) {
      stoppedAtMs = nowMs;
      stop.abort(new Stopped(exitCode));
      setTimeout(() => process.exit(exitCode), stopMs).unref();
    } else if (nowMs - stoppedAtMs > impatienceMs) {
      process.exit(exitCode);
    }
  });
}
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(exitCodes.clean); // the reader of a pipe, such as head, has had enough
  throw error;
});

const temporaryFolders: string[] = [];
process.on("exit", () => {
  for (const folder of temporaryFolders) rmSync(folder, { recursive: true, force: true });
});

const shell: Shell = {
  version: versionOf(join(import.meta.dirname, "..", "package.json")),
  environment: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
  clock: systemClock,
  random: systemRandom,
  exec: systemExec,
  signal: stop.signal,
  temporaryFolder() {
    const folder = mkdtempSync(join(tmpdir(), "gatewatch-"));
    temporaryFolders.push(folder);
    return folder;
  },
};

const exitCode = await run();
// what an abandoned engine still holds open must not keep the program from ending
process.stdout.write("", () => process.exit(exitCode));

async function run(): Promise<number> {
  try {
    let result: number = exitCodes.clean;
    const program = createProgram(shell, {
      begin: (command) => {
        stopMs = command.stopMs ?? stopMs;
      },
      end: (code) => {
        result = code;
      },
    });
    await program.parseAsync(process.argv);
    return result;
  } catch (error) {
    return explain(error);
  }
}

function explain(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.clean : exitCodes.wrongUse;
  if (stop.signal.aborted) {
    process.stderr.write("Stopped.\n");
    return stop.signal.reason instanceof Stopped ? stop.signal.reason.exitCode : 130;
  }
  if (error instanceof Fault) {
    process.stderr.write(`gatewatch: ${error.message}\n`);
    return exitCodes.wrongUse;
  }
  throw error; // told, and ended with 3, where the program starts
}

function versionOf(file: string): string {
  const { version }: { version: string } = JSON.parse(readFileSync(file, "utf8"));
  return version;
}
