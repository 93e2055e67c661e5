import { exitCodes } from "../shell/index.ts";
import type { Command } from "./contract.ts";

export const serve: Command = {
  name: "serve",
  summary: "Run the platform: UI, API, worker and database in one process",
  examples: ["gatewatch serve", "gatewatch serve --no-worker", "GATEWATCH_PORT=8080 gatewatch serve"],
  stopMs: 30_000,
  define(verb, shell, end) {
    verb
      .option("--no-worker", "leave scanning to `gatewatch worker` processes on the same database")
      .action(async (options: { worker: boolean }) => {
        const server = await import("@gatewatch/server");
        await server.serve({ environment: shell.environment, worker: options.worker, signal: shell.signal });
        end(exitCodes.clean);
      });
  },
};
