/** Runs a command as a process of its own and says what it and its children used. Linux. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

export interface Usage {
  readonly wallSeconds: number;
  /** User and system, of the process and all that it waited for. */
  readonly cpuSeconds: number;
  /** The most that the processes together had in memory, looked at every 100 ms. */
  readonly peakMegabytes: number;
  readonly exitCode: number;
  /** What it said on standard error, its end. */
  readonly complaint: string;
}

const everyMs = 100;
const ticksPerSecond = 100;
// The shell stays for its own account: fields 16 and 17 are the processor time of the children that it waited for.
const accounting = '"$@" >/dev/null; code=$?; cat /proc/$$/stat; exit $code';

/** Runs the command to its end; its output goes nowhere. @throws when it cannot be started */
export async function measure({ program, args, cwd, environment }: Command): Promise<Usage> {
  const startMs = performance.now();
  const child = spawn("/bin/sh", ["-c", accounting, "sh", program, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    cwd,
    env: { ...process.env, ...environment },
  });
  let account = "";
  let complaint = "";
  child.stdout.on("data", (chunk: Buffer) => {
    account += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-2000);
  });
  let wallSeconds = 0;
  let isOver = false;
  const over = new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      wallSeconds = (performance.now() - startMs) / 1000;
      isOver = true;
      resolve(code ?? 1);
    });
  });
  let peakKilobytes = 0;
  while (!isOver) {
    peakKilobytes = Math.max(peakKilobytes, memoryOf(child.pid!));
    await Promise.race([over, wait(everyMs)]);
  }
  const fields = account.slice(account.lastIndexOf(")") + 2).split(" ");
  return {
    wallSeconds,
    cpuSeconds: (Number(fields[13]) + Number(fields[14])) / ticksPerSecond,
    peakMegabytes: peakKilobytes / 1024,
    exitCode: await over,
    complaint: complaint.trim(),
  };
}

/** Memory of a process and of those under it, in KB. */
function memoryOf(pid: number): number {
  const text = (file: string) => {
    try {
      return readFileSync(`/proc/${pid}/${file}`, "utf8");
    } catch {
      return "";
    }
  };
  const own = Number(/^VmRSS:\s+(\d+) kB/m.exec(text("status"))?.[1] ?? 0);
  const children = text(`task/${pid}/children`).split(" ").filter(Boolean).map(Number);
  return children.map(memoryOf).reduce((sum, part) => sum + part, own);
}
