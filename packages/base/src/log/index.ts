/**
 * Structured logs, one JSON object a line. Secrets never reach it: fields are left out by their name at any depth, and
 * what a text shows to be a secret is cut out of it.
 */
import { type Logger, type LoggerOptions, pino } from "pino";
import { redactFields, redactText } from "./redact.ts";

/** No `child`: its bindings would pass by what leaves secrets out. */
export type Log = Pick<Logger, "fatal" | "error" | "warn" | "info" | "debug">;

function options(level: string): LoggerOptions {
  return {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label) => ({ level: label }), log: redactFields },
    hooks: { streamWrite: redactText },
  };
}

/**
 * A logger to standard error: standard output belongs to what a command was asked to print.
 *
 * @param level pino level; `silent` in tests
 * @param write takes the lines instead
 */
export function createLog(level: string, write?: (line: string) => void): Log {
  return pino(options(level), write ? { write } : pino.destination({ dest: 2, sync: true }));
}

/** A log that writes nothing, for tests and for the CLI's quiet commands. */
export const silentLog: Log = pino({ level: "silent" });
