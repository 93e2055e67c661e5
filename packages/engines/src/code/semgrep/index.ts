/**
 * Users' own rules in Semgrep's YAML: read, compiled and run on single files. Nothing of a rule is skipped silently: what
 * cannot be used is told, what needs too much time is ended and told. It ships no rule and knows none.
 */
import type { Clock } from "@gatewatch/base/clock";
import type { TextParser } from "../parse/index.ts";
import type { RuleProblem, UserHit, UserRules } from "./contract.ts";
import { Facts } from "./facts/index.ts";
import { groundOf, type KnownMatches, Search } from "./formula/search.ts";
import {
  Budget,
  BudgetEnded,
  createExpressions,
  ExpressionError,
  type Match,
  type MatchOptions,
} from "./match/index.ts";
import { type CompiledPattern, dialects, type Family, familyOf } from "./pattern/index.ts";
import { areMet } from "./rules/needs.ts";
import { appliesTo } from "./rules/paths.ts";
import { readRules } from "./rules/read.ts";
import type { TaintSpecification, UserRule } from "./rules/rule.ts";
import { convertTree, isReadable } from "./syntax/index.ts";
import type { TaintMatch } from "./taint/flow.ts";
import { placesOf, type RuleMarks } from "./taint/parts.ts";
import { findMarks, findTaint } from "./taint/taint.ts";

export type { RuleProblem, SourceFile, UserHit, UserRules } from "./contract.ts";
export { messageOf, severityOfRule, userFindingOf } from "./finding.ts";
export { isReadable, type ReadableGrammar, readable } from "./syntax/index.ts";
export { Following } from "./taint/following.ts";
export type { RuleMarks } from "./taint/parts.ts";

const secondsToRead = 30;
const stepsPerRule = 2_000_000;
const secondsPerRule = 2;
const secondsPerFile = 5;
const mostHitsOfRule = 500;
const mostEmbedded = 50;
/** A rule that is ended in so many files is not run any more. */
const mostEnds = 5;

