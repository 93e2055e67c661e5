import { roles } from "../accounts/index.ts";
import { exitCodes } from "../shell/index.ts";
import type { Command } from "./contract.ts";

interface CreateOptions {
  readonly name: string;
  readonly role?: (typeof roles)[number];
  readonly scopes?: string;
  readonly expiresIn?: string;
}

export const keys: Command = {
  name: "keys",
  summary: "Make, list and revoke API keys on this machine, whether or not the server runs",
  examples: [
    "gatewatch keys create",
    "gatewatch keys create --name ci --scopes scans.read,scans.run --expires-in 90d",
    "gatewatch keys list",
    "gatewatch keys revoke key_…",
  ],
  define(verb, shell, end) {
    verb
      .command("create")
      .description("Make a key of the first administrator; it is printed alone, and only this once")
      .option("--name <name>", "what it is for", "command line")
      .addOption(verb.createOption("--role <role>", "less than the administrator's own").choices(roles))
      .option("--scopes <list>", "comma-separated (default: everything the role has)")
      .option("--expires-in <duration>", "such as 90d, 12h or never")
      .action(async ({ name, role, scopes, expiresIn }: CreateOptions) => {
        const { operate } = await import("@gatewatch/server");
        const value = await operate(shell.environment, async (operator) => {
          const asked = { name, role, expiresIn, scopes: scopes?.split(",").map((scope) => scope.trim()) };
          return (await operator.keys.create(await operator.administrator(), asked)).value;
        });
        shell.stdout.write(`${value}\n`);
        end(exitCodes.clean);
      });
    verb
      .command("list")
      .description("List the keys: id, start and end of the value, role, name")
      .action(async () => {
        const { operate } = await import("@gatewatch/server");
        const found = await operate(shell.environment, async (operator) =>
          operator.keys.list(await operator.administrator()),
        );
        for (const { id, prefix, last4, role, name } of found)
          shell.stdout.write(`${id}  ${prefix}…${last4}  ${role}  ${name}\n`);
        end(exitCodes.clean);
      });
    verb
      .command("revoke")
      .argument("<id>", "the key's id, as `keys list` shows it")
      .description("Revoke a key at once, in every process")
      .action(async (id: string) => {
        const { operate } = await import("@gatewatch/server");
        await operate(shell.environment, async (operator) => operator.keys.revoke(await operator.administrator(), id));
        end(exitCodes.clean);
      });
  },
};
