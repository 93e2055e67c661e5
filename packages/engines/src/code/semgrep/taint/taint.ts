import { pathOf } from "../facts/index.ts";
import { evaluate } from "../formula/comparison.ts";
import type { Ground, Search } from "../formula/search.ts";
import { type Budget, type Match, merge } from "../match/index.ts";
import type { TaintPart, TaintSpecification } from "../rules/rule.ts";
import type { SyntaxNode } from "../syntax/index.ts";
import { type Mark, Marks } from "./marks.ts";

/** A sink that a source reaches. */
export interface TaintMatch extends Match {
  readonly source: { readonly start: number; readonly end: number };
}

/** Finds the sinks of a rule that its sources reach within a function, and through the code around it. */
export function findTaint(
  taint: TaintSpecification,
  ground: Ground,
  search: Search,
  budget: Budget,
  options: Readonly<Record<string, unknown>>,
): readonly TaintMatch[] {
  if (ground.facts === undefined) return [];
  const marksOf = (parts: readonly TaintPart[]): Mark[] =>
    parts.flatMap((part) => search.run(part.formula, ground).map((match) => ({ part, match })));
  const sources = marksOf(taint.sources);
  if (sources.length === 0) return [];
  const sinks = marksOf(taint.sinks);
  if (sinks.length === 0) return [];
  const { tree } = ground.facts;
  const flow = new Flow(
    {
      sources: new Marks(tree, sources),
      sinks: new Marks(tree, sinks),
      sanitizers: new Marks(tree, marksOf(taint.sanitizers)),
      propagations: propagationsOf(marksOf(taint.propagators)),
    },
    budget,
    options,
  );
  flow.run(tree.root);
  return [...flow.found.values()];
}

/** Taint of a value: by source, the labels it has. */
type Taint = ReadonlySet<Mark>;
const clean: Taint = new Set();

/** What each place holds: `x`, `x.y`. */
type State = Map<string, Taint>;

interface RuleMarks {
  readonly sources: Marks;
  readonly sinks: Marks;
  readonly sanitizers: Marks;
  readonly propagations: ReadonlyMap<string, readonly SyntaxNode[]>;
}

const mostRounds = 2;
const comparisons: ReadonlySet<string> = new Set([
  "==",
  "!=",
  "===",
  "!==",
  "<",
  ">",
  "<=",
  ">=",
  "in",
  "not in",
  "is",
  "is not",
  "instanceof",
]);

class Flow {
  readonly found = new Map<string, TaintMatch>();
  readonly #marks: RuleMarks;
  readonly #budget: Budget;
  readonly #assumesSafeBooleans: boolean;
  #ended = false;

  constructor(marks: RuleMarks, budget: Budget, options: Readonly<Record<string, unknown>>) {
    this.#marks = marks;
    this.#budget = budget;
    this.#assumesSafeBooleans =
      options["taint_assume_safe_booleans"] === true || options["taint_assume_safe_comparisons"] === true;
  }

  run(root: SyntaxNode): void {
    this.#value(root, new Map());
  }