/** Reads rule files, for at most half a minute. */
export async function createUserRules(
  files: readonly { readonly name: string; readonly text: string }[],
  parser: TextParser,
  clock: Clock,
): Promise<UserRules> {
  const rules: UserRule[] = [];
  const problems: RuleProblem[] = [];
  const patterns = new Map<string, Promise<CompiledPattern>>();
  const readLateMs = clock.monotonicMs() + secondsToRead * 1000;
  const time = { seconds: secondsToRead, isOver: () => clock.monotonicMs() > readLateMs };
  for (const file of files) {
    const read = await readRules(parser, file, patterns, time);
    rules.push(...read.rules);
    problems.push(...read.problems);
  }
  const expressions = createExpressions();
  const ended = new Map<UserRule, number>();
  return {
    rules,
    problems,
    restart: () => ended.clear(),
    async search({ path, grammar, tree }) {
      if (rules.length === 0 || !isReadable(grammar)) return { hits: [], marks: [], problems: [] };
      const family = familyOf(grammar);
      const words = new Set(tree.text.match(/[A-Za-z_$][\w$]*/g) ?? []);
      const applying = rules.filter(
        (rule) =>
          rule.families.has(family) &&
          (rule.extensions === "all" || grammar !== "javascript") &&
          (ended.get(rule) ?? 0) < mostEnds &&
          (areMet(rule.needs, words) || (rule.needsOfPart !== undefined && areMet(rule.needsOfPart, words))) &&
          appliesTo(rule, path),
      );
      const hits: UserHit[] = [];
      const marks: RuleMarks[] = [];
      const told: RuleProblem[] = [];
      if (applying.length === 0) return { hits, marks, problems: told };
      const ground = groundOf(new Facts(convertTree(grammar, tree)), family);
      const embedded = new Map<string, Facts | undefined>();
      const known = new Map<string, KnownMatches>();
      const fileLateMs = clock.monotonicMs() + secondsPerFile * 1000;
      for (const [index, rule] of applying.entries()) {
        if (clock.monotonicMs() > fileLateMs) {
          const reason = `The user rules took more than ${secondsPerFile} s; ${applying.length - index} of them were not run, the first ${JSON.stringify(rule.id)}.`;
          told.push({ place: path, reason });
          break;
        }
        const end = (reason: string) => {
          ended.set(rule, (ended.get(rule) ?? 0) + 1);
          const last = ended.get(rule) === mostEnds ? " It is not run on further files." : "";
          told.push({ place: path, reason: `The rule "${rule.id}" was ended here: ${reason}.${last}`, rule: rule.id });
        };
        const lateMs = Math.min(fileLateMs, clock.monotonicMs() + secondsPerRule * 1000);
        for (;;) {
          const budget = new Budget(stepsPerRule, () => clock.monotonicMs() > lateMs);
          const options = optionsOf(rule);
          const key = JSON.stringify(options);
          if (!known.has(key)) known.set(key, new Map());
          const search = new Search({
            budget,
            options,
            known: known.get(key)!,
            expressions,
            clock,
            parse(language, text) {
              const key = `${language}:${text}`;
              if (!embedded.has(key)) throw new NotParsed(language, text);
              return embedded.get(key);
            },
          });
          const taintOf = (taint: TaintSpecification): readonly TaintMatch[] => {
            const parts = findMarks(taint, ground, search, rule.needsOfPart !== undefined);
            if (parts === undefined) return [];
            const places = rule.needsOfPart === undefined ? undefined : placesOf(rule, parts, tree.text);
            if (places !== undefined) marks.push(places);
            return findTaint(parts, ground, budget, rule.options);
          };
          try {
            const found =
              rule.search.kind === "search" ? search.run(rule.search.formula, ground) : taintOf(rule.search.taint);
            for (const match of perPlace(found).slice(0, mostHitsOfRule)) hits.push({ rule, match });
            if (found.length > mostHitsOfRule)
              told.push({
                place: path,
                reason: `The rule "${rule.id}" matches more than ${mostHitsOfRule} times; the rest is left out.`,
                rule: rule.id,
              });
          } catch (cause) {
            if (cause instanceof NotParsed && embedded.size < mostEmbedded) {
              const inner = await parser.parse(dialects[cause.family].grammars[0], cause.code, secondsPerRule);
              embedded.set(
                `${cause.family}:${cause.code}`,
                inner && new Facts(convertTree(dialects[cause.family].grammars[0], inner)),
              );
              continue;
            }
            if (cause instanceof BudgetEnded) end("it needs more steps than the budget of one file");
            else if (cause instanceof ExpressionError) end(cause.message);
            else if (cause instanceof RangeError || cause instanceof NotParsed)
              end("the code is nested too deep for it");
            else throw cause;
          }
          break;
        }
      }
      return { hits, marks, problems: told };
    },
  };
}

/** Code in a string that a rule wants read in a language. */
class NotParsed extends Error {
  override readonly name = "NotParsed";
  readonly family: Family;
  readonly code: string;

  constructor(family: Family, code: string) {
    super("code in a string is not parsed yet");
    this.family = family;
    this.code = code;
  }
}

function optionsOf({ options }: UserRule): MatchOptions {
  return {
    propagatesConstants: options["constant_propagation"] !== false,
    propagatesSymbols: options["symbolic_propagation"] === true,
    isCommutative: options["commutative_boolop"] === true || options["ac_matching"] !== false,
    varIsAny: options["let_is_var"] !== false,
    declarationIsAssignment: options["vardef_assign"] !== false,
    hasImplicitDots: options["implicit_ellipsis"] !== false,
  };
}

/** One finding per place: the first bindings speak. */
function perPlace<M extends Match>(matches: readonly M[]): M[] {
  const found = new Map<string, M>();
  for (const match of matches) {
    const key = `${match.start}:${match.end}`;
    if (!found.has(key)) found.set(key, match);
  }
  return [...found.values()].sort((left, right) => left.start - right.start || left.end - right.end);
}
