import type { BinaryOperator, Entry, Expression, Span } from "../../ir/index.ts";
import { type NodeId, none } from "../../parse/index.ts";
import { CallLowering } from "./calls.ts";

const operators: Readonly<Record<string, BinaryOperator>> = {
  "-": "-",
  "*": "*",
  "/": "/",
  "%": "%",
  "**": "**",
  "&": "&",
  "==": "==",
  "===": "==",
  "!=": "!=",
  "<>": "!=",
  "!==": "!=",
  "<": "<",
  "<=": "<=",
  ">": ">",
  ">=": ">=",
  instanceof: "instanceof",
};
const logicals: Readonly<Record<string, "and" | "or" | "??">> = {
  "&&": "and",
  and: "and",
  "||": "or",
  or: "or",
  "??": "??",
  // Flags joined by `|`: what is asked of them is whether one is among them.
  "|": "or",
};

/** Operators of PHP, `match` and arrays. */
export abstract class OperatorLowering extends CallLowering {
  protected augmented(node: NodeId): Expression {
    const tree = this.tree;
    const span = this.span(node);
    const [left, right] = [tree.child(node, "left"), tree.child(node, "right")];
    const operator = tree.source(tree.child(node, "operator")).replace(/=$/, "");
    const value: Expression =
      operator === "."
        ? { ...span, kind: "concat", parts: this.expressions([left, right]), isText: true }
        : this.operation(span, operator, left, right);
    return { ...span, kind: "assign", target: this.pattern(left), value };
  }

  protected binary(node: NodeId): Expression {
    const tree = this.tree;
    const span = this.span(node);
    const operator = tree.source(tree.child(node, "operator")).toLowerCase();
    if (operator !== ".") return this.operation(span, operator, tree.child(node, "left"), tree.child(node, "right"));
    const parts: NodeId[] = [];
    let left = node;
    while (tree.kind(left) === "binary_expression" && tree.source(tree.child(left, "operator")) === ".") {
      parts.push(tree.child(left, "right"));
      left = tree.child(left, "left");
    }
    parts.push(left);
    return { ...span, kind: "concat", parts: this.expressions(parts.reverse()), isText: true };
  }

  protected operation(span: Span, operator: string, left: NodeId, right: NodeId): Expression {
    const logical = logicals[operator];
    if (logical !== undefined) return this.logical(span, logical, left, right);
    if (operator === "+") {
      // Numbers, or arrays put together: never text.
      const parts = this.expressions([left, right]);
      return { ...span, kind: "concat", parts, isText: false };
    }
    const known = operators[operator] ?? "bits";
    const other = known === "instanceof" ? this.classIn(right) : this.expression(right);
    return { ...span, kind: "binary", operator: known, left: this.expression(left), right: other };
  }

  protected logical(span: Span, operator: "and" | "or" | "??", left: NodeId, right: NodeId): Expression {
    return { ...span, kind: "logical", operator, left: this.expression(left), right: this.expression(right) };
  }

  /** `match` as tests one after another. */
  protected match(node: NodeId): Expression {
    const tree = this.tree;
    const span = this.span(node);
    const subject = this.expression(tree.child(node, "condition"));
    const isTest = subject.kind === "constant" && typeof subject.value === "boolean" && subject.value;
    const body = tree.child(node, "body");
    let result: Expression = this.nothingKnown(node);
    for (const arm of body === none ? [] : tree.children(body).reverse()) {
      const value = this.expression(tree.child(arm, "return_expression"));
      const list = tree.child(arm, "conditional_expressions");
      if (list === none) {
        result = value;
        continue;
      }
      const tests = this.expressions(tree.children(list)).map((test): Expression => {
        return isTest ? test : { ...span, kind: "binary", operator: "==", left: subject, right: test };
      });
      const test = tests.reduce((left, right) => ({ ...span, kind: "logical", operator: "or", left, right }));
      result = { ...span, kind: "conditional", test, consequence: value, alternative: result };
    }
    return result;
  }

  /** A list, or a map where keys are written; a class or object with the name of its method is that method. */
  protected array(node: NodeId): Expression {
    const tree = this.tree;
    const span = this.span(node);
    const elements = tree.children(node).filter((child) => tree.kind(child) === "array_element_initializer");
    const entries = elements.map((element) => tree.children(element));
    if (entries.every((parts) => parts.length === 1)) {
      const items = entries.map(([part]) => {
        const isSpread = tree.kind(part!) === "variadic_unpacking";
        return { value: this.expression(part!), isSpread };
      });
      const [object, name] = items.map(({ value }) => value);
      const isObject =
        object?.kind === "self" || tree.kind(entries[0]?.[0] ?? node) === "class_constant_access_expression";
      if (items.length === 2 && isObject && object !== undefined && name?.kind === "constant")
        return { ...span, kind: "member", object, name: String(name.value) };
      // The class by its name: `[__CLASS__, "save"]`.
      const written = entries[0]?.[0] === undefined ? "" : tree.source(entries[0][0]).toUpperCase();
      if (items.length === 2 && written === "__CLASS__" && name?.kind === "constant")
        return {
          ...span,
          kind: "member",
          object: { ...span, kind: "name", name: this.owner },
          name: String(name.value),
        };
      return { ...span, kind: "list", items };
    }
    const record = entries.map(([key, value], index): Entry => {
      if (key === undefined) return { key: undefined, value: this.nothingKnown(node) };
      if (value !== undefined) return { key: this.expression(key), value: this.expression(value) };
      if (tree.kind(key) === "variadic_unpacking") return { key: undefined, value: this.expression(key) };
      return { key: { ...this.span(key), kind: "constant", value: index }, value: this.expression(key) };
    });
    return { ...span, kind: "record", entries: record };
  }
}
