import type { Expression, Handler, Module, ModuleReference, Pattern, Span, Statement } from "../../ir/index.ts";
import { type FlatTree, type NodeId, none } from "../../parse/index.ts";
import { Scopes } from "../scopes.ts";
import { DefinitionLowering } from "./definitions.ts";
import { isLoopCall, loopShape } from "./loops.ts";

/** Lowers a Ruby tree; of a template, the tree of the code in it. */
export function lowerRuby(path: string, tree: FlatTree, text: string): Module {
  const reference: ModuleReference = { path, language: "ruby", text };
  return new StatementLowering(tree, new Scopes(reference)).module(reference);
}

/** What becomes of the value of a statement; without one it is not used. */
type Use = ((value: Expression) => Statement) | undefined;

/** Calls that end the function around them. `halt` and `throw` leave by way of the framework. */
const ending = /^(raise|fail|abort|exit|exit!|throw|halt)$/;
/** Calls that always give something true: `redirect_to … and return` returns. */
const answering = /^(render|redirect_to|redirect_back|redirect_back_or_to|head|send_file|send_data)$/;

/** Statements; each may stand for its value. */
class StatementLowering extends DefinitionLowering {
  /** Methods outside of classes, wherever they are declared. */
  readonly #methods: Statement[] = [];

  protected block(node: NodeId): Statement[] {
    const into: Statement[] = [];
    if (node !== none) this.#place(node, undefined, into);
    return into;
  }

  protected statementAt(node: NodeId, into: Statement[]): void {
    this.#at(node, undefined, into);
  }

  /** The statements of a function: what the last one gives, the function gives. */
  protected valued(nodes: readonly NodeId[]): Statement[] {
    const into: Statement[] = [];
    this.#sequence(nodes, (value) => ({ start: value.start, end: value.end, kind: "return", value }), into);
    return into;
  }

