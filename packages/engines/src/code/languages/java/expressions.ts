import type {
  Argument,
  BinaryOperator,
  Case,
  ClassUnit,
  Expression,
  FunctionUnit,
  Pattern,
  Span,
} from "../../ir/index.ts";
import { type FlatTree, type NodeId, none } from "../../parse/index.ts";
import { Lowering } from "../lowering.ts";
import type { Scopes } from "../scopes.ts";
import { numberOf, unescapeSequence, withoutIndentation } from "./literals.ts";
import type { Meaning, Names } from "./names.ts";
import { classOfType } from "./types.ts";

/** What is longer is a buffer. */
const mostBytes = 64;

const operators: Readonly<Record<string, BinaryOperator>> = {
  "&": "&",
  "|": "|",
  "-": "-",
  "*": "*",
  "/": "/",
  "%": "%",
  "==": "==",
  "!=": "!=",
  "<": "<",
  "<=": "<=",
  ">": ">",
  ">=": ">=",
};

/** Expressions of Java; plain names are resolved to locals, members and types, and declared types are kept. */
export abstract class ExpressionLowering extends Lowering {
  protected readonly names: Names;

  constructor(tree: FlatTree, scopes: Scopes, names: Names) {
    super(tree, scopes);
    this.names = names;
  }

  protected abstract classUnit(node: NodeId, name: string, bases: readonly Expression[], body: NodeId): ClassUnit;
  protected abstract lambda(node: NodeId): Expression;
  protected abstract cases(body: NodeId, yields: boolean): { cases: Case[]; fallsThrough: boolean };

