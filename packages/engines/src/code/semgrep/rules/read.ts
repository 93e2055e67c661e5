import { LineCounter, parseDocument } from "yaml";
import type { TextParser } from "../../parse/index.ts";
import type { RuleProblem } from "../contract.ts";
import { readComparison } from "../formula/comparison.ts";
import { ExpressionError, translate } from "../match/index.ts";
import {
  type CompiledPattern,
  compilePattern,
  dialects,
  type Family,
  familyNamed,
  PatternError,
} from "../pattern/index.ts";
import { RuleLines } from "./lines.ts";
import { needsOf, needsOfTaint, oneOf } from "./needs.ts";
import type { Filter, Formula, TaintPart, UserRule } from "./rule.ts";

const mostFileCharacters = 2_000_000;
const mostRules = 5000;
const mostDepth = 40;
const mostAliases = 100;

/** Why a rule is not run; the message completes "The rule is not run: …". */
class RuleError extends Error {
  override readonly name = "RuleError";
  /** The key or the text in the rule that is meant. */
  readonly about: string | undefined;

  constructor(message: string, about?: string) {
    super(message);
    this.about = about;
  }
}

/** Rules are read until then. */
export interface ReadingTime {
  readonly seconds: number;
  isOver(): boolean;
}

type Fields = Readonly<Record<string, unknown>>;

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
  const rules: UserRule[] = [];
  const problems: RuleProblem[] = [];
  if (list.length > mostRules)
    problems.push(problemOf(file.name, { reason: `Only the first ${mostRules} rules are read.` }));
  for (const [index, each] of list.slice(0, mostRules).entries()) {
    const rule = isFields(each) && typeof each["id"] === "string" ? each["id"].slice(0, 200) : `number ${index + 1}`;
    try {
      if (!isFields(each)) throw new RuleError("it is no mapping");
      const reader = new Reader(parser, each, { id: rule, set: file.name }, patterns, time);
      rules.push(await reader.rule());
      for (const { reason, about } of reader.left)
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

const severities = ["ERROR", "WARNING", "INFO", "CRITICAL", "HIGH", "MEDIUM", "LOW"] as const;

class Reader {
  readonly #parser: TextParser;
  readonly #fields: Fields;
  readonly #name: Pick<UserRule, "id" | "set">;
  readonly #patterns: Map<string, Promise<CompiledPattern>>;
  readonly #time: ReadingTime;
  #families: readonly Family[] = [];
  /** What of a rule that runs is left out, and which text of it is meant. */
  readonly left: { readonly reason: string; readonly about: string }[] = [];

  constructor(
    parser: TextParser,
    fields: Fields,
    name: Pick<UserRule, "id" | "set">,
    patterns: Map<string, Promise<CompiledPattern>>,
    time: ReadingTime,
  ) {
    this.#patterns = patterns;
    this.#parser = parser;
    this.#fields = fields;
    this.#name = name;
    this.#time = time;
  }

  async rule(): Promise<UserRule> {
    const fields = this.#fields;
    const languages = strings(fields["languages"]);
    const families = new Set(languages.flatMap((each) => familyNamed(each) ?? []));
    if (families.size === 0)
      throw new RuleError(`no language of it is read here: ${languages.join(", ") || "it names none"}`, "languages");
    this.#families = [...families];
    const foreign = languages.filter((each) => familyNamed(each) === undefined);
    const [first] = foreign;
    if (first !== undefined)
      this.left.push({ reason: `The rule is not run for ${foreign.join(", ")}: that is not read here.`, about: first });
    const names = languages.map((each) => each.toLowerCase());
    const hasJavaScript = names.some((each) => each === "js" || each === "javascript");
    const hasTypeScript = names.some((each) => each === "ts" || each === "typescript");
    this.#checkVersions();
    const unknown = Object.keys(fields).find(
      (key) => /^(pattern|metavariable|focus|match|join|extract|steps)/.test(key) && !ruleKeys.has(key),
    );
    if (unknown !== undefined) throw new RuleError(`the operator "${unknown}" is not supported`, unknown);
    const search = await this.#search();
    const needs = oneOf(
      this.#families.map((family) =>
        search.kind === "search" ? needsOf(search.formula, family) : needsOfTaint(search.taint, family),
      ),
    );
    const paths = isFields(fields["paths"]) ? fields["paths"] : {};
    const fixExpression = fields["fix-regex"];
    const severity = severities.find((each) => each === String(fields["severity"]).toUpperCase());
    return {
      ...this.#name,
      message: typeof fields["message"] === "string" ? fields["message"] : this.#name.id,
      severity: severity ?? "WARNING",
      families,
      extensions: !families.has("javascript") || hasJavaScript ? "all" : hasTypeScript ? "typescript" : "all",
      search,
      options: isFields(fields["options"]) ? fields["options"] : {},
      include: strings(paths["include"]),
      exclude: strings(paths["exclude"]),
      fix: typeof fields["fix"] === "string" ? fields["fix"] : undefined,
      fixExpression: isFields(fixExpression)
        ? {
            expression: String(fixExpression["regex"]),
            replacement: String(fixExpression["replacement"] ?? ""),
            count: typeof fixExpression["count"] === "number" ? fixExpression["count"] : undefined,
          }
        : undefined,
      metadata: isFields(fields["metadata"]) ? fields["metadata"] : {},
      needs,
    };
  }

  #checkVersions(): void {
    const [least, most] = [this.#fields["min-version"], this.#fields["max-version"]].map((each) =>
      each === undefined ? undefined : String(each),
    );
    if (least !== undefined && compareVersions(least, versionRead) > 0)
      throw new RuleError(
        `it is written for version ${least} or later, and what is read here is that of ${versionRead}`,
        "min-version",
      );
    if (most !== undefined && compareVersions(most, versionRead) < 0)
      throw new RuleError(
        `it is written for version ${most} or earlier, and what is read here is that of ${versionRead}`,
        "max-version",
      );
  }

  async #search(): Promise<UserRule["search"]> {
    const fields = this.#fields;
    const mode = fields["mode"] ?? "search";
    if (mode === "taint") {
      const parts = async (key: string): Promise<TaintPart[]> => {
        const list = fields[key];
        if (list === undefined) return [];
        if (!Array.isArray(list)) throw new RuleError(`"${key}" is no list`, key);
        return Promise.all(list.map((each) => this.#taintPart(each)));
      };
      const taint = {
        sources: await parts("pattern-sources"),
        sinks: await parts("pattern-sinks"),
        sanitizers: await parts("pattern-sanitizers"),
        propagators: await parts("pattern-propagators"),
      };
      if (taint.sources.length === 0 || taint.sinks.length === 0) throw new RuleError("it has no sources or no sinks");
      return { kind: "taint", taint };
    }
    if (mode !== "search") throw new RuleError(`the mode ${JSON.stringify(mode)} is not supported`, "mode");
    if (fields["match"] !== undefined) throw new RuleError('the operator "match" is not supported', "match");
    return { kind: "search", formula: await this.#formula(only(fields, formulaKeys), 0) };
  }

  async #taintPart(given: unknown): Promise<TaintPart> {
    if (!isFields(given)) throw new RuleError("a part of its taint is no mapping");
    const others = Object.keys(given).filter((key) => !formulaKeys.includes(key) && !taintKeys.includes(key));
    if (others.length > 0) throw new RuleError(`the operator "${others[0]}" is not supported`, others[0]);
    const requires = given["requires"];
    const condition = typeof requires === "string" ? readComparison(requires) : undefined;
    if (requires !== undefined && condition === undefined)
      throw new RuleError('its "requires" cannot be read', "requires");
    return {
      formula: await this.#formula(only(given, formulaKeys), 0),
      exact: given["exact"] === true,
      bySideEffect: given["by-side-effect"] === true || given["by-side-effect"] === "only",
      yieldsToOthers: given["not_conflicting"] === true || given["not-conflicting"] === true,
      label: typeof given["label"] === "string" ? given["label"] : undefined,
      requires: condition,
      from: String(given["from"] ?? ""),
      to: String(given["to"] ?? ""),
    };
  }

  /** One operator, or several at once, which all must hold. */
  async #formula(fields: Fields, depth: number): Promise<Formula> {
    if (depth > mostDepth) throw new RuleError("its operators are nested too deep");
    const keys = Object.keys(fields);
    if (keys.length === 0) throw new RuleError("it has no pattern");
    const [key] = keys;
    if (keys.length > 1 || !positiveKeys.includes(key!))
      return this.#all(
        keys.map((each) => ({ [each]: fields[each] })),
        depth,
      );
    const value = fields[key!];
    switch (key) {
      case "pattern":
        return this.#pattern(value);
      case "pattern-regex":
        return expression(value);
      case "patterns":
        return this.#all(list(value, "patterns"), depth);
      case "pattern-either": {
        const of = list(value, "pattern-either");
        return { kind: "any", of: await Promise.all(of.map((each) => this.#formula(each, depth + 1))) };
      }
      default:
        throw new RuleError(`the operator "${key}" is not supported`, key);
    }
  }

  async #all(parts: readonly Fields[], depth: number): Promise<Formula> {
    const of: Formula[] = [];
    const inside: Formula[] = [];
    const not: Formula[] = [];
    const filters: Filter[] = [];
    const focus: (readonly string[])[] = [];
    for (const part of parts) {
      for (const [key, value] of Object.entries(part)) {
        switch (key) {
          case "pattern":
          case "pattern-regex":
          case "patterns":
          case "pattern-either":
            of.push(await this.#formula({ [key]: value }, depth + 1));
            break;
          case "pattern-inside":
            inside.push(await this.#nested(value, depth));
            break;
          case "pattern-not":
          case "pattern-not-inside":
            not.push(await this.#nested(value, depth));
            break;
          case "pattern-not-regex":
            not.push(expression(value));
            break;
          case "focus-metavariable":
            focus.push(strings(value));
            break;
          case "metavariable-regex":
          case "metavariable-pattern":
          case "metavariable-comparison":
          case "metavariable-type":
          case "metavariable-analysis":
            filters.push(await this.#filter(key, value, depth));
            break;
          default:
            throw new RuleError(`the operator "${key}" is not supported`, key);
        }
      }
    }
    return { kind: "all", of, inside, not, filters, focus };
  }

  async #nested(value: unknown, depth: number): Promise<Formula> {
    return isFields(value) ? this.#formula(value, depth + 1) : this.#pattern(value);
  }

  async #pattern(value: unknown): Promise<Formula> {
    if (typeof value !== "string") throw new RuleError("a pattern is no text");
    if (this.#families.length === 0) return expression(textExpression(value));
    const compiled = new Map<Family, CompiledPattern>();
    let failure: RuleError | undefined;
    for (const family of this.#families) {
      if (this.#time.isOver()) throw new RuleError("the time to read rules is over");
      try {
        compiled.set(family, await this.#compiled(family, value));
      } catch (cause) {
        if (!(cause instanceof PatternError)) throw cause;
        failure = new RuleError(cause.message, value);
      }
    }
    if (failure === undefined) return { kind: "pattern", compiled };
    if (compiled.size === 0) throw failure;
    for (const family of this.#families)
      if (!compiled.has(family))
        this.left.push({ reason: `The rule says nothing of ${family} where ${failure.message}.`, about: value });
    return { kind: "pattern", compiled };
  }

  /** A pattern that several rules have in common is compiled once. */
  #compiled(family: Family, text: string): Promise<CompiledPattern> {
    const key = `${family}:${text}`;
    let compiled = this.#patterns.get(key);
    if (compiled === undefined) {
      compiled = compilePattern(this.#parser, dialects[family], text);
      this.#patterns.set(key, compiled);
    }
    return compiled;
  }

  async #filter(key: string, value: unknown, depth: number): Promise<Filter> {
    if (!isFields(value)) throw new RuleError(`its "${key}" is no mapping`);
    const metavariable = typeof value["metavariable"] === "string" ? value["metavariable"] : undefined;
    if (metavariable === undefined && key !== "metavariable-comparison")
      throw new RuleError(`its "${key}" names no metavariable`);
    switch (key) {
      case "metavariable-regex": {
        const checked = expression(value["regex"]);
        return {
          kind: "expression",
          metavariable: metavariable!,
          source: checked.source,
          usesConstants: value["constant-propagation"] === true,
        };
      }
      case "metavariable-analysis": {
        const { analyzer } = value;
        if (analyzer !== "entropy" && analyzer !== "redos")
          throw new RuleError(`the analyzer ${JSON.stringify(analyzer)} is not supported`, "analyzer");
        return { kind: "analysis", metavariable: metavariable!, analyzer };
      }
      case "metavariable-type": {
        const types = [...strings(value["type"]), ...strings(value["types"])];
        const formulas = await Promise.all(types.map((type) => this.#pattern(type)));
        return { kind: "type", metavariable: metavariable!, types: formulas };
      }
      case "metavariable-comparison": {
        const comparison = typeof value["comparison"] === "string" ? readComparison(value["comparison"]) : undefined;
        if (comparison === undefined)
          throw new RuleError(`its comparison ${JSON.stringify(value["comparison"])} cannot be read`, "comparison");
        const base = typeof value["base"] === "number" ? value["base"] : 10;
        return { kind: "comparison", comparison, metavariable, strip: value["strip"] === true, base };
      }
      default:
        return this.#filterByFormula(metavariable!, value, depth);
    }
  }

  async #filterByFormula(metavariable: string, value: Fields, depth: number): Promise<Filter> {
    const formula = only(value, formulaKeys);
    const given = value["language"];
    if (given === undefined)
      return { kind: "formula", metavariable, formula: await this.#formula(formula, depth + 1), language: undefined };
    const language = familyNamed(String(given));
    if (language === undefined) {
      if (given !== "generic" && given !== "regex")
        throw new RuleError(
          `the language ${JSON.stringify(given)} is not supported in "metavariable-pattern"`,
          "metavariable-pattern",
        );
      const outer = this.#families;
      this.#families = [];
      try {
        return { kind: "formula", metavariable, formula: await this.#formula(formula, depth + 1), language: "text" };
      } finally {
        this.#families = outer;
      }
    }
    const outer = this.#families;
    this.#families = [language];
    try {
      return { kind: "formula", metavariable, formula: await this.#formula(formula, depth + 1), language };
    } finally {
      this.#families = outer;
    }
  }
}

/** A pattern on plain text as an expression: words in order, `...` for anything between, `$X` for a word. */
function textExpression(pattern: string): string {
  const pieces = pattern.trim().match(/\$(?:\.\.\.)?[A-Z_][A-Z_0-9]*|\.\.\.|\w+|[^\s\w]/g) ?? [];
  while (pieces[0] === "...") pieces.shift();
  while (pieces.at(-1) === "...") pieces.pop();
  const parts = pieces.map((piece) => {
    if (piece === "..." || piece.startsWith("$...")) return "[\\s\\S]{0,2000}?";
    if (/^\$[A-Z_]/.test(piece)) return "[\\w-]+";
    return piece.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  });
  return parts.join("\\s*");
}

/** The version of Semgrep whose rules are understood. */
const versionRead = "1.100.0";

function compareVersions(left: string, right: string): number {
  return left.localeCompare(right, "en", { numeric: true });
}

const positiveKeys: readonly string[] = ["pattern", "pattern-regex", "patterns", "pattern-either"];
const formulaKeys: readonly string[] = [
  ...positiveKeys,
  "pattern-inside",
  "pattern-not",
  "pattern-not-inside",
  "pattern-not-regex",
  "focus-metavariable",
  "metavariable-regex",
  "metavariable-pattern",
  "metavariable-comparison",
  "metavariable-type",
  "metavariable-analysis",
  "pattern-where-python",
  "metavariable-name",
];
const ruleKeys: ReadonlySet<string> = new Set([
  ...formulaKeys,
  "match",
  "pattern-sources",
  "pattern-sinks",
  "pattern-sanitizers",
  "pattern-propagators",
]);
const taintKeys: readonly string[] = [
  "exact",
  "by-side-effect",
  "label",
  "requires",
  "from",
  "to",
  "not_conflicting",
  "not-conflicting",
];

function expression(value: unknown): Extract<Formula, { kind: "expression" }> {
  if (typeof value !== "string") throw new RuleError("an expression is no text");
  try {
    translate(value, "");
  } catch (cause) {
    throw cause instanceof ExpressionError ? new RuleError(cause.message, value) : cause;
  }
  return { kind: "expression", source: value };
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function list(value: unknown, key: string): readonly Fields[] {
  if (!Array.isArray(value) || value.length === 0 || !value.every(isFields))
    throw new RuleError(`"${key}" is no list of operators`, key);
  return value;
}

function only(fields: Fields, keys: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => keys.includes(key)));
}

function strings(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}