  #place(node: NodeId, use: Use, into: Statement[]): void {
    this.scopes.nodes++;
    this.scopes.deeper(
      () => this.#at(node, use, into),
      () => undefined,
      () => this.tree.text.slice(0, this.tree.start(node)).split("\n").length,
    );
  }

  #at(node: NodeId, use: Use, into: Statement[]): void {
    const { tree } = this;
    const span = this.span(node);
    switch (tree.kind(node)) {
      case "if":
      case "unless":
      case "elsif":
      case "if_modifier":
      case "unless_modifier":
      case "conditional":
        into.push(this.#if(node, use));
        return;
      case "case":
        this.#case(node, use, into);
        return;
      case "case_match":
        this.#match(node, use, into);
        return;
      case "then":
      case "else":
      case "ensure":
      case "do":
      case "begin":
      case "body_statement":
      case "block_body":
      case "parenthesized_statements":
        this.#sequence(tree.children(node), use, into);
        return;
      case "return":
        into.push({ ...span, kind: "return", value: this.#given(node) });
        return;
      case "next":
        into.push(
          this.isInLoop ? { ...span, kind: "continue" } : { ...span, kind: "return", value: this.#given(node) },
        );
        return;
      case "break":
        into.push(this.isInLoop ? { ...span, kind: "break" } : { ...span, kind: "return", value: this.#given(node) });
        return;
      case "while":
      case "until":
      case "while_modifier":
      case "until_modifier":
        into.push(this.#while(node));
        return;
      case "for": {
        const target = this.target(tree.child(node, "pattern"));
        const iterable = this.expression(tree.first(tree.child(node, "value")));
        const body = this.#looped(() => this.block(tree.child(node, "body")));
        into.push({ ...span, kind: "each", target, iterable, of: "values", body, after: [] });
        return;
      }
      case "class":
      case "module":
        this.classAt(node, into);
        return;
      case "method":
      case "singleton_method": {
        const name = tree.source(tree.child(node, "name"));
        this.#declareMethod(span, name, this.methodOf(node, name));
        return;
      }
      case "singleton_class":
        this.#sequence(tree.children(tree.child(node, "body")), undefined, into);
        return;
      case "assignment":
        this.#assignment(node, use, into);
        return;
      case "binary":
        if (this.#guarded(node, into)) return;
        break;
      case "call":
        if (isLoopCall(tree, node)) {
          into.push(this.#loop(node));
          return;
        }
        break;
      case "ERROR":
        this.scopes.markPartial();
        for (const child of tree.children(node)) this.statement(child, into);
        return;
      case "heredoc_body":
      case "alias":
      case "undef":
      case "retry":
      case "redo":
      case "empty_statement":
      case "uninterpreted":
      case "begin_block":
      case "end_block":
        return;
    }
    const value = this.expression(node);
    if (this.#ends(node)) {
      into.push({ ...span, kind: "expression", value });
      into.push({ ...span, kind: "throw", value: undefined });
    } else into.push(use === undefined ? { ...span, kind: "expression", value } : use(value));
  }

  /** A method outside of classes belongs to every object. */
  #declareMethod(span: Span, name: string, value: Expression): void {
    const target: Pattern = { ...span, kind: "name", name: `.${name}` };
    this.#methods.push({ ...span, kind: "expression", value: { ...span, kind: "assign", target, value } });
  }

  /** The statements of the file, with the methods that stand in it outside of classes. */
  protected override body(nodes: readonly NodeId[]): Statement[] {
    const statements = super.body(nodes);
    return [...this.#methods, ...statements];
  }

  #given(node: NodeId): Expression | undefined {
    const list = this.tree.first(node);
    if (list === none) return undefined;
    const items = this.tree.children(list);
    return items.length === 1 ? this.expression(items[0]!) : this.array(list);
  }

  /** Statements of which `rescue`, `else` and `ensure` may be the last. */
  #sequence(nodes: readonly NodeId[], use: Use, into: Statement[]): void {
    const { tree } = this;
    const isClause = (node: NodeId) => /^(rescue|else|ensure)$/.test(tree.kind(node));
    const clauses = nodes.filter(isClause);
    if (clauses.length > 0) {
      into.push(this.#try(nodes, clauses, use));
      return;
    }
    const shown = nodes.filter((node) => tree.kind(node) !== "heredoc_body");
    for (const [index, node] of shown.entries()) this.#place(node, index === shown.length - 1 ? use : undefined, into);
  }

  #try(nodes: readonly NodeId[], clauses: readonly NodeId[], use: Use): Statement {
    const { tree } = this;
    const body: Statement[] = [];
    const otherwise: Statement[] = [];
    const finalizer: Statement[] = [];
    const handlers: Handler[] = [];
    const hasElse = clauses.some((clause) => tree.kind(clause) === "else");
    const tried = nodes.filter((node) => !clauses.includes(node));
    this.#sequence(tried, hasElse ? undefined : use, body);
    for (const clause of clauses) {
      if (tree.kind(clause) === "else") this.#sequence(tree.children(clause), use, otherwise);
      else if (tree.kind(clause) === "ensure") this.#sequence(tree.children(clause), undefined, finalizer);
      else {
        const variable = tree.child(clause, "variable");
        const target = variable === none ? undefined : this.target(tree.first(variable));
        const caught: Statement[] = [];
        const inner = tree.child(clause, "body");
        if (inner !== none) this.#place(inner, use, caught);
        handlers.push({ target, body: caught });
      }
    }
    const [first = none] = nodes;
    return { ...this.span(first), kind: "try", body, handlers, otherwise, finalizer };
  }

  #if(node: NodeId, use: Use): Statement {
    const { tree } = this;
    const span = this.span(node);
    const test = this.expression(tree.child(node, "condition"));
    const isModifier = tree.kind(node).endsWith("modifier");
    const branch = (place: NodeId): Statement[] => {
      const into: Statement[] = [];
      if (place !== none) this.#place(place, use, into);
      else if (use !== undefined) into.push(use(this.constant(span, null)));
      return into;
    };
    const yes = branch(tree.child(node, isModifier ? "body" : "consequence"));
    const no = branch(tree.child(node, "alternative"));
    const isUnless = tree.kind(node).startsWith("unless");
    return { ...span, kind: "if", test, consequence: isUnless ? no : yes, otherwise: isUnless ? yes : no };
  }

  #case(node: NodeId, use: Use, into: Statement[]): void {
    const { tree } = this;
    const subject = tree.child(node, "value");
    const clauses = tree.children(node).filter((child) => child !== subject);
    let otherwise: Statement[] = use === undefined ? [] : [use(this.constant(this.span(node), null))];
    for (const clause of this.clausesOf(node, clauses).toReversed()) {
      const body: Statement[] = [];
      if (tree.kind(clause) !== "when") {
        this.#place(clause, use, body);
        otherwise = body;
        continue;
      }
      const inner = tree.child(clause, "body");
      if (inner !== none) this.#place(inner, use, body);
      const test = this.whenTest(subject, clause);
      otherwise = [{ ...this.span(clause), kind: "if", test, consequence: body, otherwise }];
    }
    into.push(...otherwise);
  }

  /** `case … in`: what a pattern names is a part of the subject. */
  #match(node: NodeId, use: Use, into: Statement[]): void {
    const { tree } = this;
    const span = this.span(node);
    const subject = this.expression(tree.child(node, "value"));
    const cases = tree.childrenOf(node, "clauses").map((clause) => {
      const body: Statement[] = [];
      const captures: Pattern[] = [];
      this.#captures(tree.child(clause, "pattern"), captures);
      const guard = tree.child(clause, "guard");
      const inner = tree.child(clause, "body");
      if (inner !== none) this.#place(inner, use, body);
      const literal = this.literalText(tree.child(clause, "pattern"));
      const tests = [literal === undefined ? this.nothingKnown(clause) : this.constant(this.span(clause), literal)];
      return { tests, captures, body, ...(guard === none ? {} : { guard: this.expression(tree.first(guard)) }) };
    });
    const last = tree.child(node, "else");
    if (last !== none) cases.push({ tests: [], captures: [], body: this.block(last) });
    into.push({ ...span, kind: "switch", subject, cases, fallsThrough: false });
  }

  #captures(pattern: NodeId, into: Pattern[]): void {
    const { tree } = this;
    if (pattern === none) return;
    const span = this.span(pattern);
    if (tree.kind(pattern) === "identifier") {
      into.push(this.target(pattern));
      return;
    }
    const key = tree.child(pattern, "key");
    if (tree.kind(pattern) === "keyword_pattern" && key !== none) {
      const name = tree.source(key);
      const value = tree.child(pattern, "value");
      const inner: Pattern[] = [];
      if (value !== none) this.#captures(value, inner);
      else {
        this.names.declare(name);
        this.scopes.declare(name);
        inner.push({ ...span, kind: "name", name });
      }
      for (const target of inner)
        into.push({ ...span, kind: "record", entries: [{ key: this.constant(span, name), target }], rest: undefined });
      return;
    }
    for (const child of tree.children(pattern)) this.#captures(child, into);
  }

  #while(node: NodeId): Statement {
    const { tree } = this;
    const span = this.span(node);
    const isUntil = tree.kind(node).startsWith("until");
    const condition = this.expression(tree.child(node, "condition"));
    const test: Expression = isUntil ? { ...span, kind: "unary", operator: "not", operand: condition } : condition;
    const inner = tree.child(node, "body");
    const body = this.#looped(() => this.block(inner));
    return { ...span, kind: "while", test, body, runsFirst: tree.kind(inner) === "begin", after: [] };
  }

  #looped<T>(work: () => T): T {
    const before = this.isInLoop;
    this.isInLoop = true;
    const result = work();
    this.isInLoop = before;
    return result;
  }

  /** `list.each do |item| … end` as the loop that it is. */
  #loop(node: NodeId): Statement {
    const { tree } = this;
    const span = this.span(node);
    const block = tree.child(node, "block");
    const list = tree.child(block, "parameters");
    const receiver = tree.child(node, "receiver");
    const shape = loopShape(tree.source(tree.child(node, "method")), list === none ? 0 : tree.children(list).length);
    const owner = this.optional(receiver);
    const body = tree.child(block, "body");
    const run = () => this.#looped(() => (body === none ? [] : this.block(body)));
    if (shape === "endless" || owner === undefined)
      return { ...span, kind: "while", test: undefined, body: run(), runsFirst: false, after: [] };
    const parameters = (list === none ? [] : this.parameters(list)).map(({ target }) => target);
    const [first] = parameters;
    const unused: Pattern = { ...span, kind: "list", items: [], rest: undefined };
    const given: readonly [Expression, Pattern] =
      shape === "numbers"
        ? [this.nothingKnown(node), first ?? unused]
        : shape === "pairs"
          ? [
              this.ownCall(span, "operator pairs", [owner]),
              { ...span, kind: "list", items: parameters, rest: undefined },
            ]
          : [owner, first ?? unused];
    const [iterable, target] = given;
    const implied = this.implied;
    this.implied = list === none ? new Set() : undefined;
    const statements = run();
    const [it] = this.implied ?? [];
    this.implied = implied;
    if (it !== undefined) this.scopes.declare(it);
    const taken: Pattern = it === undefined ? target : { ...span, kind: "name", name: it };
    return { ...span, kind: "each", target: taken, iterable, of: "values", body: statements, after: [] };
  }

  /** `a = if …`: each branch gives its value. */
  #assignment(node: NodeId, use: Use, into: Statement[]): void {
    const { tree } = this;
    const span = this.span(node);
    const right = tree.child(node, "right");
    const left = tree.child(node, "left");
    if (!/^(if|unless|case|case_match|begin)$/.test(tree.kind(right))) {
      const value = this.expression(node);
      into.push(use === undefined ? { ...span, kind: "expression", value } : use(value));
      return;
    }
    const put = (value: Expression): Statement => {
      const target = this.target(left);
      return { ...span, kind: "expression", value: { ...span, kind: "assign", target, value } };
    };
    this.#place(right, put, into);
    if (use !== undefined) into.push(use(this.expression(left)));
  }

  /** `f or raise`, `g and return`: the second part leaves. False when it does not. */
  #guarded(node: NodeId, into: Statement[]): boolean {
    const { tree } = this;
    const operator = tree.source(tree.child(node, "operator"));
    const right = tree.child(node, "right");
    const leaves = /^(return|next|break)$/.test(tree.kind(right)) || this.#ends(right);
    if (!leaves || !/^(and|or|&&|\|\|)$/.test(operator)) return false;
    const left = tree.child(node, "left");
    const end = this.block(right);
    const isAnswer = tree.kind(left) === "call" && answering.test(tree.source(tree.child(left, "method")));
    if (isAnswer) {
      this.#place(left, undefined, into);
      into.push(...end);
      return true;
    }
    const isOr = operator === "or" || operator === "||";
    const test = this.expression(left);
    into.push({ ...this.span(node), kind: "if", test, consequence: isOr ? [] : end, otherwise: isOr ? end : [] });
    return true;
  }

  #ends(node: NodeId): boolean {
    const { tree } = this;
    if (tree.kind(node) === "identifier") return ending.test(tree.source(node));
    if (tree.kind(node) !== "call" || tree.child(node, "receiver") !== none) return false;
    return ending.test(tree.source(tree.child(node, "method")));
  }
}
