/**
 * What a command may use of the process it runs in: its streams, its environment, its signal and temporary folders.
 * Only `main.ts` makes one; nothing else asks the process for anything.
 */
import type { Clock } from "@gatewatch/base/clock";
import type { Exec } from "@gatewatch/base/exec";
import type { Random } from "@gatewatch/base/random";

export interface Shell {
  readonly version: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly clock: Clock;
  readonly random: Random;
  readonly exec: Exec;
  /** Aborts when the person or the system asks the program to stop. */
  readonly signal: AbortSignal;
  /** A new empty folder, 0700, removed when the process ends, whatever ends it but SIGKILL. */
  temporaryFolder(): string;
}

export { exitCodes } from "./exit-codes.ts";
export { Stopped } from "./stopped.ts";
export { writeTo } from "./write-to.ts";
