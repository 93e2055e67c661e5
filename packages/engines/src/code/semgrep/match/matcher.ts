import type { Facts } from "../facts/index.ts";
import type { CompiledPattern, Pattern } from "../pattern/index.ts";
import type { SyntaxNode } from "../syntax/index.ts";
import { type Bindings, bind, boundText, noBindings } from "./bindings.ts";
import type { Budget } from "./budget.ts";
import { candidatesOf } from "./candidates.ts";
import type { Match, MatchOptions } from "./contract.ts";
import type { Expressions } from "./expressions.ts";
import { flattened } from "./flattened.ts";
import type { Matching, Next } from "./matching.ts";
import { matchNode } from "./node-pattern.ts";
import { isPartOfText, keyOf, mayStart, notBound } from "./nodes.ts";
import { matchStatements } from "./statements.ts";
import { boundOf, matchTyped, stringOf } from "./values.ts";

const mostMatchesOfOneNode = 64;
const mostDeepNodes = 4000;
/** So few are looked at one by one. */
const fewNodes = 30;

/** Matches compiled patterns on one file. All ways to match are told, each with its bindings. */
export class Matcher implements Matching {
  readonly facts: Facts;
  readonly budget: Budget;
  readonly options: MatchOptions;
  readonly expressions: Expressions;

  constructor(facts: Facts, budget: Budget, options: MatchOptions, expressions: Expressions) {
    this.facts = facts;
    this.budget = budget;
    this.options = options;
    this.expressions = expressions;
  }

  /** Every match of a pattern in the nodes from `first` to `last`, numbers of the tree. */
  search({ roots }: CompiledPattern, first: number, last: number): Match[] {
    const { nodes } = this.facts.tree;
    const found = new Map<string, Match>();
    const [root] = roots;
    const add = (start: number, end: number, bindings: Bindings) => {
      const match = { start, end, bindings };
      found.set(keyOf(match), match);
    };
    const begin = (node: SyntaxNode) => {
      let count = 0;
      this.match(root!, node, noBindings, (bindings) => {
        if (count++ < mostMatchesOfOneNode) add(node.start, node.end, bindings);
      });
    };
    if (roots.length > 1) {
      for (const kind of ["block", "members"])
        for (const node of this.facts.places.ofKind(kind))
          if (node.index >= first && node.index <= last) this.#run(roots, node, add);
      return [...found.values()];
    }
    const candidates = last - first < fewNodes ? undefined : candidatesOf(root!, this);
    if (candidates !== undefined) {
      for (const node of candidates)
        if (node.index >= first && node.index <= last && mayStart(root!, node)) begin(node);
      return [...found.values()];
    }
    const until = root!.role === "dots" ? first : last;
    for (let index = first; index <= until; index++) {
      const node = nodes[index]!;
      if (mayStart(root!, node)) begin(node);
    }
    return [...found.values()];
  }

  /** Whether a pattern of one piece matches a node, wherever the node comes from. */
  matches({ roots }: CompiledPattern, node: SyntaxNode): boolean {
    let isFound = false;
    if (roots.length === 1) this.match(roots[0]!, node, noBindings, () => (isFound = true));
    return isFound;
  }

  /** Runs of statements, starting at each statement of a block. */
  #run(
    roots: readonly Pattern[],
    block: SyntaxNode,
    add: (start: number, end: number, bindings: Bindings) => void,
  ): void {
    const list = flattened(block);
    const startsOpen = roots[0]!.role === "dots";
    for (let at = 0; at < list.nodes.length; at++) {
      if (list.nodes[at]!.parent !== block) continue;
      const { start } = list.nodes[at]!;
      let count = 0;
      matchStatements(this, roots, 0, list, at, noBindings, start, true, (bindings, end) => {
        if (count++ < mostMatchesOfOneNode) add(start, end, bindings);
      });
      if (startsOpen) return;
    }
  }

  match(pattern: Pattern, node: SyntaxNode, bindings: Bindings, next: Next): void {
    this.budget.spend();
    switch (pattern.role) {
      case "dots":
        next(bindings);
        return;
      case "metavariable": {
        if (notBound.has(node.kind) || isPartOfText(node)) return;
        const bound = bind(bindings, pattern.name, boundOf(this, node));
        if (bound !== undefined) next(bound);
        return;
      }
      case "run": {
        const bound = bind(bindings, pattern.name, boundOf(this, node));
        if (bound !== undefined) next(bound);
        return;
      }
      case "typed":
        matchTyped(this, pattern.name, pattern.type, node, bindings, next);
        return;
      case "deep": {
        const { nodes } = this.facts.tree;
        if (nodes[node.index] !== node) {
          this.match(pattern.inside, node, bindings, next);
          return;
        }
        const last = Math.min(node.last, node.index + mostDeepNodes);
        for (let index = node.index; index <= last; index++) this.match(pattern.inside, nodes[index]!, bindings, next);
        return;
      }
      case "any-string":
        if (!isPartOfText(node) && stringOf(this, node) !== undefined) next(bindings);
        return;
      case "symbol-content":
        if (node.kind === "symbol") {
          const bound = bind(bindings, pattern.name, boundText(node.end - node.text.length, node.end, node.text));
          if (bound !== undefined) next(bound);
        }
        return;
      case "string-expression": {
        const text = stringOf(this, node);
        if (text !== undefined && this.expressions.test(pattern.expression, pattern.flags, text)) next(bindings);
        return;
      }
      case "string-content": {
        const text = stringOf(this, node);
        if (text === undefined) return;
        const isPlain = node.kind === "string" && node.end - node.start === text.length + 2;
        const inset = isPlain ? 1 : 0;
        const bound = bind(bindings, pattern.name, boundText(node.start + inset, node.end - inset, text));
        if (bound !== undefined) next(bound);
        return;
      }
      case "expression-content": {
        const literal = node.kind === "name" ? this.facts.valueOf(node) : node;
        if (literal?.kind !== "regex") return;
        const text = literal.text.slice(1, literal.text.lastIndexOf("/"));
        const bound = bind(bindings, pattern.name, boundText(literal.start + 1, literal.start + 1 + text.length, text));
        if (bound !== undefined) next(bound);
        return;
      }
      case "node":
        matchNode(this, pattern, node, bindings, next);
        return;
    }
  }
}
