import type { TextParser } from "../../parse/index.ts";
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
import { type Fields, isFields, list, only, RuleError, strings } from "./fields.ts";
import type { Filter, Formula } from "./rule.ts";

const mostDepth = 40;
const positiveKeys: readonly string[] = ["pattern", "pattern-regex", "patterns", "pattern-either"];
/** Keys of a formula, also those that are known and not supported. */
export const formulaKeys: readonly string[] = [
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

/** Reads the formulas of one rule: operators over patterns, compiled for each of its languages. */
export class FormulaReader {
  readonly #parser: TextParser;
  readonly #patterns: Map<string, Promise<CompiledPattern>>;
  readonly #isOver: () => boolean;
  /** None: plain text. */
  readonly #families: readonly Family[];
  /** What of the rule is left out, and which text of it is meant. */
  readonly left: { readonly reason: string; readonly about: string }[] = [];

  /**
   * @param patterns those compiled before; a pattern that several rules have in common is compiled once
   * @param isOver whether the time to read rules is over
   */
  constructor(
    parser: TextParser,
    families: readonly Family[],
    patterns: Map<string, Promise<CompiledPattern>>,
    isOver: () => boolean,
  ) {
    this.#parser = parser;
    this.#families = families;
    this.#patterns = patterns;
    this.#isOver = isOver;
  }

  /**
   * One operator, or several at once, which all must hold.
   *
   * @throws RuleError
   */
  async read(fields: Fields, depth = 0): Promise<Formula> {
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
        return { kind: "any", of: await Promise.all(of.map((each) => this.read(each, depth + 1))) };
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
            (isOnlyInside(key, value, depth) ? inside : of).push(await this.read({ [key]: value }, depth + 1));
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
    return isFields(value) ? this.read(value, depth + 1) : this.#pattern(value);
  }

  async #pattern(value: unknown): Promise<Formula> {
    if (typeof value !== "string") throw new RuleError("a pattern is no text");
    if (this.#families.length === 0) return expression(textExpression(value));
    const compiled = new Map<Family, CompiledPattern>();
    let failure: RuleError | undefined;
    for (const family of this.#families) {
      if (this.#isOver()) throw new RuleError("the time to read rules is over");
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
    const fields = only(value, formulaKeys);
    const given = value["language"];
    if (given === undefined)
      return { kind: "formula", metavariable, formula: await this.read(fields, depth + 1), language: undefined };
    const language = familyNamed(String(given)) ?? (given === "generic" || given === "regex" ? "text" : undefined);
    if (language === undefined)
      throw new RuleError(
        `the language ${JSON.stringify(given)} is not supported in "metavariable-pattern"`,
        "metavariable-pattern",
      );
    const families = language === "text" ? [] : [language];
    const inner = new FormulaReader(this.#parser, families, this.#patterns, this.#isOver);
    const formula = await inner.read(fields, depth + 1);
    this.left.push(...inner.left);
    return { kind: "formula", metavariable, formula, language };
  }
}

/** Whether an operator only says what stands around: what is found lies within, whatever is smaller. */
function isOnlyInside(key: string, value: unknown, depth: number): boolean {
  if (key === "pattern-inside") return true;
  if (depth > mostDepth || !Array.isArray(value) || (key !== "pattern-either" && key !== "patterns")) return false;
  const parts = value.flatMap((part) => (isFields(part) ? Object.entries(part) : []));
  const isInside = ([each, inner]: [string, unknown]) => isOnlyInside(each, inner, depth + 1);
  if (key === "pattern-either") return parts.every(isInside);
  return parts.some(isInside) && parts.every((part) => isInside(part) || /^(pattern-not|metavariable-)/.test(part[0]));
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

function expression(value: unknown): Extract<Formula, { kind: "expression" }> {
  if (typeof value !== "string") throw new RuleError("an expression is no text");
  try {
    translate(value, "");
  } catch (cause) {
    throw cause instanceof ExpressionError ? new RuleError(cause.message, value) : cause;
  }
  return { kind: "expression", source: value };
}
