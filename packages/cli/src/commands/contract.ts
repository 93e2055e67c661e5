import type { Command as Verb } from "commander";
import type { Shell } from "../shell/index.ts";

/** One verb of the program. */
export interface Command {
  readonly name: string;
  /** One line, imperative. */
  readonly summary: string;
  readonly examples: readonly string[];
  /** How long it may take to end after a signal, before it is ended. Default 1.8 s. */
  readonly stopMs?: number;
  /** Adds arguments, options and the action, which ends by calling `end` with its exit code or by throwing a fault. */
  define(verb: Verb, shell: Shell, end: (exitCode: number) => void): void;
}
