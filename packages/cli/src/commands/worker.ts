import { exitCodes } from "../shell/index.ts";
import type { Command } from "./contract.ts";

export const worker: Command = {
  name: "worker",
  summary: "Run a worker that scans for a server on the same database",
  examples: ["DATABASE_URL=postgres://db.example.com/gatewatch gatewatch worker"],
  stopMs: 30_000,
  define(verb, shell, end) {
    verb.action(async () => {
      const server = await import("@gatewatch/server");
      await server.worker(shell.environment, shell.signal);
      end(exitCodes.clean);
    });
  },
};
