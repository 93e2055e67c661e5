import { exitCodes } from "../shell/index.ts";
import type { Command } from "./contract.ts";

export const migrate: Command = {
  name: "migrate",
  summary: "Bring the database up to this version, as `serve` does at its start",
  examples: ["gatewatch migrate --dry-run", "gatewatch migrate"],
  stopMs: 30_000,
  define(verb, shell, end) {
    verb
      .option("--dry-run", "only list what would run")
      .action(async ({ dryRun = false }: { readonly dryRun?: boolean }) => {
        const server = await import("@gatewatch/server");
        const pending = await server.migrateDatabase(shell.environment, dryRun);
        shell.stderr.write(
          pending.length === 0
            ? "The database is up to date.\n"
            : `${pending.length} migrations ${dryRun ? "would run" : "have run"}:\n`,
        );
        for (const name of pending) shell.stdout.write(`${name}\n`);
        end(exitCodes.clean);
      });
  },
};
