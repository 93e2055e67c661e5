import type { Argument, Expression, Pattern, Span, Statement } from "../../ir/index.ts";
import { type FlatTree, type NodeId, none } from "../../parse/index.ts";
import { Lowering } from "../lowering.ts";
import type { Scopes } from "../scopes.ts";
import type { Meaning, Names } from "./names.ts";
import { classOfType, measure } from "./types.ts";

/** The slot of the box in which a variable stands that a call may write: `out`, `ref`. */
const boxed = "&";

/** What expressions are made of: names, types, arguments, and several steps as one expression. */
export abstract class ArgumentLowering extends Lowering {
  protected readonly names: Names;
  /** Parameters of the functions around that are `out` or `ref`. */
  protected readonly boxes: Set<string>[] = [];

  constructor(tree: FlatTree, scopes: Scopes, names: Names) {
    super(tree, scopes);
    this.names = names;
  }

  protected abstract target(node: NodeId): Pattern;

  /** Whether a function around the place, or the statements at the top of the file around it, declare the name. */
  protected isLocal(name: string): boolean {
    return this.scopes.knows(name) || (this.isInStatements && this.scopes.topKnows(name));
  }
  protected isInStatements = false;

  /** Children without directives; of conditional compilation, what stands in all of its branches. */
  protected parts(node: NodeId): NodeId[] {
    const { tree } = this;
    return tree.children(node).flatMap((child) => {
      const kind = tree.kind(child);
      if (!kind.startsWith("preproc_")) return [child];
      if (!/^preproc_(if|elif|else)/.test(kind)) return [];
      const condition = tree.child(child, "condition");
      return this.parts(child).filter((part) => part !== condition);
    });
  }

  /** The value with what its declared type says of it. */
  protected typed(value: Expression, type: NodeId): Expression {
    const name = type === none ? undefined : classOfType(this.tree.source(type));
    if (name === undefined) return value;
    const { start, end } = value;
    return { kind: "typed", value, type: this.typeName(this.span(type), name), start, end };
  }

  /** A type as an expression that gives its class. */
  protected typeName(span: Span, name: string): Expression {
    return { ...span, kind: "name", name: name === measure ? measure : this.names.ofType(name) };
  }

  /** A type as it is written, also one that tells nothing of its values. */
  protected writtenType(node: NodeId): Expression {
    const bare = classOfType(this.tree.source(node));
    return bare === undefined
      ? { ...this.span(node), kind: "name", name: "csharp.string" }
      : this.typeName(this.span(node), bare);
  }

  protected named(span: Span, name: string, meaning: Meaning): Expression {
    switch (meaning.kind) {
      case "local": {
        const local: Expression = { ...span, kind: "name", name };
        return this.boxes.some((names) => names.has(name))
          ? { ...span, kind: "member", object: local, name: boxed }
          : local;
      }
      case "own":
        return { ...span, kind: "member", object: { ...span, kind: "self" }, name };
      case "outer":
        return { ...span, kind: "member", object: { ...span, kind: "name", name: meaning.owner }, name };
      case "global":
        return { ...span, kind: "name", name: meaning.names };
    }
  }

  /** `object.A.B` */
  protected path(object: Expression, names: string, span: Span): Expression {
    return names
      .split(".")
      .reduce<Expression>((owner, name) => ({ ...span, kind: "member", object: owner, name }), object);
  }

  /** Several steps as one expression, whose value is the last one's. */
  protected steps(span: Span, parts: readonly Expression[]): Expression {
    return parts.length === 1 ? parts[0]! : { ...span, kind: "other", parts };
  }

  /** A variable that the source does not name, with what gives it a value. */
  protected temporary(span: Span, value: Expression): { readonly set: Expression; readonly get: Expression } {
    const name = `<${span.start}:${value.kind}>`;
    this.scopes.declare(name);
    const target: Pattern = { ...span, kind: "name", name };
    return { set: { ...span, kind: "assign", target, value }, get: { ...span, kind: "name", name } };
  }

  /** What needs a value several times; it is evaluated once. */
  protected held(node: NodeId, span: Span, use: (value: Expression) => Expression): Expression {
    const value = this.expression(node);
    if (value.kind === "name" || value.kind === "self" || value.kind === "member") return use(value);
    const { set, get } = this.temporary(span, value);
    return this.steps(span, [set, use(get)]);
  }

  /** A call, before and after it what moves variables into boxes that it may write to, and out of them. */
  protected called(span: Span, callee: Expression, list: NodeId, isNew: boolean, types: readonly NodeId[]): Expression {
    const before: Expression[] = [];
    const after: Expression[] = [];
    const args = (list === none ? [] : this.parts(list)).map((node) => this.#argument(node, before, after));
    for (const [index, type] of types.entries()) args.push({ name: `<${index}>`, value: this.writtenType(type) });
    const call: Expression = { ...span, kind: "call", callee, args, isNew };
    if (after.length + before.length === 0) return call;
    const { set, get } = this.temporary(span, call);
    return this.steps(span, [...before, set, ...after, get]);
  }

  #argument(node: NodeId, before: Expression[], after: Expression[]): Argument {
    const { tree } = this;
    const span = this.span(node);
    const nameNode = tree.child(node, "name");
    const given = this.parts(node).at(-1) ?? none;
    const name = nameNode === none || nameNode === given ? {} : { name: tree.source(nameNode) };
    const way = /^(?:\w+\s*:\s*)?(out|ref)\b/.exec(tree.source(node))?.[1];
    if (way === undefined) return { ...name, value: this.expression(given) };
    const isDeclared = tree.kind(given) === "declaration_expression";
    const variable = isDeclared ? tree.child(given, "name") : given;
    const key: Expression = { ...span, kind: "constant", value: boxed };
    const inside: Expression = way === "ref" ? this.expression(variable) : { ...span, kind: "other", parts: [] };
    const { set, get } = this.temporary(span, { ...span, kind: "record", entries: [{ key, value: inside }] });
    before.push(set);
    if (tree.source(variable) !== "_") {
      if (isDeclared) this.scopes.declare(tree.source(variable));
      const read: Expression = { ...span, kind: "member", object: get, name: boxed };
      const value = isDeclared ? this.typed(read, tree.child(given, "type")) : read;
      after.push({ ...span, kind: "assign", target: this.target(variable), value });
    }
    return { ...name, value: get };
  }

  /** What an arrow or a block gives as the body of a function. */
  protected bodyOf(node: NodeId): Statement[] {
    if (node === none) return [];
    const { tree } = this;
    if (tree.kind(node) === "block") return this.block(node);
    const inner = tree.kind(node) === "arrow_expression_clause" ? tree.first(node) : node;
    return [{ ...this.span(inner), kind: "return", value: this.expression(inner) }];
  }
}
