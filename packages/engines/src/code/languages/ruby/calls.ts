import type { Argument, Entry, Expression, FunctionUnit, Parameter, Span, Statement } from "../../ir/index.ts";
import { type NodeId, none } from "../../parse/index.ts";
import { ExpressionLowering } from "./expressions.ts";

/** The name under which a method keeps the block it is given. */
export const blockName = "&";

/** Methods that change the text or list which they are called on, and give it. */
const changing = /^(concat|prepend|(g?sub|tr|delete|squeeze|strip|chomp|upcase|downcase|scrub)!)$/;

/** Calls, blocks and what they are given. */
export abstract class CallLowering extends ExpressionLowering {
  /** The method around the place uses its block. */
  protected usesBlock = false;
  /** Names of parameters that a block without any mentions: `it`, `_1`. */
  protected implied: Set<string> | undefined;
  /** `next` goes on with a loop here, and does not end a block. */
  protected isInLoop = false;
  protected methodParameters: readonly Parameter[] = [];

  protected abstract parameters(list: NodeId): Parameter[];
  protected abstract valued(nodes: readonly NodeId[]): Statement[];

  protected override identifier(span: Span, name: string): Expression {
    const isImplied = (name === "it" || /^_[1-9]$/.test(name)) && this.implied !== undefined;
    if (isImplied && !this.names.isVariable(name)) {
      this.implied!.add(name);
      return { ...span, kind: "name", name };
    }
    return super.identifier(span, name);
  }

  protected call(node: NodeId): Expression {
    const { tree } = this;
    const span = this.span(node);
    const kind = tree.kind(node);
    if (kind === "yield") {
      this.usesBlock = true;
      const callee: Expression = { ...span, kind: "name", name: blockName };
      return { ...span, kind: "call", callee, args: this.arguments(tree.first(node)), isNew: false };
    }
    const method = tree.child(node, "method");
    if (kind === "super" || (method !== none && tree.kind(method) === "super")) return this.superCall(node);
    const name = method === none ? "call" : tree.source(method);
    const receiver = tree.child(node, "receiver");
    if (receiver === none) return this.plainCall(node, name);
    const value = this.methodCall(node, this.expression(receiver), name);
    return changing.test(name) && this.isPlace(receiver)
      ? { ...span, kind: "assign", target: this.target(receiver), value }
      : value;
  }

  /** The arguments of a call and its block. */
  protected given(node: NodeId): Argument[] {
    const { tree } = this;
    const args = this.arguments(tree.child(node, "arguments"));
    const block = tree.child(node, "block");
    return block === none ? args : [...args, { value: this.functionOf(block), name: blockName }];
  }

  protected plainCall(node: NodeId, name: string): Expression {
    const { tree } = this;
    const span = this.span(node);
    const block = tree.child(node, "block");
    if ((name === "lambda" || name === "proc") && block !== none) return this.functionOf(block);
    if (name === "new")
      return { ...span, kind: "call", callee: { ...span, kind: "self" }, args: this.given(node), isNew: true };
    const [first, ...rest] = this.given(node);
    const sent = name === "send" || name === "public_send" ? this.sent(first) : undefined;
    const args = first === undefined ? [] : sent === undefined ? [first, ...rest] : rest;
    return { ...this.ownCall(span, sent ?? name, []), args };
  }

  protected methodCall(node: NodeId, receiver: Expression, name: string): Expression {
    const { tree } = this;
    const span = this.span(node);
    const block = tree.child(node, "block");
    if (name === "new") {
      if (receiver.kind === "name" && receiver.name.endsWith("Proc") && block !== none) return this.functionOf(block);
      return { ...span, kind: "call", callee: receiver, args: this.given(node), isNew: true };
    }
    const [first, ...rest] = this.given(node);
    const sent = /^(public_send|__send__|send)$/.test(name) ? this.sent(first) : undefined;
    const args = first === undefined ? [] : sent === undefined ? [first, ...rest] : rest;
    if (receiver.kind === "name") this.scopes.use(receiver.name, sent ?? name);
    const callee: Expression = { ...span, kind: "member", object: receiver, name: sent ?? name };
    return { ...span, kind: "call", callee, args, isNew: false };
  }

  /** The method that `send(:name)` calls, where it is written out. */
  protected sent(first: Argument | undefined): string | undefined {
    if (first?.value.kind !== "constant" || first.name !== undefined) return undefined;
    return typeof first.value.value === "string" ? first.value.value : undefined;
  }

  /** `super` alone gives on what the method was given. */
  protected superCall(node: NodeId): Expression {
    const { tree } = this;
    const span = this.span(node);
    const callee: Expression = {
      ...span,
      kind: "member",
      object: { ...span, kind: "super" },
      name: this.methodName || "initialize",
    };
    const args =
      tree.kind(node) === "super"
        ? this.methodParameters.flatMap((parameter): Argument[] => {
            if (parameter.target.kind !== "name" || parameter.name === blockName) return [];
            const value: Expression = { ...span, kind: "name", name: parameter.target.name };
            if (parameter.kind === "rest") return [{ value, spread: "list" }];
            if (parameter.kind === "keywords") return [{ value, spread: "record" }];
            return parameter.kind === "named" ? [{ value, name: parameter.name }] : [{ value }];
          })
        : this.given(node);
    return { ...span, kind: "call", callee, args, isNew: false };
  }

