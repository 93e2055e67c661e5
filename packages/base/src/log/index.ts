/** Structured logs, one JSON object a line, with every known secret-bearing field removed before it is written. */
import { type Logger, type LoggerOptions, pino } from "pino";

export type Log = Logger;

const secretPaths = [
  "password",
  "token",
  "secret",
  "key",
  "cookie",
  "authorization",
  "headers.authorization",
  "headers.cookie",
  'headers["x-api-key"]',
  'headers["x-gateway-token"]',
];

/**
 * Options shared by our own loggers and the HTTP server's.
 *
 * @param level pino level; `silent` in tests
 */
export function logOptions(level: string): LoggerOptions {
  return {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    serializers: { error: pino.stdSerializers.err, cause: pino.stdSerializers.err },
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: [...secretPaths, ...secretPaths.map((path) => `*.${path}`)], censor: "[redacted]" },
  };
}

/** A logger to standard error: standard output belongs to what a command was asked to print. */
export function createLog(level: string): Log {
  return pino(logOptions(level), pino.destination({ dest: 2, sync: true }));
}

/** A log that writes nothing, for tests and for the CLI's quiet commands. */
export const silentLog: Log = pino({ level: "silent" });