  protected expressionAt(node: NodeId): Expression {
    const { tree } = this;
    const span = this.span(node);
    const kind = tree.kind(node);
    switch (kind) {
      case "identifier":
        return this.#plainName(span, tree.source(node));
      case "this":
        return { ...span, kind: "self" };
      case "super":
        return { ...span, kind: "super" };
      case "string_literal":
        return { ...span, kind: "constant", value: this.#text(node) };
      case "character_literal":
        return { ...span, kind: "constant", value: this.#character(tree.source(node)) };
      case "decimal_integer_literal":
      case "hex_integer_literal":
      case "octal_integer_literal":
      case "binary_integer_literal":
      case "decimal_floating_point_literal":
      case "hex_floating_point_literal":
        return { ...span, kind: "constant", value: numberOf(tree.source(node)) };
      case "true":
      case "false":
        return { ...span, kind: "constant", value: kind === "true" };
      case "null_literal":
        return { ...span, kind: "constant", value: null };
      case "parenthesized_expression":
        return this.expression(tree.first(node));
      case "field_access":
      case "scoped_identifier":
        return this.#fieldAccess(node);
      case "array_access": {
        const object = this.expression(tree.child(node, "array"));
        return { ...span, kind: "index", object, key: this.expression(tree.child(node, "index")) };
      }
      case "method_invocation":
        return this.#call(node);
      case "object_creation_expression":
        return this.#creation(node);
      case "array_creation_expression": {
        const value = tree.child(node, "value");
        return value === none ? this.#emptyArray(node) : this.expression(value);
      }
      case "array_initializer":
      case "element_value_array_initializer": {
        const items = this.expressions(tree.children(node)).map((value) => ({ value, isSpread: false }));
        return { ...span, kind: "list", items };
      }
      case "assignment_expression":
        return this.#assignment(node);
      case "binary_expression":
        return this.infix(node, operators);
      case "unary_expression": {
        const operand = this.expression(tree.child(node, "operand"));
        const operator = tree.source(tree.child(node, "operator"));
        if (operator === "!") return { ...span, kind: "unary", operator: "not", operand };
        return { ...span, kind: "unary", operator: operator === "-" ? "-" : operator === "+" ? "+" : "~", operand };
      }
      case "update_expression": {
        const operand = tree.first(node);
        const one: Expression = { ...span, kind: "constant", value: 1 };
        const left = this.expression(operand);
        const value: Expression = tree.source(node).includes("++")
          ? { ...span, kind: "concat", parts: [left, one], isText: false }
          : { ...span, kind: "binary", operator: "-", left, right: one };
        return { ...span, kind: "assign", target: this.target(operand), value };
      }
      case "ternary_expression":
        return {
          ...span,
          kind: "conditional",
          test: this.expression(tree.child(node, "condition")),
          consequence: this.expression(tree.child(node, "consequence")),
          alternative: this.expression(tree.child(node, "alternative")),
        };
      case "cast_expression":
        return this.typed(this.expression(tree.child(node, "value")), tree.child(node, "type"));
      case "instanceof_expression":
        return this.#instanceof(node);
      case "lambda_expression":
        return this.lambda(node);
      case "method_reference":
        return this.#methodReference(node);
      case "class_literal":
        return {
          ...span,
          kind: "member",
          object: this.typeName(span, this.tree.source(tree.first(node))),
          name: "class",
        };
      case "switch_expression":
        return this.#switch(node);
      case "annotation":
      case "marker_annotation":
        return this.annotation(node);
      case "type_identifier":
      case "scoped_type_identifier":
      case "generic_type":
        return this.typeName(span, classOfType(tree.source(node)) ?? tree.source(node));
      case "ERROR":
        return this.broken(node);
      default:
        return this.other(node);
    }
  }

  /** The value with what its declared type says of it. */
  protected typed(value: Expression, type: NodeId): Expression {
    const name = type === none ? undefined : classOfType(this.tree.source(type));
    if (name === undefined) return value;
    const { start, end } = value;
    return { kind: "typed", value, type: this.typeName(this.span(type), name), start, end };
  }

  /** A type as an expression that gives its class. */
  protected typeName(span: Span, text: string): Expression {
    const [head = "", ...inner] = text.split(".");
    // A full name begins with its package; anything else is a type and types inside it.
    if (/^[a-z]/.test(head) && inner.length > 0) return { ...span, kind: "name", name: this.#local(text) };
    const owner = this.#named(span, head, this.names.ofType(head));
    return inner.reduce<Expression>((object, name) => ({ ...span, kind: "member", object, name }), owner);
  }

  /** `@Name(value, key = value)` as a call of the annotation's type. */
  protected annotation(node: NodeId): Expression {
    const { tree } = this;
    const span = this.span(node);
    const name = this.typeName(span, tree.source(tree.child(node, "name")));
    const list = tree.child(node, "arguments");
    if (list === none) return name;
    const args = tree.children(list).map((child): Argument => {
      if (tree.kind(child) !== "element_value_pair") return { value: this.expression(child) };
      return { name: tree.source(tree.child(child, "key")), value: this.expression(tree.child(child, "value")) };
    });
    return { ...span, kind: "call", callee: name, args, isNew: false };
  }

  /** Where an assignment puts its value. */
  protected target(node: NodeId): Pattern {
    const { tree } = this;
    const span = this.span(node);
    switch (tree.kind(node)) {
      case "array_access": {
        const object = this.expression(tree.child(node, "array"));
        return { ...span, kind: "index", object, key: this.expression(tree.child(node, "index")) };
      }
      case "parenthesized_expression":
        return this.target(tree.first(node));
      default: {
        const lowered = this.expression(node);
        if (lowered.kind === "member") return { ...span, kind: "member", object: lowered.object, name: lowered.name };
        const name = lowered.kind === "name" ? lowered.name : tree.source(node);
        this.scopes.assign(name);
        return { ...span, kind: "name", name };
      }
    }
  }

  protected arguments(list: NodeId): Argument[] {
    return list === none ? [] : this.expressions(this.tree.children(list)).map((value) => ({ value }));
  }

  #plainName(span: Span, name: string): Expression {
    return this.#named(span, name, this.names.ofValue(name, this.scopes.knows(name)));
  }

  #named(span: Span, name: string, meaning: Meaning): Expression {
    switch (meaning.kind) {
      case "local":
        return { ...span, kind: "name", name };
      case "own":
        return { ...span, kind: "member", object: { ...span, kind: "self" }, name };
      case "outer":
        return { ...span, kind: "member", object: { ...span, kind: "name", name: meaning.owner }, name };
      case "type":
        return { ...span, kind: "name", name: this.#local(meaning.local) };
    }
  }

  #local(name: string): string {
    if (name.includes(".")) this.names.ofType(name);
    return name;
  }

  #fieldAccess(node: NodeId): Expression {
    const { tree } = this;
    const span = this.span(node);
    const text = tree.source(node).replace(/\s+/g, "");
    const full = /^([a-z]\w*\.)+[A-Z]\w*$/.exec(text)?.[0];
    if (full !== undefined && !this.scopes.knows(full.split(".")[0]!)) {
      return { ...span, kind: "name", name: this.#local(full) };
    }
    const isScoped = tree.kind(node) === "scoped_identifier";
    const inner = tree.child(node, isScoped ? "scope" : "object");
    const field = tree.child(node, isScoped ? "name" : "field");
    if (tree.kind(field) === "this") return { ...span, kind: "self" };
    const object = this.expression(inner);
    const name = tree.source(field);
    if (object.kind === "name") this.scopes.use(object.name, name);
    return { ...span, kind: "member", object, name };
  }

  #call(node: NodeId): Expression {
    const { tree } = this;
    const span = this.span(node);
    const name = tree.source(tree.child(node, "name"));
    const object = tree.child(node, "object");
    const args = this.arguments(tree.child(node, "arguments"));
    if (object === none) {
      return { ...span, kind: "call", callee: this.#named(span, name, this.names.ofMethod(name)), args, isNew: false };
    }
    const receiver = this.expression(object);
    if (receiver.kind === "name") this.scopes.use(receiver.name, name);
    const callee: Expression = { ...span, kind: "member", object: receiver, name };
    return { ...span, kind: "call", callee, args, isNew: false };
  }

  #creation(node: NodeId): Expression {
    const { tree } = this;
    const span = this.span(node);
    const type = tree.source(tree.child(node, "type"));
    const made = this.typeName(this.span(tree.child(node, "type")), type.replace(/<.*>/s, "").replace(/\s+/g, ""));
    const args = this.arguments(tree.child(node, "arguments"));
    const body = tree.children(node).find((child) => tree.kind(child) === "class_body");
    if (body === undefined) return { ...span, kind: "call", callee: made, args, isNew: true };
    const unit = this.classUnit(body, "anonymous", [made], body);
    return { ...span, kind: "call", callee: { ...span, kind: "class", unit }, args, isNew: true };
  }

