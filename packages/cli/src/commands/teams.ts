import { once } from "node:events";
import { exitCodes } from "../shell/index.ts";
import type { Command } from "./contract.ts";

export const teams: Command = {
  name: "teams",
  summary: "List, export and erase teams on this machine, whether or not the server runs",
  examples: [
    "gatewatch teams list",
    "gatewatch teams export acme-1a2b3c > acme.ndjson",
    "gatewatch teams erase acme-1a2b3c",
  ],
  define(verb, shell, end) {
    verb
      .command("list")
      .description("List the teams: id, slug, name")
      .action(async () => {
        const { operate } = await import("@gatewatch/server");
        await operate(shell.environment, async (operator) => {
          for (const { id, slug, name } of await operator.teams.all()) shell.stdout.write(`${id}  ${slug}  ${name}\n`);
        });
        end(exitCodes.clean);
      });
    verb
      .command("export")
      .argument("<team>", "id or slug, as `teams list` shows them")
      .description("Print everything of a team but secrets, one JSON object a line")
      .action(async (team: string) => {
        const { operate } = await import("@gatewatch/server");
        await operate(shell.environment, async ({ erasure }) => {
          for await (const line of erasure.exportTeam(team)) {
            if (!shell.stdout.write(line)) await once(shell.stdout, "drain");
          }
        });
        end(exitCodes.clean);
      });
    verb
      .command("erase")
      .argument("<slug>", "the team's slug, in full")
      .description("Erase a team with everything of it, and the people who belong to no other; this cannot be undone")
      .action(async (slug: string) => {
        const { operate } = await import("@gatewatch/server");
        await operate(shell.environment, async ({ administrator, erasure }) =>
          erasure.eraseTeam(await administrator(), slug, slug),
        );
        end(exitCodes.clean);
      });
  },
};
