import { type Facts, pathOf } from "../facts/index.ts";
import type { CompiledPattern, NodePattern, Pattern } from "../pattern/index.ts";
import type { SyntaxNode } from "../syntax/index.ts";
import { type Bindings, type Bound, bind, boundNode, boundText, noBindings } from "./bindings.ts";
import type { Budget } from "./budget.ts";
import type { Match, MatchOptions } from "./contract.ts";
import type { Expressions } from "./expressions.ts";
import { flattened } from "./flattened.ts";
import {
  firstNameOf,
  isOpen,
  keyOf,
  mayStart,
  namesOf,
  notBound,
  operandsOf,
  operandsOfNode,
  receiverOf,
  sameText,
} from "./nodes.ts";

type Next = (bindings: Bindings) => void;
type NextUntil = (bindings: Bindings, end: number) => void;

/** A file may hold more in a place than the pattern says of it. */
const optionalPlaces: ReadonlySet<string> = new Set([
  "type",
  "modifiers",
  "decorators",
  "declares",
  "default",
  "bases",
  "interfaces",
  "throws",
  "alternative",
  "type_arguments",
  "type_parameters",
  "return_type",
  "attributes",
  "content",
  "finalizer",
  "types",
]);
const unorderedPlaces: ReadonlySet<string> = new Set(["modifiers", "decorators", "attributes", "interfaces", "bases"]);
const standing: ReadonlySet<string> = new Set(["call", "new", "await"]);
const mostMatchesOfOneNode = 64;
const mostDeepNodes = 4000;

/** Matches compiled patterns on one file. All ways to match are told, each with its bindings. */
export class Matcher {
  readonly #facts: Facts;
  readonly #budget: Budget;
  readonly #options: MatchOptions;
  readonly #expressions: Expressions;

  constructor(facts: Facts, budget: Budget, options: MatchOptions, expressions: Expressions) {
    this.#facts = facts;
    this.#budget = budget;
    this.#options = options;
    this.#expressions = expressions;
  }

