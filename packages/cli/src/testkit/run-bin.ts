/** The real program as a child process, for tests. */
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { text } from "node:stream/consumers";

const bin = join(import.meta.dirname, "..", "..", "bin", "gatewatch.js");
// What is compiled once serves every run; below the home of a test it would be compiled anew each time.
const compiled = join(import.meta.dirname, "..", "..", "..", "..", "node_modules", ".cache", "gatewatch", "compiled");

export interface BinOptions {
  readonly cwd: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Node to start it with. Default: the one that runs the tests. */
  readonly node?: string;
  readonly bin?: string;
  readonly onStart?: (child: ChildProcess) => void;
}

export interface BinResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs it to its end, with an environment of only what is given, and `cwd` as home and temporary folder. */
export async function runBin(args: readonly string[], options: BinOptions): Promise<BinResult> {
  const child = spawn(options.node ?? process.execPath, [options.bin ?? bin, ...args], {
    cwd: options.cwd,
    env: {
      PATH: process.env.PATH ?? "",
      HOME: options.cwd,
      TMPDIR: options.cwd,
      NODE_COMPILE_CACHE: compiled,
      ...options.environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  options.onStart?.(child);
  const ended = new Promise<number | null>((resolve, reject) => child.once("close", resolve).once("error", reject));
  const [stdout, stderr, exitCode] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { exitCode, stdout, stderr };
}
