import type { Clock } from "@gatewatch/base/clock";
import { isAmbiguous } from "../../analysis/index.ts";
import type { Facts } from "../facts/index.ts";
import {
  type Bindings,
  type Bound,
  type Budget,
  boundText,
  type Expressions,
  type Match,
  Matcher,
  type MatchOptions,
  merge,
  noBindings,
} from "../match/index.ts";
import type { CompiledPattern, Family } from "../pattern/index.ts";
import type { Filter, Formula } from "../rules/rule.ts";
import { evaluate, type Value } from "./comparison.ts";
import { isRandom } from "./entropy.ts";

/** A file, or a part of one, that a formula is evaluated on. */
export interface Ground {
  readonly facts: Facts | undefined;
  readonly family: Family | undefined;
  readonly text: string;
  /** Offsets of the part; nodes inside of it alone are looked at. */
  readonly start: number;
  readonly end: number;
  readonly first: number;
  readonly last: number;
}

/** Matches of patterns that several rules have in common. */
export type KnownMatches = Map<CompiledPattern, Map<Facts, readonly Match[]>>;

export interface SearchTools {
  readonly budget: Budget;
  readonly options: MatchOptions;
  readonly expressions: Expressions;
  readonly clock: Clock;
  /** What patterns matched in whole files before, under the same options. */
  readonly known: KnownMatches;
  /** Reads the text of a string as code of a language. */
  parse(family: Family, text: string): Facts | undefined;
}

/** Evaluates formulas as sets of ranges with bindings. */
export class Search {
  readonly #tools: SearchTools;
  readonly #matchers = new Map<Facts, Matcher>();

  constructor(tools: SearchTools) {
    this.#tools = tools;
  }

  /** All matches of a formula. */
  run(formula: Formula, ground: Ground): readonly Match[] {
    switch (formula.kind) {
      case "pattern": {
        const compiled = ground.family === undefined ? undefined : formula.compiled.get(ground.family);
        if (compiled === undefined || ground.facts === undefined) return [];
        const { words } = ground.facts;
        if (!compiled.words.every((word) => words.has(word))) return [];
        const isWhole = ground.first === 0 && ground.last === ground.facts.tree.nodes.length - 1;
        if (!isWhole) return this.#matcherOf(ground.facts).search(compiled, ground.first, ground.last);
        const { known } = this.#tools;
        const before = known.get(compiled)?.get(ground.facts);
        if (before !== undefined) return before;
        const found = this.#matcherOf(ground.facts).search(compiled, ground.first, ground.last);
        known.set(compiled, new Map([...(known.get(compiled) ?? []), [ground.facts, found]]));
        return found;
      }
      case "expression":
        return this.#expression(formula.source, ground);
      case "any":
        return formula.of.flatMap((each) => this.run(each, ground));
      case "all":
        return this.#all(formula, ground);
    }
  }