  /** Every match of a pattern in the nodes from `first` to `last`, numbers of the tree. */
  search({ roots }: CompiledPattern, first: number, last: number): Match[] {
    const { nodes } = this.#facts.tree;
    const found = new Map<string, Match>();
    const [root] = roots;
    const add = (start: number, end: number, bindings: Bindings) => {
      const match = { start, end, bindings };
      found.set(keyOf(match), match);
    };
    for (let index = first; index <= last; index++) {
      const node = nodes[index]!;
      if (roots.length > 1) {
        if (node.kind === "block" || node.kind === "members") this.#run(roots, node, add);
        continue;
      }
      if (!mayStart(root!, node)) continue;
      let count = 0;
      this.#match(root!, node, noBindings, (bindings) => {
        if (count++ < mostMatchesOfOneNode) add(node.start, node.end, bindings);
      });
    }
    return [...found.values()];
  }

  /** Whether a pattern of one piece matches a node, wherever the node comes from. */
  matches({ roots }: CompiledPattern, node: SyntaxNode): boolean {
    let isFound = false;
    if (roots.length === 1) this.#match(roots[0]!, node, noBindings, () => (isFound = true));
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
      this.#statements(roots, 0, list, at, noBindings, start, true, (bindings, end) => {
        if (count++ < mostMatchesOfOneNode) add(start, end, bindings);
      });
      if (startsOpen) return;
    }
  }

  #match(pattern: Pattern, node: SyntaxNode, bindings: Bindings, next: Next): void {
    this.#budget.spend();
    switch (pattern.role) {
      case "dots":
        next(bindings);
        return;
      case "metavariable": {
        if (notBound.has(node.kind)) return;
        const bound = bind(bindings, pattern.name, this.#bound(node));
        if (bound !== undefined) next(bound);
        return;
      }
      case "run": {
        const bound = bind(bindings, pattern.name, this.#bound(node));
        if (bound !== undefined) next(bound);
        return;
      }
      case "typed":
        this.#typed(pattern.name, pattern.type, node, bindings, next);
        return;
      case "deep": {
        const { nodes } = this.#facts.tree;
        if (nodes[node.index] !== node) {
          this.#match(pattern.inside, node, bindings, next);
          return;
        }
        const last = Math.min(node.last, node.index + mostDeepNodes);
        for (let index = node.index; index <= last; index++) this.#match(pattern.inside, nodes[index]!, bindings, next);
        return;
      }
      case "any-string":
        if (this.#stringOf(node) !== undefined) next(bindings);
        return;
      case "string-expression": {
        const text = this.#stringOf(node);
        if (text !== undefined && this.#expressions.test(pattern.expression, pattern.flags, text)) next(bindings);
        return;
      }
      case "string-content": {
        const text = this.#stringOf(node);
        if (text === undefined) return;
        const isPlain = node.kind === "string" && node.end - node.start === text.length + 2;
        const inset = isPlain ? 1 : 0;
        const bound = bind(bindings, pattern.name, boundText(node.start + inset, node.end - inset, text));
        if (bound !== undefined) next(bound);
        return;
      }
      case "node":
        this.#node(pattern, node, bindings, next);
        return;
    }
  }

  /** Equal names are the same thing only where they mean the same variable. */
  #bound(node: SyntaxNode): Bound {
    const bound = boundNode(node);
    if (node.kind !== "name" || node.field === "property" || node.parent === undefined) return bound;
    const home = this.#facts.homeOf(node);
    return home.kind === "function" || home.kind === "lambda"
      ? { ...bound, shape: `${bound.shape}@${home.index}` }
      : bound;
  }

  #stringOf(node: SyntaxNode): string | undefined {
    if (node.kind === "string" || node.kind === "jsx_text" || node.kind === "text") return node.text;
    if (!this.#options.propagatesConstants || !["name", "member", "binary", "template"].includes(node.kind))
      return undefined;
    const value = this.#facts.constantOf(node);
    return typeof value === "string" ? value : undefined;
  }

  #typed(name: string, type: Pattern, node: SyntaxNode, bindings: Bindings, next: Next): void {
    const known = this.#facts.typeOf(node);
    if (known === undefined) {
      const value = ["number", "constant", "name"].includes(node.kind) ? this.#facts.constantOf(node) : undefined;
      if (value === undefined || type.role !== "node" || !typesOfConstants[typeof value]?.includes(type.text)) return;
      const bound = bind(bindings, name, this.#bound(node));
      if (bound !== undefined) next(bound);
      return;
    }
    this.#match(type, known, bindings, (inner) => {
      const bound = bind(inner, name, this.#bound(node));
      if (bound !== undefined) next(bound);
    });
  }

  #node(pattern: NodePattern, node: SyntaxNode, bindings: Bindings, next: Next): void {
    if (
      node.kind === "name" &&
      (pattern.kind === "member" || pattern.kind === "name") &&
      this.#alias(pattern, node, bindings, next)
    )
      return;
    if (node.kind === "member" && pattern.kind === "member" && this.#path(pattern, node)) {
      next(bindings);
      return;
    }
    if (pattern.kind === node.kind) {
      if (pattern.kind === "binary") {
        this.#binary(pattern, node, bindings, next);
        return;
      }
      if (pattern.kind === "member" && this.#chain(pattern, node, bindings, next)) return;
      if (sameText(pattern, node, this.#options)) this.#places(pattern, node, bindings, next);
      return;
    }
    if (
      pattern.kind === "import" &&
      node.kind.startsWith("import-") &&
      pattern.places.get("module")?.[0]?.role === "node"
    ) {
      const [module] = pattern.places.get("module")!;
      if (module!.role === "node" && module!.kind === "string" && node.child("module")?.text === module!.text)
        next(bindings);
      return;
    }
    switch (node.kind) {
      case "generic": {
        const base = node.child("base");
        if (base !== undefined) this.#match(pattern, base, bindings, next);
        return;
      }
      case "assign":
        if (pattern.kind === "function") this.#namedFunction(pattern, node, bindings, next);
        else if (pattern.kind === "declare" && pattern.places.has("type"))
          this.#places(pattern, node, bindings, next, "right");
        return;
      case "pair":
        if (pattern.kind === "function") this.#namedFunction(pattern, node, bindings, next, "key", "value");
        return;
      case "param":
        if (pattern.kind === "declare" && pattern.places.has("type")) return;
        return;
      case "await":
        return;
      case "name":
      case "member":
        this.#value(pattern, node, bindings, next);
        return;
      case "template":
      case "binary":
        if (pattern.kind === "string" && this.#stringOf(node) === pattern.text) next(bindings);
        return;
      case "call":
        // `Foo(…)` of a decorator or base that the pattern names without arguments.
        return;
    }
  }

  /** A name that stands for a value: its constant, or the expression itself. */
  #value(pattern: NodePattern, node: SyntaxNode, bindings: Bindings, next: Next): void {
    const { propagatesConstants, propagatesSymbols } = this.#options;
    if (
      propagatesConstants &&
      (pattern.kind === "string" || pattern.kind === "number" || pattern.kind === "constant")
    ) {
      const value = this.#facts.constantOf(node);
      if (value === undefined) return;
      if (pattern.kind === "string" ? value === pattern.text : String(value) === pattern.text.toLowerCase())
        next(bindings);
      return;
    }
    if (!propagatesSymbols || node.kind !== "name" || pattern.kind === "assign") return;
    const value = this.#facts.valueOf(node);
    if (value !== undefined && value.index < node.index) this.#match(pattern, value, bindings, next);
  }

  /** An imported name matches as the path that it was imported by. */
  #alias(pattern: NodePattern, node: SyntaxNode, bindings: Bindings, next: Next): boolean {
    const path = this.#facts.expanded(node);
    if (path !== undefined && path.kind === pattern.kind && !(pattern.kind === "name" && pattern.text === node.text)) {
      if (pattern.kind === "name" ? pattern.text === path.text : true) {
        let isFound = false;
        this.#structure(pattern, path, bindings, (inner) => {
          isFound = true;
          next(inner);
        });
        if (isFound) return true;
      }
    }
    if (pattern.kind !== "member") return false;
    const wanted = namesOf(pattern);
    if (wanted === undefined || wanted.at(-1) !== node.text || !this.#facts.isFrom(node, wanted.slice(0, -1).join(".")))
      return false;
    next(bindings);
    return true;
  }

  /** `a.b.c` of the pattern against names whose first is imported. */
  #path(pattern: NodePattern, node: SyntaxNode): boolean {
    const wanted = namesOf(pattern);
    if (wanted === undefined) return false;
    const used = pathOf(node);
    const first = firstNameOf(node);
    if (used === undefined || first === undefined) return false;
    const path = this.#facts.expanded(first);
    const whole = path === undefined ? used : [...pathOf(path)!, ...used.slice(1)];
    return whole.length === wanted.length && whole.every((name, index) => name === wanted[index]);
  }

  #structure(pattern: NodePattern, node: SyntaxNode, bindings: Bindings, next: Next): void {
    if (pattern.kind === "name") {
      if (pattern.text === node.text) next(bindings);
    } else this.#places(pattern, node, bindings, next);
  }

  /** `x. ... .y`: any members, calls and indexes between. */
  #chain(pattern: NodePattern, node: SyntaxNode, bindings: Bindings, next: Next): boolean {
    const [object] = pattern.places.get("object") ?? [];
    const skips =
      object?.role === "node" && object.kind === "member" && object.places.get("property")?.[0]?.role === "dots";
    if (!skips || object.role !== "node") return false;
    const [start] = object.places.get("object")!;
    const [property] = pattern.places.get("property")!;
    const name = node.child("property");
    if (name === undefined) return true;
    this.#match(property!, name, bindings, (inner) => {
      for (let each = node.child("object"); each !== undefined; each = receiverOf(each))
        this.#match(start!, each, inner, next);
    });
    return true;
  }

  #namedFunction(
    pattern: NodePattern,
    node: SyntaxNode,
    bindings: Bindings,
    next: Next,
    key = "left",
    place = "right",
  ): void {
    const [name] = pattern.places.get("name") ?? [];
    const value = node.child(place);
    const left = node.child(key);
    if (name === undefined || value?.kind !== "function" || left === undefined || value.child("name") !== undefined)
      return;
    this.#match(name, left.kind === "member" ? (left.child("property") ?? left) : left, bindings, (inner) =>
      this.#places(pattern, value, inner, next, undefined, "name"),
    );
  }

  /** Place by place; `extra` may be there besides, `done` was matched before. */
  #places(pattern: NodePattern, node: SyntaxNode, bindings: Bindings, next: Next, extra?: string, done?: string): void {
    for (const child of node.children) {
      const { field } = child;
      if (
        !pattern.places.has(field) &&
        !optionalPlaces.has(field) &&
        field !== extra &&
        !this.#isLeftOut(pattern, node, child)
      )
        return;
    }
    const places = [...pattern.places].filter(([field]) => field !== done);
    const from = (index: number, known: Bindings): void => {
      const place = places[index];
      if (place === undefined) {
        next(known);
        return;
      }
      this.#place(pattern, place[0], place[1], node, known, (inner) => from(index + 1, inner));
    };
    from(0, bindings);
  }

  #isLeftOut(pattern: NodePattern, node: SyntaxNode, child: SyntaxNode): boolean {
    if (child.field === "" && (node.kind === "members" || node.kind === "object")) return this.#options.hasImplicitDots;
    if (child.field === "" && node.kind === "block") return false;
    // `class $X` without a body, a function's header alone.
    return child.field === "body" && (pattern.kind === "class" || pattern.kind === "function");
  }

  #place(
    pattern: NodePattern,
    field: string,
    wanted: readonly Pattern[],
    node: SyntaxNode,
    bindings: Bindings,
    next: Next,
  ): void {
    if (field === "") {
      switch (node.kind) {
        case "args":
          this.#arguments(wanted, node.children, bindings, next);
          return;
        case "block":
          this.#block(wanted, node, bindings, next);
          return;
        case "object":
        case "members":
          this.#unordered(
            wanted,
            node.children,
            0,
            [],
            this.#options.hasImplicitDots || wanted.some(isOpen),
            bindings,
            next,
          );
          return;
        case "dictionary":
          this.#unordered(wanted, node.children, 0, [], wanted.some(isOpen), bindings, next);
          return;
      }
      this.#sequence(wanted, 0, node.children, 0, bindings, next);
      return;
    }
    const given = node.all(field);
    if (unorderedPlaces.has(field)) {
      this.#unordered(wanted, given, 0, [], true, bindings, next);
      return;
    }
    if (field === "value" && pattern.kind === "return" && wanted[0]?.role === "dots") {
      next(bindings);
      return;
    }
    if (field === "declares") {
      const [word] = wanted;
      const used = given[0]?.text;
      const isSame =
        word?.role === "node" &&
        (word.text === used || (this.#options.varIsAny && word.text === "var" && used !== undefined));
      if (isSame) next(bindings);
      return;
    }
    if (field === "type" && given.length === 0) return;
    this.#sequence(wanted, 0, given, 0, bindings, next);
  }

  #sequence(
    patterns: readonly Pattern[],
    index: number,
    nodes: readonly SyntaxNode[],
    at: number,
    bindings: Bindings,
    next: Next,
  ): void {
    this.#budget.spend();
    const pattern = patterns[index];
    if (pattern === undefined) {
      if (at === nodes.length) next(bindings);
      return;
    }
    if (pattern.role === "dots") {
      if (index === patterns.length - 1) {
        next(bindings);
        return;
      }
      for (let from = at; from <= nodes.length; from++)
        this.#sequence(patterns, index + 1, nodes, from, bindings, next);
      return;
    }
    if (pattern.role === "run") {
      for (let until = nodes.length; until >= at; until--) {
        const bound = bind(
          bindings,
          pattern.name,
          this.#runOf(nodes.slice(at, until), nodes[at]?.start ?? nodes.at(-1)?.end ?? 0),
        );
        if (bound !== undefined) this.#sequence(patterns, index + 1, nodes, until, bound, next);
      }
      return;
    }
    const node = nodes[at];
    if (node === undefined) return;
    this.#match(pattern, node, bindings, (inner) => this.#sequence(patterns, index + 1, nodes, at + 1, inner, next));
  }

  #runOf(nodes: readonly SyntaxNode[], place: number) {
    const start = nodes[0]?.start ?? place;
    const end = nodes.at(-1)?.end ?? place;
    return {
      start,
      end,
      shape: `run:${nodes.map((node) => node.shape).join(",")}`,
      node: nodes.length === 1 ? nodes[0] : undefined,
      text: this.#facts.tree.text.slice(start, end),
    };
  }

  /** Positional ones in order, keywords in any. */
  #arguments(wanted: readonly Pattern[], given: readonly SyntaxNode[], bindings: Bindings, next: Next): void {
    const isKeyword = (pattern: Pattern) => pattern.role === "node" && pattern.kind === "keyword";
    const keywords = wanted.filter(isKeyword);
    if (keywords.length === 0) {
      this.#sequence(wanted, 0, given, 0, bindings, next);
      return;
    }
    const positional = wanted.filter((pattern) => !isKeyword(pattern));
    const named = given.filter((node) => node.kind === "keyword");
    const others = given.filter((node) => node.kind !== "keyword");
    this.#unordered(keywords, named, 0, [], wanted.some(isOpen), bindings, (inner) =>
      this.#sequence(positional, 0, others, 0, inner, next),
    );
  }

  /** Each pattern takes a node of its own; `allowsMore` when others may remain. */
  #unordered(
    patterns: readonly Pattern[],
    nodes: readonly SyntaxNode[],
    index: number,
    taken: readonly number[],
    allowsMore: boolean,
    bindings: Bindings,
    next: Next,
  ): void {
    this.#budget.spend();
    const pattern = patterns[index];
    if (pattern === undefined) {
      if (allowsMore || taken.length === nodes.length) next(bindings);
      return;
    }
    if (isOpen(pattern)) {
      this.#unordered(patterns, nodes, index + 1, taken, true, bindings, next);
      return;
    }
    for (const [at, node] of nodes.entries()) {
      if (taken.includes(at)) continue;
      this.#match(pattern, node, bindings, (inner) =>
        this.#unordered(patterns, nodes, index + 1, [...taken, at], allowsMore, inner, next),
      );
    }
  }

  #block(wanted: readonly Pattern[], block: SyntaxNode, bindings: Bindings, next: Next): void {
    this.#statements(wanted, 0, flattened(block), 0, bindings, block.start, false, (inner) => next(inner));
  }

  /** Statements in order; after `...` also those in blocks inside of what was passed over. */
  #statements(
    patterns: readonly Pattern[],
    index: number,
    list: ReturnType<typeof flattened>,
    at: number,
    bindings: Bindings,
    end: number,
    allowsMore: boolean,
    next: NextUntil,
  ): void {
    this.#budget.spend();
    const pattern = patterns[index];
    const { nodes, after, lastEnd } = list;
    if (pattern === undefined) {
      if (allowsMore || at >= nodes.length) next(bindings, end);
      return;
    }
    if (pattern.role === "dots") {
      if (index === patterns.length - 1) {
        next(bindings, Math.max(end, lastEnd));
        return;
      }
      for (let from = at; from < nodes.length; from++)
        this.#statements(patterns, index + 1, list, from, bindings, end, allowsMore, next);
      return;
    }
    if (pattern.role === "run") {
      const bound = bind(
        bindings,
        pattern.name,
        this.#runOf(
          nodes.slice(at).filter((node) => node.parent === nodes[at]?.parent),
          end,
        ),
      );
      if (bound !== undefined) next(bound, lastEnd);
      return;
    }
    const node = nodes[at];
    if (node === undefined) return;
    const rest: Next = (inner) =>
      this.#statements(patterns, index + 1, list, after[at]!, inner, node.end, allowsMore, next);
    let isFound = false;
    this.#match(pattern, node, bindings, (inner) => {
      isFound = true;
      rest(inner);
    });
    if (!isFound && patterns.length > 1 && pattern.role === "node" && standing.has(pattern.kind))
      this.#within(pattern, node, bindings, rest);
  }

  /** A call as a statement also stands for statements that hold the call. */
  #within(pattern: NodePattern, statement: SyntaxNode, bindings: Bindings, next: Next): void {
    const { nodes } = this.#facts.tree;
    for (let index = statement.index + 1; index <= statement.last; index++) {
      const node = nodes[index]!;
      if (node.kind === "block" || node.kind === "members") index = node.last;
      else if (node.kind === pattern.kind) this.#match(pattern, node, bindings, next);
    }
  }

  #binary(pattern: NodePattern, node: SyntaxNode, bindings: Bindings, next: Next): void {
    const operator = pattern.text;
    const isSame = operator === node.text || looseOperators[operator] === node.text;
    if (!isSame) return;
    const [left] = pattern.places.get("left")!;
    const [right] = pattern.places.get("right")!;
    const nodeLeft = node.child("left")!;
    const nodeRight = node.child("right")!;
    let count = 0;
    const tell: Next = (inner) => {
      count++;
      next(inner);
    };
    const both = (first: Pattern, second: Pattern) =>
      this.#match(first, nodeLeft, bindings, (inner) => this.#match(second, nodeRight, inner, tell));
    both(left!, right!);
    if (count > 0 || !this.#options.isCommutative || !commutative.has(operator)) return;
    both(right!, left!);
    if (count > 0) return;
    const wanted = operandsOf(pattern, operator);
    const given = operandsOfNode(node, operator);
    if (given.length > 2 && wanted.length <= given.length)
      this.#unordered(wanted, given, 0, [], wanted.some(isOpen), bindings, tell);
  }
}

/** Names of types that constants have in some language. */
const typesOfConstants: Readonly<Record<string, readonly string[]>> = {
  number: ["int", "long", "float", "double", "short", "Integer", "Long", "number"],
  boolean: ["boolean", "Boolean", "bool"],
  string: ["String", "str", "string"],
};
const looseOperators: Readonly<Record<string, string>> = { "==": "===", "!=": "!==" };
const commutative: ReadonlySet<string> = new Set(["&&", "||", "and", "or", "&", "|", "^"]);
