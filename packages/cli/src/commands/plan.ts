import { InvalidArgumentError } from "commander";
import { exitCodes } from "../shell/index.ts";
import type { Command } from "./contract.ts";

export const plan: Command = {
  name: "plan",
  summary: "Show and set the plans of teams on this machine, whether or not the server runs",
  examples: [
    "gatewatch plan list",
    "gatewatch plan set acme-1a2b3c pro",
    "gatewatch plan set acme-1a2b3c pro --anchor-day 15",
  ],
  define(verb, shell, end) {
    verb
      .command("list")
      .description("List the teams: id, slug, plan, scans used of those allowed in this period")
      .action(async () => {
        const { operate } = await import("@gatewatch/server");
        await operate(shell.environment, async ({ teams, usage }) => {
          for (const { id, slug } of await teams.all()) {
            const { plan: of, scansUsed } = await usage.of(id);
            shell.stdout.write(`${id}  ${slug}  ${of.code}  ${scansUsed}/${of.scansPerPeriod ?? "unlimited"}\n`);
          }
        });
        end(exitCodes.clean);
      });
    verb
      .command("set")
      .argument("<team>", "id or slug, as `plan list` shows them")
      .argument("<plan>", "free, pro, business or enterprise")
      .option("--anchor-day <day>", "day of the month on which billing periods begin; 0 = the calendar month", dayOf)
      .description("Give a team a plan, at once in every process")
      .action(async (team: string, code: string, { anchorDay }: { readonly anchorDay?: number | null }) => {
        const { operate } = await import("@gatewatch/server");
        await operate(shell.environment, async ({ administrator, subscriptions }) => {
          const { teamId } = await administrator();
          await subscriptions.set({ kind: "system", teamId }, team, { plan: code, billingAnchorDay: anchorDay });
        });
        end(exitCodes.clean);
      });
  },
};

function dayOf(text: string): number | null {
  const day = Number(text);
  if (!Number.isInteger(day) || day < 0 || day > 31)
    throw new InvalidArgumentError("It must be a day from 1 to 31, or 0.");
  return day === 0 ? null : day;
}
