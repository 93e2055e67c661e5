import type { Clock } from "@gatewatch/base/clock";
import type { Severity } from "../findings/index.ts";
import { grammarOf } from "./discover/index.ts";
import { createTextParser } from "./parse/index.ts";
import { Lines } from "./reporting/index.ts";
import { searchFile } from "./search-file.ts";
import {
  createUserRules,
  isReadable,
  messageOf,
  type ReadableGrammar,
  type RuleProblem,
  readable,
  severityOfRule,
} from "./semgrep/index.ts";

/** The languages that users' rules are run on. */
export const snippetLanguages = readable;
export type SnippetLanguage = ReadableGrammar;

/** What a text of rules holds. */
export interface UserRulesCheck {
  /** Ids of the rules that are run, in their order. */
  readonly rules: readonly string[];
  /** What is not run, or in part, with its line. */
  readonly problems: readonly RuleProblem[];
}

export interface RuleMatch {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** From 1, as all of these. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** What rules say of a piece of code. `problems` holds what could not be read of either. */
export interface RulesTrial extends UserRulesCheck {
  readonly matches: readonly RuleMatch[];
}

const secondsToParse = 5;
const extensions: Readonly<Record<SnippetLanguage, string>> = {
  javascript: "js",
  typescript: "ts",
  tsx: "tsx",
  python: "py",
  java: "java",
  go: "go",
  php: "php",
  ruby: "rb",
  csharp: "cs",
};

/** The language that rules would read a file in, by its name; `undefined` where they would not. */
export function languageOfFile(path: string): SnippetLanguage | undefined {
  const grammar = grammarOf(path);
  return grammar !== undefined && isReadable(grammar) ? grammar : undefined;
}

/** Reads a text of rules in Semgrep's YAML, and runs none of them. */
export async function checkUserRules(
  file: { readonly name: string; readonly text: string },
  clock: Clock,
): Promise<UserRulesCheck> {
  const parser = createTextParser(clock);
  try {
    const { rules, problems } = await createUserRules([file], parser, clock);
    return { rules: rules.map(({ id }) => id), problems };
  } finally {
    parser.close();
  }
}

/**
 * Runs a text of rules on a piece of code, as a scan would run it on one file. Comments silence nothing here.
 *
 * @param snippet `path`: where the code would lie, for rules that name their `paths`; a name that fits the language by default
 */
export async function tryUserRules(
  file: { readonly name: string; readonly text: string },
  snippet: { readonly code: string; readonly language: SnippetLanguage; readonly path?: string },
  clock: Clock,
): Promise<RulesTrial> {
  const parser = createTextParser(clock);
  try {
    const { code, language, path = `snippet.${extensions[language]}` } = snippet;
    const userRules = await createUserRules([file], parser, clock);
    const rules = userRules.rules.map(({ id }) => id);
    const problems = [...userRules.problems];
    const tree = await parser.parse(language, code, secondsToParse);
    if (tree === undefined) {
      const reason = `Parsing the code took more than ${secondsToParse} s.`;
      return { rules, problems: [...problems, { place: path, reason }], matches: [] };
    }
    const lines = new Lines(code);
    const [error] = tree.errorStarts;
    if (error !== undefined) {
      const reason = `The code is no whole ${language}: line ${lines.at(error).line} does not parse. The rest was searched.`;
      problems.push({ place: path, reason });
    }
    const found = await searchFile(userRules, { path, grammar: language, tree }, clock);
    const matches = found.hits.map((hit): RuleMatch => {
      const [start, end] = [lines.at(hit.match.start), lines.at(hit.match.end)];
      return {
        rule: hit.rule.id,
        severity: severityOfRule(hit.rule),
        message: messageOf(hit, code),
        ...start,
        endLine: end.line,
        endColumn: end.column,
      };
    });
    matches.sort((left, right) => left.line - right.line || left.column - right.column);
    return { rules, problems: [...problems, ...found.problems], matches };
  } finally {
    parser.close();
  }
}