  protected arguments(list: NodeId): Argument[] {
    const { tree } = this;
    const args: Argument[] = [];
    const entries: Entry[] = [];
    for (const child of list === none ? [] : tree.children(list)) {
      switch (tree.kind(child)) {
        case "pair": {
          const key = tree.child(child, "key");
          const isName = tree.kind(key) === "hash_key_symbol" || tree.kind(key) === "simple_symbol";
          if (isName) args.push({ value: this.pairValue(child), name: this.literalText(key)! });
          else entries.push({ key: this.expression(key), value: this.pairValue(child) });
          break;
        }
        case "splat_argument":
          args.push({ value: this.givenOn(child, "*"), spread: "list" });
          break;
        case "hash_splat_argument":
          args.push({ value: this.givenOn(child, "**"), spread: "record" });
          break;
        case "block_argument":
          args.push({ value: this.passedBlock(child), name: blockName });
          break;
        case "forward_argument": {
          const given = (name: string): Expression => ({ ...this.span(child), kind: "name", name });
          args.push({ value: given("*"), spread: "list" }, { value: given("**"), spread: "record" });
          args.push({ value: given(blockName), name: blockName });
          break;
        }
        default:
          args.push({ value: this.expression(child) });
      }
    }
    if (entries.length > 0) args.push({ value: { ...this.span(list), kind: "record", entries } });
    return args;
  }

  /** What a `*` or `**` spreads: without a name, what the method was given there. */
  protected givenOn(node: NodeId, name: string): Expression {
    return this.tree.first(node) === none ? { ...this.span(node), kind: "name", name } : this.expression(node);
  }

  /** `&block`, `&:name`, `&method(:name)`. */
  protected passedBlock(node: NodeId): Expression {
    const { tree } = this;
    const inner = tree.first(node);
    const span = this.span(node);
    if (inner === none) {
      this.usesBlock = true;
      return { ...span, kind: "name", name: blockName };
    }
    const name = tree.kind(inner) === "simple_symbol" ? tree.source(inner).slice(1) : undefined;
    const item: Expression = { ...span, kind: "name", name: "item" };
    if (name !== undefined) {
      const callee: Expression = { ...span, kind: "member", object: item, name };
      return this.short(span, { ...span, kind: "call", callee, args: [], isNew: false });
    }
    const isMethod = tree.kind(inner) === "call" && tree.source(tree.child(inner, "method")) === "method";
    if (!isMethod) return this.expression(inner);
    const [first = none] = tree.children(tree.child(inner, "arguments"));
    const receiver = tree.child(inner, "receiver");
    const called = this.literalText(first) ?? "call";
    if (receiver === none) return this.short(span, this.ownCall(span, called, [item]));
    const callee: Expression = { ...span, kind: "member", object: this.expression(receiver), name: called };
    return this.short(span, { ...span, kind: "call", callee, args: [{ value: item }], isNew: false });
  }

  /** A function of one item. */
  protected short(span: Span, value: Expression): Expression {
    const unit = this.scopes.unit({ ...span, name: "block", isArrow: true, decorators: [] }, () => {
      this.scopes.declare("item");
      return {
        parameters: [this.plainParameter(span, "item", "positional")],
        body: [{ ...span, kind: "return", value }],
      };
    });
    return { ...span, kind: "function", unit };
  }

  protected plainParameter(span: Span, name: string, kind: Parameter["kind"], target = name): Parameter {
    return { target: { ...span, kind: "name", name: target }, name, kind, annotation: undefined, fallback: undefined };
  }

  /** A block, or `->(…) { }`. */
  protected functionOf(node: NodeId): Expression {
    const { tree } = this;
    const span = this.span(node);
    const isLambda = tree.kind(node) === "lambda";
    const inner = isLambda ? tree.child(node, "body") : node;
    const list = tree.child(node, "parameters");
    const before = { implied: this.implied, isInLoop: this.isInLoop };
    this.implied = list === none ? new Set() : undefined;
    this.isInLoop = false;
    const unit = this.names.withVariables(true, () =>
      this.scopes.unit(
        { ...span, name: "block", isArrow: true, decorators: [] },
        (): Pick<FunctionUnit, "parameters" | "body"> => {
          const declared = list === none ? [] : this.parameters(list);
          const body = tree.child(inner, "body");
          const statements = body === none ? [] : this.valued([body]);
          const implied = [...(this.implied ?? [])].sort().map((name) => {
            this.scopes.declare(name);
            return this.plainParameter(span, name, "positional");
          });
          return { parameters: [...declared, ...implied], body: statements };
        },
      ),
    );
    this.implied = before.implied;
    this.isInLoop = before.isInLoop;
    return { ...span, kind: "function", unit };
  }
}
