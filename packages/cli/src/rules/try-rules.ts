import { readFile } from "node:fs/promises";
import type { Clock } from "@gatewatch/base/clock";
import { messageOf } from "@gatewatch/base/fault";
import { languageOfFile, type RulesTrial, tryUserRules } from "@gatewatch/engines/code";
import { rulesFaults } from "./faults.ts";

/** @throws Fault `rules.unreadable_file` */
export function readText(file: string): Promise<string> {
  return readFile(file, "utf8").catch((cause: unknown) => {
    throw rulesFaults("rules.unreadable_file", {
      message: `The file ${JSON.stringify(file)} cannot be read (${messageOf(cause)}). Check its name and permissions.`,
      cause,
    });
  });
}

/** Runs a file of rules on a file of code. @throws Fault `rules.unreadable_file`, `rules.unknown_language` */
export async function tryRules(rules: string, code: string, clock: Clock): Promise<RulesTrial> {
  const language = languageOfFile(code);
  if (language === undefined) {
    throw rulesFaults("rules.unknown_language", {
      message: `${JSON.stringify(code)} is of no language that rules are run on. Name a file that ends in .js, .ts, .tsx, .py, .java, .go or .php.`,
    });
  }
  const file = { name: rules, text: await readText(rules) };
  return tryUserRules(file, { code: await readText(code), language, path: code }, clock);
}
