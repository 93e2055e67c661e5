import { exitCodes } from "../shell/index.ts";
import type { Command } from "./contract.ts";

export const doctor: Command = {
  name: "doctor",
  summary: "Look at everything that keeps a server from running well, and say what to do",
  examples: ["gatewatch doctor", "gatewatch doctor --json"],
  stopMs: 10_000,
  define(verb, shell, end) {
    verb
      .option("--json", "print the findings as one JSON document")
      .action(async ({ json = false }: { readonly json?: boolean }) => {
        const server = await import("@gatewatch/server");
        const findings = await server.examine(shell.environment);
        if (json) shell.stdout.write(`${JSON.stringify({ findings }, null, 2)}\n`);
        else
          for (const { check, status, message, next } of findings)
            shell.stdout.write(
              `${status.padEnd(4)} ${check}: ${message}${next === undefined ? "" : `\n     ${next}`}\n`,
            );
        end(findings.some(({ status }) => status === "fail") ? exitCodes.findings : exitCodes.clean);
      });
  },
};
