import type { Expression, Module, ModuleReference, Pattern, Span, Statement } from "../ir/index.ts";
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
      () => this.statementAt(node, into),
      () => undefined,
      () => this.#line(node),
    );
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
