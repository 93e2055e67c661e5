import { Command } from "commander";
import { commands, type Command as Verb } from "./commands/index.ts";
import type { Shell } from "./shell/index.ts";

export interface Course {
  /** The verb that is about to run. */
  begin(command: Verb): void;
  /** The exit code it came to. */
  end(exitCode: number): void;
}

/** The command line: every verb with its options and help. */
export function createProgram(shell: Shell, course: Course): Command {
  const program = new Command("gatewatch")
    .description("Scans what a team ships, manages what it finds, guards who gets in.")
    .version(shell.version, "-V, --version", "print the version")
    .helpOption("-h, --help", "print help; `gatewatch VERB --help` for one verb")
    .helpCommand(false)
    .showHelpAfterError("(--help shows what there is)")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => shell.stdout.write(text),
      writeErr: (text) => shell.stderr.write(text),
      getOutHelpWidth: () => shell.stdout.columns ?? 100,
    });
  for (const command of commands) {
    const verb = program.command(command.name).summary(command.summary).description(command.summary);
    verb.addHelpText("after", `\nExamples:\n${command.examples.map((example) => `  ${example}`).join("\n")}\n`);
    verb.hook("preAction", () => course.begin(command));
    command.define(verb, shell, course.end);
  }
  return program;
}