  /** The taint of an expression, or the work of a statement. */
  #value(node: SyntaxNode, state: State): Taint {
    this.#budget.spend();
    const sanitizers = this.#marks.sanitizers.of(node);
    let taint = this.#inner(node, state);
    if (sanitizers.length > 0) {
      if (sanitizers.some(({ part }) => part.bySideEffect)) this.#set(node, clean, state);
      return clean;
    }
    taint = this.#withSources(node, taint, state);
    if (taint.size > 0) {
      this.#propagate(node, taint, state);
      this.#sink(node, taint);
    }
    return taint;
  }

  #withSources(node: SyntaxNode, taint: Taint, state: State): Taint {
    const sources = this.#marks.sources.of(node);
    if (sources.length === 0) return taint;
    const reaching = sources.filter(({ part }) => part.requires === undefined || this.#holds(part, taint));
    if (reaching.length === 0) return taint;
    const all = union(taint, new Set(reaching));
    if (reaching.some((mark) => mark.part.bySideEffect && covers(mark, node)) && placeOf(node) !== undefined)
      this.#set(node, all, state);
    return all;
  }

  #holds({ requires }: TaintPart, taint: Taint): boolean {
    if (requires === undefined) return taint.size > 0;
    const labels = new Set([...taint].map(({ part }) => part.label ?? "__SOURCE__"));
    const scope = { value: (name: string) => labels.has(name), matches: () => false, today: () => 0 };
    return evaluate(requires, scope) === true;
  }

  #sink(node: SyntaxNode, taint: Taint): void {
    for (const mark of this.#marks.sinks.of(node)) {
      const { part, match } = mark;
      // A condition on labels speaks of all that reaches the sink, not of a part of it.
      if (part.requires !== undefined && !(covers(mark, node) && this.#holds(part, taint))) continue;
      for (const { match: source } of taint) {
        const key = `${match.start}:${match.end}`;
        if (this.found.has(key)) continue;
        const bindings = merge(source.bindings, match.bindings) ?? new Map([...source.bindings, ...match.bindings]);
        this.found.set(key, { start: match.start, end: match.end, bindings, source });
      }
    }
  }

  #propagate(node: SyntaxNode, taint: Taint, state: State): void {
    for (const to of this.#marks.propagations.get(`${node.start}:${node.end}`) ?? []) {
      const place = placeOf(to);
      if (place !== undefined) state.set(place, union(state.get(place) ?? clean, taint));
    }
  }

  /** Gives a place a value; what was known of its members ends. */
  #set(target: SyntaxNode | undefined, taint: Taint, state: State): void {
    if (target === undefined) return;
    const place = placeOf(target);
    if (place !== undefined) {
      for (const known of [...state.keys()]) if (known.startsWith(`${place}.`)) state.delete(known);
      state.set(place, taint);
      return;
    }
    if (target.kind === "index") {
      const object = target.child("object");
      const whole = object === undefined ? undefined : placeOf(object);
      if (whole !== undefined && taint.size > 0) state.set(whole, union(state.get(whole) ?? clean, taint));
      return;
    }
    if (["tuple", "list", "object", "spread", "spread-keywords"].includes(target.kind))
      for (const child of target.children) this.#set(child, union(taint, this.#sourcesAt(child)), state);
    else if (target.kind === "pair") this.#set(target.child("value"), taint, state);
    else if (target.kind === "assign" || target.kind === "param")
      this.#set(target.child("left") ?? target.child("name"), taint, state);
  }

  #sourcesAt(node: SyntaxNode): Taint {
    const sources = this.#marks.sources.of(node).filter(({ part }) => part.requires === undefined);
    return sources.length === 0 ? clean : new Set(sources);
  }

  #all(nodes: readonly SyntaxNode[], state: State): Taint {
    let taint = clean;
    for (const node of nodes) taint = union(taint, this.#value(node, state));
    return taint;
  }

  #inner(node: SyntaxNode, state: State): Taint {
    switch (node.kind) {
      case "string":
      case "number":
      case "constant":
      case "token":
        return clean;
      case "name":
        return state.get(node.text) ?? clean;
      case "member": {
        const object = node.child("object");
        const of = object === undefined ? clean : this.#value(object, state);
        const place = placeOf(node);
        return (place === undefined ? undefined : state.get(place)) ?? of;
      }
      case "assign":
        return this.#assign(node, state);
      case "augmented": {
        const left = node.child("left")!;
        const taint = union(this.#value(left, state), this.#value(node.child("right")!, state));
        this.#set(left, taint, state);
        return taint;
      }
      case "declare": {
        const left = node.child("left");
        if (left !== undefined) this.#set(left, this.#sourcesAt(left), state);
        return clean;
      }
      case "binary": {
        const taint = this.#all(node.children, state);
        return this.#assumesSafeBooleans && comparisons.has(node.text) ? clean : taint;
      }
      case "function":
      case "lambda":
        this.#function(node, state);
        return clean;
      case "class": {
        const outer = this.#ended;
        for (const child of node.children) this.#value(child, state);
        this.#ended = outer;
        return clean;
      }
      case "conditional": {
        this.#value(node.child("condition")!, state);
        return union(this.#part(node, "consequence", state), this.#part(node, "alternative", state));
      }
      case "if":
        this.#part(node, "condition", state);
        this.#branches([node.child("consequence"), node.child("alternative")], state);
        return clean;
      case "each":
      case "for-in":
      case "while":
      case "for_statement":
      case "do_statement":
      case "for_in_clause":
        return this.#loop(node, state);
      case "with":
      case "as":
        return this.#bindingForm(node, state);
      case "try":
      case "try_statement":
        return this.#try(node, state);
      case "return":
      case "throw":
      case "break_statement":
      case "continue_statement": {
        const taint = this.#all(node.children, state);
        this.#ended = true;
        return taint;
      }
      case "list_comprehension":
      case "generator_expression":
      case "set_comprehension":
      case "dictionary_comprehension": {
        const clauses = node.children.filter((child) => child.field !== "body");
        this.#all(clauses, state);
        return this.#all(node.all("body"), state);
      }
      case "block":
        for (const child of node.children) this.#value(child, state);
        return clean;
      case "params":
      case "import":
      case "import-name":
        return clean;
      default:
        if (/switch|match_statement/.test(node.kind)) return this.#switch(node, state);
        return this.#all(node.children, state);
    }
  }

  #part(node: SyntaxNode, field: string, state: State): Taint {
    const child = node.child(field);
    return child === undefined ? clean : this.#value(child, state);
  }

  #assign(node: SyntaxNode, state: State): Taint {
    const left = node.child("left");
    const right = node.child("right");
    let taint = right === undefined ? clean : this.#value(right, state);
    if (left === undefined) return taint;
    if (left.kind === "index") this.#all(left.children, state);
    taint = union(taint, this.#sourcesAt(left));
    if (this.#marks.sanitizers.exactly(left).length > 0) taint = clean;
    this.#set(left, taint, state);
    if (taint.size > 0) {
      this.#propagate(left, taint, state);
      this.#sink(left, taint);
    }
    return taint;
  }

  /** Bodies run where they stand, with what is known there; parameters hold what the rule says of them. */
  #function(node: SyntaxNode, state: State): void {
    const inner: State = new Map(state);
    for (const param of node.child("params")?.children ?? []) {
      const name = param.child("name");
      const taint = union(this.#sourcesAt(param), name === undefined ? clean : this.#sourcesAt(name));
      if (name !== undefined) this.#set(name, taint, inner);
      if (taint.size > 0) this.#sink(param, taint);
      const fallback = param.child("default");
      if (fallback !== undefined) this.#value(fallback, inner);
    }
    for (const decorator of node.all("decorators")) this.#value(decorator, state);
    const outer = this.#ended;
    this.#ended = false;
    for (const child of node.all("body")) this.#value(child, inner);
    this.#ended = outer;
  }

  /** Runs each with a copy of the state, and unites those that go on. */
  #branches(parts: readonly (SyntaxNode | undefined)[], state: State): void {
    const states: State[] = [];
    const outer = this.#ended;
    for (const part of parts) {
      const copy: State = new Map(state);
      this.#ended = false;
      if (part !== undefined) this.#value(part, copy);
      if (!this.#ended) states.push(copy);
    }
    this.#ended = outer || states.length === 0;
    if (states.length > 0) join(states, state);
  }

  #loop(node: SyntaxNode, state: State): Taint {
    const right = node.child("right");
    const left = node.child("left");
    const bodies = node.children.filter((child) => child !== right && child !== left);
    for (let round = 0; round < mostRounds; round++) {
      const copy: State = new Map(state);
      const taint = right === undefined ? clean : this.#value(right, copy);
      if (left !== undefined) this.#set(left, union(taint, this.#sourcesAt(left)), copy);
      const outer = this.#ended;
      for (const body of bodies) this.#value(body, copy);
      this.#ended = outer;
      if (node.kind === "for_in_clause") for (const [place, value] of copy) state.set(place, value);
      else join([state, copy], state);
    }
    return clean;
  }

  #bindingForm(node: SyntaxNode, state: State): Taint {
    if (node.kind === "with") {
      for (const child of node.children) this.#value(child, state);
      return clean;
    }
    const taint = this.#part(node, "value", state);
    const left = node.child("left");
    if (left !== undefined) this.#set(left, union(taint, this.#sourcesAt(left)), state);
    return taint;
  }

  #try(node: SyntaxNode, state: State): Taint {
    const outer = this.#ended;
    const before: State = new Map(state);
    const handlers = node.children.filter(
      (child) => /catch|except|handler/.test(child.kind) || child.field === "handlers" || child.field === "handler",
    );
    for (const child of node.children) {
      if (handlers.includes(child) || child.field === "finalizer") continue;
      this.#value(child, state);
    }
    const endedBody = this.#ended;
    const states: State[] = endedBody ? [] : [new Map(state)];
    for (const handler of handlers) {
      const copy: State = new Map();
      join([before, state], copy);
      this.#ended = false;
      this.#value(handler, copy);
      if (!this.#ended) states.push(copy);
    }
    this.#ended = outer || states.length === 0;
    if (states.length > 0) join(states, state);
    for (const child of node.all("finalizer")) this.#value(child, state);
    return clean;
  }

  #switch(node: SyntaxNode, state: State): Taint {
    const cases: SyntaxNode[] = [];
    const visit = (each: SyntaxNode): void => {
      for (const child of each.children) {
        if (child.kind === "case" || child.kind === "case_clause" || child.kind === "switch_rule") cases.push(child);
        else if (child.field === "body" || /block/.test(child.kind)) visit(child);
        else this.#value(child, state);
      }
    };
    visit(node);
    if (cases.length === 0) return clean;
    this.#branches([...cases, undefined], state);
    return clean;
  }
}

