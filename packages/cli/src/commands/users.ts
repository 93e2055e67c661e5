import { roles } from "../accounts/index.ts";
import { exitCodes } from "../shell/index.ts";
import type { Command } from "./contract.ts";

const passwordBytes = 18;

export const users: Command = {
  name: "users",
  summary: "Add people on this machine, whether or not the server runs",
  examples: ["gatewatch users add someone@example.com", "gatewatch users add someone@example.com --role member"],
  define(verb, shell, end) {
    verb
      .command("add")
      .argument("<email>", "who signs in")
      .description(
        "Add a person; the password is made, and printed alone, only this once. The first one is an administrator",
      )
      .addOption(verb.createOption("--role <role>", "what they may do").choices(roles).default("member"))
      .action(async (email: string, { role }: { readonly role: (typeof roles)[number] }) => {
        const { operate } = await import("@gatewatch/server");
        const password = shell.random.bytes(passwordBytes).toString("base64url");
        await operate(shell.environment, async ({ administrator, identity }) => {
          if (await identity.setupRequired()) await identity.foundTeam({ email, password, teamName: "Team" });
          else await identity.addUser((await administrator()).teamId, { email, password, role });
        });
        shell.stdout.write(`${password}\n`);
        end(exitCodes.clean);
      });
  },
};
