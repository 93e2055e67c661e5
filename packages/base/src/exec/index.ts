/**
 * Running other programs: argument arrays only, never a shell; a minimal environment; bounded output and time.
 */
import { spawn } from "node:child_process";
import { defineFaults } from "../fault/index.ts";

export const execFaults = defineFaults({
  "exec.not_found": { status: 500, word: "server_error", summary: "A program this needs is not installed." },
  "exec.timeout": {
    status: 500,
    word: "server_error",
    summary: "A program ran longer than its limit and was stopped.",
  },
});

export interface ExecOptions {
  readonly cwd?: string;
  /** The whole environment of the program; only PATH, HOME, LANG are added. Pass secrets here, never as an argument. */
  readonly env?: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
  /** Output beyond this many bytes per stream is dropped. */
  readonly maxOutputBytes?: number;
  readonly signal?: AbortSignal;
  readonly input?: string;
}

export interface ExecResult {
  /** `null` when a signal ended the program. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The port that engines and rooms receive. */
export type Exec = (program: string, args: readonly string[], options: ExecOptions) => Promise<ExecResult>;

/**
 * Runs a program to its end in a process group of its own, which is killed whole on abort or time-out.
 *
 * @throws Fault `exec.not_found`, `exec.timeout`; the signal's reason when aborted. A non-zero exit is a result.
 */
export const systemExec: Exec = (program, args, options) => {
  const limit = options.maxOutputBytes ?? 1024 * 1024;
  return new Promise((resolve, reject) => {
    options.signal?.throwIfAborted();
    const child = spawn(program, args, {
      cwd: options.cwd,
      env: {
        PATH: process.env.PATH ?? "/usr/bin:/bin",
        HOME: process.env.HOME ?? "/",
        LANG: "C.UTF-8",
        ...options.env,
      },
      detached: true,
      stdio: ["pipe", "pipe", "pipe"],
    });
    const killGroup = () => {
      if (child.pid === undefined) return;
      try {
        process.kill(-child.pid, "SIGKILL");
      } catch {
        // the group has ended by itself
      }
    };
    let stopReason: unknown;
    const timer = setTimeout(() => {
      stopReason = execFaults("exec.timeout", {
        message: `${program} did not finish within ${options.timeoutSeconds} s and was stopped.`,
      });
      killGroup();
    }, options.timeoutSeconds * 1000);
    const abort = () => {
      stopReason = options.signal?.reason;
      killGroup();
    };
    options.signal?.addEventListener("abort", abort, { once: true });
    const stdout = collect(child.stdout, limit);
    const stderr = collect(child.stderr, limit);
    child.stdin.on("error", () => {}); // the program may end without reading its input
    child.stdin.end(options.input ?? "");
    const settle = () => {
      clearTimeout(timer);
      options.signal?.removeEventListener("abort", abort);
    };
    child.once("error", (cause) => {
      settle();
      reject(
        execFaults("exec.not_found", { message: `${program} could not be started. Install it and try again.`, cause }),
      );
    });
    child.once("close", (exitCode) => {
      settle();
      if (stopReason !== undefined) reject(stopReason);
      else resolve({ exitCode, stdout: stdout(), stderr: stderr() });
    });
  });
};

function collect(stream: NodeJS.ReadableStream, limit: number): () => string {
  const chunks: Buffer[] = [];
  let size = 0;
  stream.on("data", (chunk: Buffer) => {
    if (size < limit) chunks.push(chunk.subarray(0, limit - size));
    size += chunk.length;
  });
  return () => Buffer.concat(chunks).toString("utf8");
}
