import { defineFaults } from "../fault/index.ts";

export const dbFaults = defineFaults({
  "db.unavailable": {
    status: 503,
    word: "server_error",
    summary: "The database does not answer; the request changed nothing.",
  },
  "db.newer_schema": {
    status: 500,
    word: "server_error",
    summary: "The data was written by a newer version of Gatewatch.",
  },
  "db.not_empty": { status: 409, word: "conflict", summary: "The database that is to be filled holds rows already." },
  "db.in_use": { status: 409, word: "conflict", summary: "The database that is to be filled is in use." },
  "db.cannot_load": { status: 500, word: "server_error", summary: "The data does not fit the schema it names." },
  "db.start_failed": { status: 500, word: "server_error", summary: "The embedded database server did not start." },
});

const lossCodes = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOENT", // the unix socket is gone
  "EPIPE",
  "ETIMEDOUT",
  "57P01", // admin_shutdown
  "57P02", // crash_shutdown
  "57P03", // cannot_connect_now
  "08000",
  "08001",
  "08003",
  "08006",
]);

/** True when the error says that the server is away, rather than that the statement was wrong: worth another try. */
export function isConnectionLoss(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("code" in error && typeof error.code === "string") return lossCodes.has(error.code);
  return /Connection terminated|connection timeout|timeout exceeded when trying to connect|Client has encountered a connection error|Driver has already been destroyed/i.test(
    error.message,
  );
}
