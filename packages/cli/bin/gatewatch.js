#!/usr/bin/env node
// Started by whatever Node the person has: plain JavaScript that Node 12 can parse. On a Node too old for the platform
// it starts itself again with the one that the `node` package brought.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import module, { createRequire } from "node:module";
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const neededMajor = 24;

if (Number(process.versions.node.split(".")[0]) >= neededMajor) {
  // an error of the program itself must not end in 1, which means findings
  process.on("uncaughtException", (error) => {
    process.stderr.write(`gatewatch: an internal error ended the program. Please report this:\n${error.stack}\n`);
    process.exit(3);
  });
  // What one start has compiled, the next one takes from here: it is ready in half the time.
  const compiled = join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "gatewatch", "compiled");
  module.enableCompileCache(compiled);
  process.env.NODE_COMPILE_CACHE ??= compiled; // for its threads, which do not see the call
  await import("../src/main.ts");
} else {
  startAgain(findNode());
}

function findNode() {
  try {
    const program = createRequire(import.meta.url).resolve("node/bin/node");
    return existsSync(program) ? program : undefined;
  } catch {
    return undefined;
  }
}

function startAgain(program) {
  if (program === undefined) {
    process.stderr.write(
      `Gatewatch needs Node ${neededMajor} or later; this is ${process.version}.\n` +
        `Run "npm install" in the checkout, which brings it, or install Node ${neededMajor} from https://nodejs.org/.\n`,
    );
    process.exitCode = 2;
    return;
  }
  const child = spawn(program, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: "inherit" });
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) {
    // Ctrl-C on a terminal reaches the child by itself; sent twice it would mean "at once"
    process.on(signal, () => (signal === "SIGINT" && process.stdin.isTTY) || child.kill(signal));
  }
  child.on("error", (error) => {
    process.stderr.write(`Gatewatch could not start ${program}: ${error.message}\n`);
    process.exitCode = 2;
  });
  child.on("close", (code, signal) => {
    for (const name of signals) process.removeAllListeners(name);
    if (signal !== null) process.kill(process.pid, signal);
    else process.exitCode = code ?? 1;
  });
}