/** `x` or `x.y` of plain names. */
function placeOf(node: SyntaxNode): string | undefined {
  return node.kind === "name" ? node.text : node.kind === "member" ? pathOf(node)?.join(".") : undefined;
}

function covers({ match }: Mark, node: SyntaxNode): boolean {
  return match.start === node.start && match.end === node.end;
}

function union(left: Taint, right: Taint): Taint {
  if (left.size === 0) return right;
  if (right.size === 0) return left;
  return new Set([...left, ...right]);
}

function join(states: readonly State[], into: State): void {
  const joined: State = new Map();
  for (const state of states)
    for (const [place, taint] of state) joined.set(place, union(joined.get(place) ?? clean, taint));
  into.clear();
  for (const [place, taint] of joined) into.set(place, taint);
}

/** From the offsets of what is tainted to the nodes that become so. */
function propagationsOf(marks: readonly Mark[]): ReadonlyMap<string, readonly SyntaxNode[]> {
  const found = new Map<string, SyntaxNode[]>();
  for (const { part, match } of marks) {
    const from = match.bindings.get(part.from);
    const to = match.bindings.get(part.to)?.node;
    if (from === undefined || to === undefined) continue;
    const key = `${from.start}:${from.end}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, [to]);
    else known.push(to);
  }
  return found;
}
