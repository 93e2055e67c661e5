import { type Budget, type Match, merge } from "../match/index.ts";
import type { TaintPart } from "../rules/rule.ts";
import type { SyntaxNode } from "../syntax/index.ts";
import { type Flowing, runBindingForm, runBranches, runFunction, runLoop, runSwitch, runTry } from "./control.ts";
import { isMetBy, labelOf } from "./labels.ts";
import type { Marks } from "./marks.ts";
import { clean, covers, placeOf, type State, type Taint, union } from "./state.ts";

/** A sink that a source reaches. */
export interface TaintMatch extends Match {
  readonly source: { readonly start: number; readonly end: number };
}

/** Where the parts of a rule stand in a file; propagations from offsets to the nodes that become tainted. */
export interface RuleMarks {
  readonly sources: Marks;
  readonly sinks: Marks;
  readonly sanitizers: Marks;
  readonly propagations: ReadonlyMap<string, readonly SyntaxNode[]>;
}

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

/** One walk through a file, with what is known at each place. */
export class Flow implements Flowing {
  readonly found = new Map<string, TaintMatch>();
  readonly #marks: RuleMarks;
  readonly #budget: Budget;
  readonly #assumesSafeBooleans: boolean;
  hasEnded = false;

  constructor(marks: RuleMarks, budget: Budget, options: Readonly<Record<string, unknown>>) {
    this.#marks = marks;
    this.#budget = budget;
    this.#assumesSafeBooleans =
      options["taint_assume_safe_booleans"] === true || options["taint_assume_safe_comparisons"] === true;
  }

  run(root: SyntaxNode): void {
    this.value(root, new Map());
  }

  /** The taint of an expression, or the work of a statement. */
  value(node: SyntaxNode, state: State): Taint {
    this.#budget.spend();
    const sanitizers = this.#marks.sanitizers.of(node);
    let taint = this.#inner(node, state);
    if (sanitizers.length > 0) {
      if (sanitizers.some(({ part }) => part.bySideEffect)) this.set(node, clean, state);
      return clean;
    }
    taint = this.#withSources(node, taint, state);
    if (taint.size > 0) {
      this.#propagate(node, taint, state);
      this.sink(node, taint);
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
      this.set(node, all, state);
    return all;
  }

  #holds({ requires }: TaintPart, taint: Taint): boolean {
    return isMetBy(requires, new Set([...taint].map(({ part }) => labelOf(part))));
  }

  sink(node: SyntaxNode, taint: Taint): void {
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
  set(target: SyntaxNode | undefined, taint: Taint, state: State): void {
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
      for (const child of target.children) this.set(child, union(taint, this.sourcesAt(child)), state);
    else if (target.kind === "pair") this.set(target.child("value"), taint, state);
    else if (target.kind === "assign" || target.kind === "param")
      this.set(target.child("left") ?? target.child("name"), taint, state);
  }

  sourcesAt(node: SyntaxNode): Taint {
    const sources = this.#marks.sources.of(node).filter(({ part }) => part.requires === undefined);
    return sources.length === 0 ? clean : new Set(sources);
  }

  #all(nodes: readonly SyntaxNode[], state: State): Taint {
    let taint = clean;
    for (const node of nodes) taint = union(taint, this.value(node, state));
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
        const of = object === undefined ? clean : this.value(object, state);
        const place = placeOf(node);
        return (place === undefined ? undefined : state.get(place)) ?? of;
      }
      case "assign":
        return this.#assign(node, state);
      case "augmented": {
        const left = node.child("left")!;
        const taint = union(this.value(left, state), this.value(node.child("right")!, state));
        this.set(left, taint, state);
        return taint;
      }
      case "declare": {
        const left = node.child("left");
        if (left !== undefined) this.set(left, this.sourcesAt(left), state);
        return clean;
      }
      case "binary": {
        const taint = this.#all(node.children, state);
        return this.#assumesSafeBooleans && comparisons.has(node.text) ? clean : taint;
      }
      case "function":
      case "lambda":
        runFunction(this, node, state);
        return clean;
      case "class": {
        const outer = this.hasEnded;
        for (const child of node.children) this.value(child, state);
        this.hasEnded = outer;
        return clean;
      }
      case "conditional": {
        this.value(node.child("condition")!, state);
        return union(this.part(node, "consequence", state), this.part(node, "alternative", state));
      }
      case "if":
        this.part(node, "condition", state);
        runBranches(this, [node.child("consequence"), node.child("alternative")], state);
        return clean;
      case "each":
      case "for-in":
      case "while":
      case "for_statement":
      case "do_statement":
      case "for_in_clause":
        return runLoop(this, node, state);
      case "with":
      case "as":
        return runBindingForm(this, node, state);
      case "try":
      case "try_statement":
        return runTry(this, node, state);
      case "return":
      case "throw":
      case "break_statement":
      case "continue_statement": {
        const taint = this.#all(node.children, state);
        this.hasEnded = true;
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
        for (const child of node.children) this.value(child, state);
        return clean;
      case "params":
      case "import":
      case "import-name":
        return clean;
      default:
        if (/switch|match_statement/.test(node.kind)) return runSwitch(this, node, state);
        return this.#all(node.children, state);
    }
  }

  part(node: SyntaxNode, field: string, state: State): Taint {
    const child = node.child(field);
    return child === undefined ? clean : this.value(child, state);
  }

  #assign(node: SyntaxNode, state: State): Taint {
    const left = node.child("left");
    const right = node.child("right");
    let taint = right === undefined ? clean : this.value(right, state);
    if (left === undefined) return taint;
    if (left.kind === "index") this.#all(left.children, state);
    taint = union(taint, this.sourcesAt(left));
    if (this.#marks.sanitizers.exactly(left).length > 0) taint = clean;
    this.set(left, taint, state);
    if (taint.size > 0) {
      this.#propagate(left, taint, state);
      this.sink(left, taint);
    }
    return taint;
  }
}
