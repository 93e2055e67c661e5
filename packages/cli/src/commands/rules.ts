import { basename } from "node:path";
import { visibleLine } from "@gatewatch/engines/documents";
import { ApiError, type Client, createClient } from "@gatewatch/sdk";
import { findRuleSet, keepRules, linesOfProblems, readText, tryRules } from "../rules/index.ts";
import { findServer, serversFaults } from "../servers/index.ts";
import { exitCodes, type Shell } from "../shell/index.ts";
import type { Command } from "./contract.ts";

interface ServerFlags {
  readonly server?: string;
}

export const rules: Command = {
  name: "rules",
  summary: "Keep the team's own rules for code on a server, and try rules on a file here",
  examples: [
    "gatewatch rules test rules/pages.yaml src/app.py",
    "gatewatch rules add rules/pages.yaml --server https://gatewatch.example.com",
    'gatewatch rules add rules/pages.yaml --name "Our pages" --replace',
    "gatewatch rules list",
    'gatewatch rules off "Our pages"',
    'gatewatch rules remove "Our pages"',
  ],
  define(verb, shell, end) {
    const onServer = (name: string, description: string) =>
      verb
        .command(name)
        .description(description)
        .option("--server <address>", "the server (default: the only one you are signed in to)");
    onServer("list", "List the rule sets: id, on or off, how many rules are run, name").action(
      async (flags: ServerFlags) => {
        for (const { id, enabled, rules: count, problem_total: problems, name } of await ask(
          shell,
          flags,
          ({ ruleSets }) => ruleSets.list(shell.signal),
        )) {
          const told = problems === 0 ? "" : ` (${problems} problems)`;
          shell.stdout.write(`${visibleLine(`${id}  ${enabled ? "on" : "off"}  ${count} rules${told}  ${name}`)}\n`);
        }
        end(exitCodes.clean);
      },
    );
    onServer("show", "Print the text of a rule set")
      .argument("<set>", "its name or id")
      .action(async (set: string, flags: ServerFlags) => {
        const { text } = await ask(shell, flags, async (client) =>
          client.ruleSets.get((await findRuleSet(client, set)).id, shell.signal),
        );
        shell.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
        end(exitCodes.clean);
      });
    onServer("add", "Keep a file of rules as a set that scans run; exit 3 when some of it is not run")
      .argument("<file>", "rules in Semgrep's YAML")
      .option("--name <name>", "of the set (default: the file's name)")
      .option("--replace", "in place of the set of this name, if there is one")
      .action(async (file: string, flags: ServerFlags & { readonly name?: string; readonly replace?: boolean }) => {
        const name = flags.name ?? basename(file).replace(/\.ya?ml$/i, "");
        const text = await readText(file);
        const set = await ask(shell, flags, (client) =>
          keepRules(client, { name, text, replaces: flags.replace === true }),
        );
        shell.stdout.write(linesOfProblems(file, set.problems));
        shell.stdout.write(`${visibleLine(`Kept as ${JSON.stringify(set.name)}: ${set.rules} rules are run.`)}\n`);
        end(set.problem_total === 0 ? exitCodes.clean : exitCodes.incomplete);
      });
    for (const enabled of [true, false]) {
      onServer(enabled ? "on" : "off", `Let scans run a rule set ${enabled ? "" : "no more "}from now on`)
        .argument("<set>", "its name or id")
        .action(async (set: string, flags: ServerFlags) => {
          await ask(shell, flags, async (client) => {
            const { id, version } = await findRuleSet(client, set);
            await client.ruleSets.update(id, { enabled }, version);
          });
          end(exitCodes.clean);
        });
    }
    onServer("remove", "Remove a rule set; what scans found by it stays")
      .argument("<set>", "its name or id")
      .action(async (set: string, flags: ServerFlags) => {
        await ask(shell, flags, async (client) => {
          const { id, version } = await findRuleSet(client, set);
          await client.ruleSets.delete(id, version);
        });
        end(exitCodes.clean);
      });
    verb
      .command("test")
      .argument("<rules>", "a file of rules in Semgrep's YAML")
      .argument("<code>", "a file of source code")
      .description("Print what rules find in a file, without a server; exit 3 when some of them are not run")
      .action(async (file: string, code: string) => {
        const { matches, problems } = await tryRules(file, code, shell.clock);
        shell.stdout.write(linesOfProblems(file, problems));
        for (const { line, column, severity, rule, message } of matches)
          shell.stdout.write(`${visibleLine(`${code}:${line}:${column}  ${severity}  ${rule}  ${message}`)}\n`);
        end(problems.length === 0 ? exitCodes.clean : exitCodes.incomplete);
      });
  },
};

/** Asks the server that the person means. @throws Fault `servers.*` */
async function ask<Answer>(
  { environment }: Shell,
  { server }: ServerFlags,
  question: (client: Client) => Promise<Answer>,
): Promise<Answer> {
  const { url, key } = await findServer(environment, server);
  try {
    return await question(createClient({ baseUrl: url, apiKey: key }));
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const more = error.details.slice(1).map(({ reason }) => `\n  ${reason}`);
    throw serversFaults("servers.refused", { message: `${url}: ${error.message}${more.join("")}`, cause: error });
  }
}
