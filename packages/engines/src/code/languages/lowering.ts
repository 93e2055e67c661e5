import type { BinaryOperator, Expression, Module, ModuleReference, Pattern, Span, Statement } from "../ir/index.ts";
import { type FlatTree, type NodeId, none } from "../parse/index.ts";
import type { Scopes } from "./scopes.ts";

/** What lowering is in every language: walking a tree, bounded in depth, into statements and expressions. */
export abstract class Lowering {
  protected readonly tree: FlatTree;
  protected readonly scopes: Scopes;

  constructor(tree: FlatTree, scopes: Scopes) {
    this.tree = tree;
    this.scopes = scopes;
  }

  /** Puts the statement of a node, which may be several or none, at the end of `into`. */
  protected abstract statementAt(node: NodeId, into: Statement[]): void;
  protected abstract expressionAt(node: NodeId): Expression;
  /** The statements of a block, or of the one statement that stands in its place. */
  protected abstract block(node: NodeId): Statement[];

  /** The whole file. */
  module(reference: ModuleReference): Module {
    const head = { name: "", isArrow: false, decorators: [], start: 0, end: this.tree.text.length };
    const top = this.scopes.unit(head, () => ({ parameters: [], body: this.body(this.tree.children(this.tree.root)) }));
    const { comments, errorStarts } = this.tree;
    return { ...reference, top, comments, errorStarts, cut: [...this.scopes.cut] };
  }

  protected span(node: NodeId): Span {
    return { start: this.tree.start(node), end: this.tree.end(node) };
  }

  protected body(nodes: readonly NodeId[]): Statement[] {
    const into: Statement[] = [];
    for (const node of nodes) this.statement(node, into);
    return into;
  }

  protected statement(node: NodeId, into: Statement[]): void {
    this.scopes.nodes++;
    this.scopes.deeper(
      () => {
        if (!this.#commonAt(node, into)) this.statementAt(node, into);
      },
      () => undefined,
      () => this.#line(node),
    );
  }

  /** What the grammars name alike and mean alike. @returns whether the node was such a statement */
  #commonAt(node: NodeId, into: Statement[]): boolean {
    const { tree } = this;
    const span = this.span(node);
    const kind = tree.kind(node);
    switch (kind) {
      case "return_statement":
        into.push({ ...span, kind: "return", value: this.returned(node) });
        return true;
      case "throw_statement":
      case "raise_statement":
        into.push({ ...span, kind: "throw", value: this.optional(tree.first(node)) });
        return true;
      case "break_statement":
        into.push(this.break(span));
        return true;
      case "continue_statement":
        into.push({ ...span, kind: "continue" });
        return true;
      case "while_statement":
      case "do_statement":
        into.push({
          ...span,
          kind: "while",
          test: this.expression(tree.child(node, "condition")),
          body: this.block(tree.child(node, "body")),
          runsFirst: kind === "do_statement",
          after: this.afterLoop(node),
        });
        return true;
      case "ERROR":
        this.scopes.markPartial();
        for (const child of tree.children(node)) this.statement(child, into);
        return true;
      default:
        return false;
    }
  }

  protected returned(node: NodeId): Expression | undefined {
    return this.optional(this.tree.first(node));
  }

  protected break(span: Span): Statement {
    return { ...span, kind: "break" };
  }

  /** What runs when a loop ends by its own test. */
  protected afterLoop(_loop: NodeId): Statement[] {
    return [];
  }

  protected optional(node: NodeId): Expression | undefined {
    return node === none ? undefined : this.expression(node);
  }

  protected expression(node: NodeId): Expression {
    if (node === none) return { kind: "other", parts: [], start: 0, end: 0 };
    this.scopes.nodes++;
    return this.scopes.deeper(
      () => this.expressionAt(node),
      () => ({ ...this.span(node), kind: "other", parts: [] }),
      () => this.#line(node),
    );
  }

  protected expressions(nodes: readonly NodeId[]): Expression[] {
    return nodes.map((node) => this.expression(node));
  }

  /** The clauses of a choice that are looked at. */
  protected clausesOf(node: NodeId, clauses: readonly NodeId[]): readonly NodeId[] {
    return this.scopes.clausesOf(clauses, () => this.#line(node));
  }

  /** Something that only its parts say anything of. */
  protected other(node: NodeId): Expression {
    return { ...this.span(node), kind: "other", parts: this.expressions(this.tree.children(node)) };
  }

  /** What the parser could not read: the function is partial, its parts count. */
  protected broken(node: NodeId): Expression {
    this.scopes.markPartial();
    return this.other(node);
  }

  /** Declares a name here and gives it a value. */
  protected bind(name: string, value: Expression, into: Statement[]): void {
    this.scopes.declare(name);
    const { start, end } = value;
    const target: Pattern = { kind: "name", name, start, end };
    into.push({ kind: "expression", value: { kind: "assign", target, value, start, end }, start, end });
  }

  /** `a + b + c` as one concat, so that long chains stay flat. */
  protected sum(node: NodeId): Expression {
    const { tree } = this;
    const kind = tree.kind(node);
    const parts: NodeId[] = [];
    let left = node;
    while (tree.kind(left) === kind && tree.source(tree.child(left, "operator")) === "+") {
      parts.push(tree.child(left, "right"));
      left = tree.child(left, "left");
    }
    parts.push(left);
    return { ...this.span(node), kind: "concat", parts: this.expressions(parts.reverse()), isText: false };
  }

  /** An operation of two, as languages with the signs of C write it. */
  protected infix(node: NodeId, operators: Readonly<Record<string, BinaryOperator>>): Expression {
    const { tree } = this;
    const span = this.span(node);
    const operator = tree.source(tree.child(node, "operator"));
    if (operator === "+") return this.sum(node);
    const left = this.expression(tree.child(node, "left"));
    const right = this.expression(tree.child(node, "right"));
    if (operator === "&&") return { ...span, kind: "logical", operator: "and", left, right };
    if (operator === "||") return { ...span, kind: "logical", operator: "or", left, right };
    if (operator === "??") return { ...span, kind: "logical", operator: "??", left, right };
    return { ...span, kind: "binary", operator: operators[operator] ?? "bits", left, right };
  }

  /** `a.b.c`, written at `span`. */
  protected dotted(span: Span, text: string): Expression {
    const [head, ...members] = text.split(".");
    return members.reduce<Expression>((object, name) => ({ ...span, kind: "member", object, name }), {
      ...span,
      kind: "name",
      name: head!,
    });
  }

  #line(node: NodeId): number {
    return this.tree.text.slice(0, this.tree.start(node)).split("\n").length;
  }
}
