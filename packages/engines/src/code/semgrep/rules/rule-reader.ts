import type { TextParser } from "../../parse/index.ts";
import { readComparison } from "../formula/comparison.ts";
import { type CompiledPattern, familyNamed } from "../pattern/index.ts";
import { type Fields, isFields, only, RuleError, strings } from "./fields.ts";
import { FormulaReader, formulaKeys } from "./formula-reader.ts";
import { needsOf, needsOfAnyPart, needsOfTaint, oneOf } from "./needs.ts";
import type { TaintPart, UserRule } from "./rule.ts";

const severities = ["ERROR", "WARNING", "INFO", "CRITICAL", "HIGH", "MEDIUM", "LOW"] as const;

/** A rule as it is run, and what of it is left out: which text is meant, and why. */
export interface RuleRead {
  readonly rule: UserRule;
  readonly left: FormulaReader["left"];
}

/** What all rules of one reading have in common. */
export interface ReadingTools {
  readonly parser: TextParser;
  /** Those compiled before. */
  readonly patterns: Map<string, Promise<CompiledPattern>>;
  /** Whether the time to read rules is over. */
  readonly isOver: () => boolean;
}

/** Reads one rule. @throws RuleError when it cannot be run */
export async function readRule(
  { parser, patterns, isOver }: ReadingTools,
  fields: Fields,
  name: Pick<UserRule, "id" | "set">,
): Promise<RuleRead> {
  const languages = strings(fields["languages"]);
  const families = new Set(languages.flatMap((each) => familyNamed(each) ?? []));
  if (families.size === 0)
    throw new RuleError(`no language of it is read here: ${languages.join(", ") || "it names none"}`, "languages");
  const formulas = new FormulaReader(parser, [...families], patterns, isOver);
  const foreign = languages.filter((each) => familyNamed(each) === undefined);
  const [first] = foreign;
  if (first !== undefined)
    formulas.left.push({
      reason: `The rule is not run for ${foreign.join(", ")}: that is not read here.`,
      about: first,
    });
  const names = languages.map((each) => each.toLowerCase());
  const hasJavaScript = names.some((each) => each === "js" || each === "javascript");
  const hasTypeScript = names.some((each) => each === "ts" || each === "typescript");
  checkVersions(fields);
  const unknown = Object.keys(fields).find(
    (key) => /^(pattern|metavariable|focus|match|join|extract|steps)/.test(key) && !ruleKeys.has(key),
  );
  if (unknown !== undefined) throw new RuleError(`the operator "${unknown}" is not supported`, unknown);
  const search = await searchOf(fields, formulas);
  const needs = oneOf(
    [...families].map((family) =>
      search.kind === "search" ? needsOf(search.formula, family) : needsOfTaint(search.taint, family),
    ),
  );
  const ofParts = search.kind === "taint" ? [...families].map((family) => needsOfAnyPart(search.taint, family)) : [];
  const paths = isFields(fields["paths"]) ? fields["paths"] : {};
  const fixExpression = fields["fix-regex"];
  const severity = severities.find((each) => each === String(fields["severity"]).toUpperCase());
  const rule: UserRule = {
    ...name,
    message: typeof fields["message"] === "string" ? fields["message"] : name.id,
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
    needsOfPart: ofParts.length === 0 ? undefined : oneOf(ofParts),
  };
  return { rule, left: formulas.left };
}

function checkVersions(fields: Fields): void {
  const [least, most] = [fields["min-version"], fields["max-version"]].map((each) =>
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

async function searchOf(fields: Fields, formulas: FormulaReader): Promise<UserRule["search"]> {
  const mode = fields["mode"] ?? "search";
  if (mode === "taint") {
    const parts = async (key: string): Promise<TaintPart[]> => {
      const list = fields[key];
      if (list === undefined) return [];
      if (!Array.isArray(list)) throw new RuleError(`"${key}" is no list`, key);
      return Promise.all(list.map((each) => taintPartOf(each, formulas)));
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
  return { kind: "search", formula: await formulas.read(only(fields, formulaKeys)) };
}

async function taintPartOf(given: unknown, formulas: FormulaReader): Promise<TaintPart> {
  if (!isFields(given)) throw new RuleError("a part of its taint is no mapping");
  const others = Object.keys(given).filter((key) => !formulaKeys.includes(key) && !taintKeys.includes(key));
  if (others.length > 0) throw new RuleError(`the operator "${others[0]}" is not supported`, others[0]);
  const requires = given["requires"];
  const condition = typeof requires === "string" ? readComparison(requires) : undefined;
  if (requires !== undefined && condition === undefined)
    throw new RuleError('its "requires" cannot be read', "requires");
  return {
    formula: await formulas.read(only(given, formulaKeys)),
    exact: given["exact"] === true,
    bySideEffect: given["by-side-effect"] === true || given["by-side-effect"] === "only",
    yieldsToOthers: given["not_conflicting"] === true || given["not-conflicting"] === true,
    label: typeof given["label"] === "string" ? given["label"] : undefined,
    requires: condition,
    from: String(given["from"] ?? ""),
    to: String(given["to"] ?? ""),
  };
}

/** The version of Semgrep whose rules are understood. */
const versionRead = "1.100.0";

function compareVersions(left: string, right: string): number {
  return left.localeCompare(right, "en", { numeric: true });
}

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