  #matcherOf(facts: Facts): Matcher {
    let matcher = this.#matchers.get(facts);
    if (matcher === undefined) {
      const { budget, options, expressions } = this.#tools;
      matcher = new Matcher(facts, budget, options, expressions);
      this.#matchers.set(facts, matcher);
    }
    return matcher;
  }

  #expression(source: string, ground: Ground): Match[] {
    const text = ground.text.slice(ground.start, ground.end);
    return this.#tools.expressions.all(source, "", text).map(({ start, end, groups }) => {
      let bindings: Bindings = noBindings;
      if (groups.length > 0) {
        const bound = groups.map((group, index): [string, Bound] => [
          `$${index + 1}`,
          boundText(start, end, group ?? ""),
        ]);
        bindings = new Map(bound);
      }
      return { start: start + ground.start, end: end + ground.start, bindings };
    });
  }

  #all(formula: Extract<Formula, { kind: "all" }>, ground: Ground): readonly Match[] {
    const hasPositive = formula.of.length > 0;
    const positive = hasPositive ? formula.of : formula.inside;
    let found: readonly Match[] = [{ start: ground.start, end: ground.end, bindings: noBindings }];
    const insides = hasPositive ? formula.inside.map((each) => this.run(each, ground)) : [];
    if (insides.some((each) => each.length === 0)) return [];
    for (const [index, each] of positive.entries()) {
      const matches = this.run(each, ground);
      found = index === 0 ? matches : this.#intersection(found, matches);
      if (found.length === 0) return [];
    }
    for (const matches of insides) {
      found = this.#within(found, matches);
      if (found.length === 0) return [];
    }
    for (const each of formula.not) {
      const refused = this.run(each, ground);
      if (refused.length > 0) found = this.#without(found, refused);
      if (found.length === 0) return [];
    }
    for (const filter of formula.filters) {
      found = found.flatMap((match) => this.#filtered(filter, match, ground));
      if (found.length === 0) return [];
    }
    for (const names of formula.focus) found = found.flatMap((match) => focused(match, names));
    return distinct(found);
  }

  /** Where one lies in the other, the smaller of them: what it has bound is what is shown. */
  #intersection(left: readonly Match[], right: readonly Match[]): Match[] {
    const found: Match[] = [];
    for (const one of left) {
      for (const other of right) {
        this.#tools.budget.spend();
        const isInner = contains(other, one);
        if (!isInner && !contains(one, other)) continue;
        const [smaller, larger] = isInner ? [one, other] : [other, one];
        const bindings = merge(smaller.bindings, larger.bindings);
        if (bindings !== undefined) found.push({ start: smaller.start, end: smaller.end, bindings });
      }
    }
    return distinct(found);
  }

  #within(inner: readonly Match[], outer: readonly Match[]): Match[] {
    const found: Match[] = [];
    for (const one of inner) {
      for (const other of outer) {
        this.#tools.budget.spend();
        if (!contains(other, one)) continue;
        const bindings = merge(one.bindings, other.bindings);
        if (bindings !== undefined) found.push({ start: one.start, end: one.end, bindings });
      }
    }
    return distinct(found);
  }

  #without(found: readonly Match[], refused: readonly Match[]): Match[] {
    return found.filter((one) => {
      for (const other of refused) {
        this.#tools.budget.spend();
        if (contains(other, one) && merge(one.bindings, other.bindings) !== undefined) return false;
      }
      return true;
    });
  }

  #filtered(filter: Filter, match: Match, ground: Ground): readonly Match[] {
    this.#tools.budget.spend();
    switch (filter.kind) {
      case "expression": {
        const bound = match.bindings.get(filter.metavariable);
        if (bound === undefined) return [];
        const constant =
          filter.usesConstants && bound.node !== undefined ? ground.facts?.constantOf(bound.node) : undefined;
        const text = constant === undefined ? this.#textOf(bound, ground) : String(constant);
        return this.#tools.expressions.test(filter.source, "", text, true) ? [match] : [];
      }
      case "comparison": {
        const { clock, expressions } = this.#tools;
        const value = evaluate(filter.comparison, {
          value: (name) => this.#valueOf(match.bindings.get(name), filter, ground),
          matches: (expression, text) => expressions.test(expression, "", text, true),
          today: () => clock.now().getTime() / 1000,
        });
        return value === true ? [match] : [];
      }
      case "type": {
        const bound = match.bindings.get(filter.metavariable);
        const type = bound?.node === undefined ? undefined : ground.facts?.typeOf(bound.node);
        if (type === undefined || ground.facts === undefined || ground.family === undefined) return [];
        const matcher = this.#matcherOf(ground.facts);
        const isOne = filter.types.some((each) => {
          const pattern = each.kind === "pattern" ? each.compiled.get(ground.family!) : undefined;
          return pattern !== undefined && matcher.matches(pattern, type);
        });
        return isOne ? [match] : [];
      }
      case "analysis": {
        const bound = match.bindings.get(filter.metavariable);
        if (bound === undefined) return [];
        const constant = bound.node === undefined ? undefined : ground.facts?.constantOf(bound.node);
        const text = typeof constant === "string" ? constant : this.#textOf(bound, ground);
        const isSo =
          filter.analyzer === "entropy" ? isRandom(text) : [text, text.replace(/\\{2}/g, "\\")].some(isAmbiguous);
        return isSo ? [match] : [];
      }
      case "formula":
        return this.#filteredByFormula(filter, match, ground);
    }
  }

  #filteredByFormula(filter: Extract<Filter, { kind: "formula" }>, match: Match, ground: Ground): readonly Match[] {
    const bound = match.bindings.get(filter.metavariable);
    if (bound === undefined) return [];
    const part = this.#partOf(bound, filter.language, ground);
    if (part === undefined) return [];
    const found: Match[] = [];
    for (const inner of this.run(filter.formula, part)) {
      const bindings = merge(match.bindings, inner.bindings);
      if (bindings !== undefined) found.push({ start: match.start, end: match.end, bindings });
    }
    return found;
  }

  /** What a metavariable stands for as a ground of its own. */
  #partOf(bound: Bound, language: Family | "text" | undefined, ground: Ground): Ground | undefined {
    const { node } = bound;
    if (language === undefined) {
      if (node !== undefined && ground.facts !== undefined && ground.facts.tree.nodes[node.index] === node)
        return { ...ground, start: node.start, end: node.end, first: node.index, last: node.last };
      return textGround(this.#textOf(bound, ground));
    }
    const constant = node === undefined ? undefined : ground.facts?.constantOf(node);
    const text = typeof constant === "string" ? constant : this.#textOf(bound, ground);
    if (language === "text") return textGround(text);
    const facts = this.#tools.parse(language, text);
    return facts && groundOf(facts, language);
  }

  #textOf(bound: Bound, ground: Ground): string {
    return bound.text ?? ground.text.slice(bound.start, bound.end);
  }

  #valueOf(
    bound: Bound | undefined,
    filter: Extract<Filter, { kind: "comparison" }>,
    ground: Ground,
  ): Value | undefined {
    if (bound === undefined) return undefined;
    const constant = bound.node === undefined ? undefined : ground.facts?.constantOf(bound.node);
    const value = constant ?? this.#textOf(bound, ground);
    if (typeof value !== "string") return value;
    if (filter.strip) {
      const number = Number.parseInt(value.replace(/^['"]|['"]$/g, ""), filter.base);
      return Number.isNaN(number) ? undefined : number;
    }
    const number =
      constant === undefined && /^-?(0[xob])?[\da-f_]+(\.\d+)?$/i.test(value)
        ? Number(value.replace(/_/g, ""))
        : Number.NaN;
    return Number.isNaN(number) ? value : filter.base === 10 ? number : Number.parseInt(value, filter.base);
  }
}

/** The whole of a file. */
export function groundOf(facts: Facts, family: Family): Ground {
  const { nodes, text } = facts.tree;
  return { facts, family, text, start: 0, end: text.length, first: 0, last: nodes.length - 1 };
}

function textGround(text: string): Ground {
  return { facts: undefined, family: undefined, text, start: 0, end: text.length, first: 0, last: -1 };
}

function contains(outer: { start: number; end: number }, inner: { start: number; end: number }): boolean {
  return outer.start <= inner.start && outer.end >= inner.end;
}

function focused(match: Match, names: readonly string[]): Match[] {
  return names.flatMap((name) => {
    const bound = match.bindings.get(name);
    return bound === undefined ? [] : [{ start: bound.start, end: bound.end, bindings: match.bindings }];
  });
}

/** Without repetitions. */
function distinct(matches: readonly Match[]): Match[] {
  const found = new Map<string, Match>();
  for (const match of matches) {
    let key = `${match.start}:${match.end}`;
    for (const [name, bound] of match.bindings) key += `|${name}=${bound.start}:${bound.end}`;
    if (!found.has(key)) found.set(key, match);
  }
  return [...found.values()];
}