  #assignment(node: NodeId): Expression {
    const { tree } = this;
    const span = this.span(node);
    const left = tree.child(node, "left");
    const operator = tree.source(tree.child(node, "operator"));
    const right = this.expression(tree.child(node, "right"));
    if (operator === "=") return { ...span, kind: "assign", target: this.target(left), value: right };
    const before = this.expression(left);
    const value: Expression =
      operator === "+="
        ? { ...span, kind: "concat", parts: [before, right], isText: false }
        : { ...span, kind: "binary", operator: operators[operator.slice(0, -1)] ?? "bits", left: before, right };
    return { ...span, kind: "assign", target: this.target(left), value };
  }

  /** A short array of bytes, which holds zeros until something is put into it: a key, or where a cipher starts. */
  #emptyArray(node: NodeId): Expression {
    const { tree } = this;
    const length = Number(tree.source(tree.child(node, "dimensions")).replace(/^\[\s*(\d+)\s*\]$/, "$1"));
    if (tree.source(tree.child(node, "type")) !== "byte" || !(length > 0 && length <= mostBytes))
      return this.other(node);
    const span = this.span(node);
    const zero: Expression = { ...span, kind: "constant", value: 0 };
    return { ...span, kind: "list", items: Array.from({ length }, () => ({ value: zero, isSpread: false })) };
  }

  #instanceof(node: NodeId): Expression {
    const { tree } = this;
    const span = this.span(node);
    const left = this.expression(tree.child(node, "left"));
    const type = tree.child(node, "right");
    const name = tree.child(node, "name");
    if (type === none) return { ...span, kind: "other", parts: [left] };
    const right = this.expression(type);
    const test: Expression = { ...span, kind: "binary", operator: "instanceof", left, right };
    if (name === none) return test;
    this.scopes.declare(tree.source(name));
    const target: Pattern = { ...this.span(name), kind: "name", name: tree.source(name) };
    const bound: Expression = { ...span, kind: "assign", target, value: this.typed(left, type) };
    return { ...span, kind: "logical", operator: "and", left: test, right: bound };
  }

  #methodReference(node: NodeId): Expression {
    const { tree } = this;
    const span = this.span(node);
    const name = /::\s*(?:<.*>\s*)?(\w+)\s*$/s.exec(tree.source(node))?.[1] ?? "";
    const object = this.expression(tree.first(node));
    return name === "new" ? object : { ...span, kind: "member", object, name };
  }

  /** A function called at once, whose cases return: no other expression holds statements. */
  #switch(node: NodeId): Expression {
    const { tree } = this;
    const span = this.span(node);
    const unit: FunctionUnit = this.scopes.unit({ ...span, name: "switch", isArrow: true, decorators: [] }, () => {
      const subject = this.expression(tree.child(node, "condition"));
      return {
        parameters: [],
        body: [{ ...span, kind: "switch", subject, ...this.cases(tree.child(node, "body"), true) }],
      };
    });
    return { ...span, kind: "call", callee: { ...span, kind: "function", unit }, args: [], isNew: false };
  }

  #text(node: NodeId): string {
    const { tree } = this;
    const isBlock = tree.source(node).startsWith('"""');
    const text = tree
      .children(node)
      .map((child) =>
        tree.kind(child) === "escape_sequence" ? unescapeSequence(tree.source(child)) : tree.source(child),
      )
      .join("");
    return isBlock ? withoutIndentation(text) : text;
  }

  #character(source: string): string {
    const inner = source.slice(1, -1);
    return inner.startsWith("\\") ? unescapeSequence(inner) : inner;
  }
}
