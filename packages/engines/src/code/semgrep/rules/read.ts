import { LineCounter, parseDocument } from "yaml";
import type { TextParser } from "../../parse/index.ts";
import type { RuleProblem } from "../contract.ts";
import type { CompiledPattern } from "../pattern/index.ts";
import { isFields, RuleError } from "./fields.ts";
import { RuleLines } from "./lines.ts";
import type { UserRule } from "./rule.ts";
import { readRule } from "./rule-reader.ts";

const mostFileCharacters = 2_000_000;
const mostRules = 5000;
const mostAliases = 100;

/** Rules are read until then. */
export interface ReadingTime {
  readonly seconds: number;
  isOver(): boolean;
}

/** Reads a file of rules; `patterns` are those compiled before. What cannot be used is told by rule; nothing is left out silently. */
export async function readRules(
  parser: TextParser,
  file: { readonly name: string; readonly text: string },
  patterns: Map<string, Promise<CompiledPattern>>,
  time: ReadingTime,
): Promise<{ readonly rules: readonly UserRule[]; readonly problems: readonly RuleProblem[] }> {
  const fail = (reason: string, line?: number) => ({ rules: [], problems: [problemOf(file.name, { reason, line })] });
  if (file.text.length > mostFileCharacters)
    return fail(`The file is longer than ${mostFileCharacters / 1_000_000} million characters.`);
  let root: unknown;
  let lines: RuleLines;
  try {
    const lineCounter = new LineCounter();
    const document = parseDocument(file.text, { uniqueKeys: false, logLevel: "error", lineCounter });
    const [error] = document.errors;
    if (error !== undefined) {
      const said = error.message.split("\n")[0]!.replace(/ at line \d+, column \d+:?$/, "");
      return fail(`The file is no valid YAML: ${said}.`, error.linePos?.[0].line);
    }
    root = document.toJS({ maxAliasCount: mostAliases });
    lines = new RuleLines(document, lineCounter);
  } catch (cause) {
    return fail(`The file is no usable YAML: ${cause instanceof Error ? cause.message : "it cannot be read"}.`);
  }
  const list = isFields(root) ? root["rules"] : undefined;
  if (!Array.isArray(list)) return fail('The file holds no list under "rules".');
  const tools = { parser, patterns, isOver: () => time.isOver() };
  const rules: UserRule[] = [];
  const problems: RuleProblem[] = [];
  if (list.length > mostRules)
    problems.push(problemOf(file.name, { reason: `Only the first ${mostRules} rules are read.` }));
  for (const [index, each] of list.slice(0, mostRules).entries()) {
    const rule = isFields(each) && typeof each["id"] === "string" ? each["id"].slice(0, 200) : `number ${index + 1}`;
    try {
      if (!isFields(each)) throw new RuleError("it is no mapping");
      const read = await readRule(tools, each, { id: rule, set: file.name });
      rules.push(read.rule);
      for (const { reason, about } of read.left)
        problems.push(problemOf(file.name, { rule, reason, line: lines.of(index, about), isRun: true }));
    } catch (cause) {
      if (!(cause instanceof RuleError)) throw cause;
      if (time.isOver()) {
        const reason = `Reading all rules took more than ${time.seconds} s; from this rule on none of the file is run.`;
        problems.push(problemOf(file.name, { reason, line: lines.of(index, undefined) }));
        break;
      }
      const reason = `The rule is not run: ${cause.message}.`;
      problems.push(problemOf(file.name, { rule, reason, line: lines.of(index, cause.about) }));
    }
  }
  return { rules, problems };
}

function problemOf(
  file: string,
  {
    rule,
    line,
    isRun,
    reason,
  }: Pick<RuleProblem, "reason" | "rule" | "isRun"> & { readonly line?: number | undefined },
): RuleProblem {
  const place = `${rule === undefined ? "rules" : `rule "${rule}"`} of ${file}${line === undefined ? "" : `, line ${line}`}`;
  return {
    place,
    reason,
    ...(rule !== undefined && { rule }),
    ...(line !== undefined && { line }),
    ...(isRun && { isRun }),
  };
}
