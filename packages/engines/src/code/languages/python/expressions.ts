import type { Argument, BinaryOperator, ComprehensionLoop, Entry, Expression, Pattern, Span } from "../../ir/index.ts";
import { type NodeId, none } from "../../parse/index.ts";
import { Lowering } from "../lowering.ts";
import { numberOf, unescapeSequence } from "./literals.ts";

const comparisons: Readonly<Record<string, BinaryOperator>> = {
  "==": "==",
  "!=": "!=",
  "<>": "!=",
  "<": "<",
  "<=": "<=",
  ">": ">",
  ">=": ">=",
  in: "in",
  "not in": "not in",
  is: "is",
  "is not": "!=",
};
const operators: Readonly<Record<string, BinaryOperator>> = {
  "&": "&",
  "|": "|",
  "-": "-",
  "*": "*",
  "/": "/",
  "//": "//",
  "%": "%",
  "**": "**",
};

/** Expressions of Python. */
export abstract class ExpressionLowering extends Lowering {
  protected abstract lambda(node: NodeId): Expression;
  protected abstract pattern(node: NodeId): Pattern;

  protected expressionAt(node: NodeId): Expression {
    const tree = this.tree;
    const span = this.span(node);
    const kind = tree.kind(node);
    switch (kind) {
      case "identifier":
        return { ...span, kind: "name", name: tree.source(node) };
      case "string":
        return this.string(node);
      case "concatenated_string":
        return {
          ...span,
          kind: "concat",
          parts: this.expressions(tree.children(node)),
          isText: true,
        };
      case "integer":
      case "float":
        return { ...span, kind: "constant", value: numberOf(tree.source(node)) };
      case "true":
      case "false":
        return { ...span, kind: "constant", value: kind === "true" };
      case "none":
        return { ...span, kind: "constant", value: null };
      case "attribute": {
        const object = this.expression(tree.child(node, "object"));
        const name = tree.source(tree.child(node, "attribute"));
        if (object.kind === "name") this.scopes.use(object.name, name);
        return { ...span, kind: "member", object, name };
      }
      case "subscript":
        return this.subscript(node);
      case "call":
        return this.call(node);
      case "assignment":
        return this.assignment(node);
      case "augmented_assignment": {
        const left = this.expression(tree.child(node, "left"));
        const right = this.expression(tree.child(node, "right"));
        const operator = tree.source(tree.child(node, "operator")).replace(/=$/, "");
        const value = this.operation(span, operator, left, right);
        return { ...span, kind: "assign", target: this.pattern(tree.child(node, "left")), value };
      }
      case "named_expression":
        return {
          ...span,
          kind: "assign",
          target: this.pattern(tree.child(node, "name")),
          value: this.expression(tree.child(node, "value")),
        };
      case "binary_operator":
        return this.binary(node);
      case "boolean_operator":
        return {
          ...span,
          kind: "logical",
          operator: tree.source(tree.child(node, "operator")) === "and" ? "and" : "or",
          left: this.expression(tree.child(node, "left")),
          right: this.expression(tree.child(node, "right")),
        };
      case "not_operator":
        return { ...span, kind: "unary", operator: "not", operand: this.expression(tree.child(node, "argument")) };
      case "unary_operator": {
        const operator = tree.source(tree.child(node, "operator"));
        const operand = this.expression(tree.child(node, "argument"));
        return { ...span, kind: "unary", operator: operator === "-" ? "-" : operator === "+" ? "+" : "~", operand };
      }
      case "comparison_operator":
        return this.comparison(node);
      case "conditional_expression": {
        const [consequence, test, otherwise] = tree.children(node);
        return {
          ...span,
          kind: "conditional",
          test: this.expression(test ?? none),
          consequence: this.expression(consequence ?? none),
          alternative: this.expression(otherwise ?? none),
        };
      }
      case "list":
      case "tuple":
      case "set":
      case "expression_list":
      case "pattern_list":
        return {
          ...span,
          kind: "list",
          items: tree.children(node).map((child) => {
            const isSpread = /splat/.test(tree.kind(child));
            return { value: this.expression(isSpread ? tree.first(child) : child), isSpread };
          }),
        };
      case "dictionary":
        return { ...span, kind: "record", entries: tree.children(node).flatMap((child) => this.entry(child)) };
      case "list_comprehension":
      case "set_comprehension":
      case "generator_expression":
      case "dictionary_comprehension":
        return this.comprehension(node);
      case "lambda":
        return this.lambda(node);
      case "parenthesized_expression":
      case "await":
      case "list_splat":
      case "dictionary_splat":
      case "type":
      case "interpolation": {
        const inner = this.expression(tree.first(node));
        return kind === "await" ? { ...span, kind: "await", operand: inner } : inner;
      }
      case "yield":
        return { ...span, kind: "yield", operand: this.optional(tree.first(node)) };
      case "as_pattern": {
        const [value] = tree.children(node);
        const alias = tree.child(node, "alias");
        const inner = this.expression(value ?? none);
        if (alias === none) return inner;
        return {
          ...span,
          kind: "assign",
          target: this.pattern(tree.first(alias) === none ? alias : tree.first(alias)),
          value: inner,
        };
      }
      case "ERROR":
        return this.broken(node);
      default:
        return this.other(node);
    }
  }

  protected string(node: NodeId): Expression {
    const tree = this.tree;
    const span = this.span(node);
    const isRaw = isRawAt(tree.text, span.start);
    const parts: Expression[] = [];
    for (const child of tree.children(node)) {
      const kind = tree.kind(child);
      if (kind === "string_content")
        parts.push({ ...this.span(child), kind: "constant", value: this.content(child, isRaw) });
      else if (kind === "interpolation") parts.push(this.expression(tree.child(child, "expression")));
    }
    if (parts.length === 0) return { ...span, kind: "constant", value: "" };
    if (parts.length === 1 && parts[0]!.kind === "constant") return { ...parts[0]!, ...span };
    return { ...span, kind: "concat", parts, isText: true };
  }

  protected content(node: NodeId, isRaw: boolean): string {
    const tree = this.tree;
    if (isRaw || tree.first(node) === none) return tree.source(node);
    let text = "";
    let at = tree.start(node);
    for (const child of tree.children(node)) {
      text += tree.text.slice(at, tree.start(child));
      const source = tree.source(child);
      text += tree.kind(child) === "escape_sequence" ? unescapeSequence(source) : source.slice(0, 1);
      at = tree.end(child);
    }
    return text + tree.text.slice(at, tree.end(node));
  }

  protected subscript(node: NodeId): Expression {
    const tree = this.tree;
    const span = this.span(node);
    const object = this.expression(tree.child(node, "value"));
    const keys = tree.childrenOf(node, "subscript");
    const key = keys[0] ?? none;
    if (keys.length > 1 && /^(?:typing\.)?Annotated$/.test(tree.source(tree.child(node, "value"))))
      return { ...span, kind: "typed", value: this.expression(keys[1]!), type: this.expression(key) };
    if (keys.length === 1 && tree.kind(key) === "slice") {
      const text = tree.source(key);
      const colon = text.indexOf(":");
      const parts = tree
        .children(key)
        .map((child) => ({ child, isAfter: tree.start(child) - tree.start(key) > colon }));
      const from = parts.find((part) => !part.isAfter)?.child;
      const [to, step] = parts.filter((part) => part.isAfter).map((part) => part.child);
      const all = [from, to, ...(step === undefined ? [] : [step])];
      return {
        ...span,
        kind: "slice",
        object,
        parts: all.map((part) => (part === undefined ? undefined : this.expression(part))),
      };
    }
    return { ...span, kind: "index", object, key: this.expression(key) };
  }

  protected call(node: NodeId): Expression {
    const tree = this.tree;
    const span = this.span(node);
    const callee = this.expression(tree.child(node, "function"));
    const list = tree.child(node, "arguments");
    if (callee.kind === "name" && callee.name === "super") return { ...span, kind: "super" };
    if (tree.kind(list) === "generator_expression") {
      return { ...span, kind: "call", callee, args: [{ value: this.expression(list) }], isNew: false };
    }
    const args = tree.children(list).map((child): Argument => {
      switch (tree.kind(child)) {
        case "keyword_argument":
          return { value: this.expression(tree.child(child, "value")), name: tree.source(tree.child(child, "name")) };
        case "list_splat":
          return { value: this.expression(tree.first(child)), spread: "list" };
        case "dictionary_splat":
          return { value: this.expression(tree.first(child)), spread: "record" };
        default:
          return { value: this.expression(child) };
      }
    });
    return { ...span, kind: "call", callee, args, isNew: false };
  }

  protected assignment(node: NodeId): Expression {
    const tree = this.tree;
    const span = this.span(node);
    const right = tree.child(node, "right");
    const left = tree.child(node, "left");
    if (right === none) {
      this.pattern(left);
      return { ...span, kind: "other", parts: [] };
    }
    const value = this.expression(right);
    return { ...span, kind: "assign", target: this.pattern(left), value };
  }

  protected binary(node: NodeId): Expression {
    const tree = this.tree;
    const span = this.span(node);
    const operator = tree.source(tree.child(node, "operator"));
    if (operator === "+") return this.sum(node);
    return this.operation(
      span,
      operator,
      this.expression(tree.child(node, "left")),
      this.expression(tree.child(node, "right")),
    );
  }

  protected operation(span: Span, operator: string, left: Expression, right: Expression): Expression {
    if (operator === "+") return { ...span, kind: "concat", parts: [left, right], isText: false };
    const isText = left.kind === "concat" || (left.kind === "constant" && typeof left.value === "string");
    if (operator === "%" && isText) {
      const values =
        right.kind === "list"
          ? right.items.map((item) => item.value)
          : right.kind === "record"
            ? right.entries.map((entry) => entry.value)
            : [right];
      return { ...span, kind: "concat", parts: interleave(left, values), isText: true };
    }
    // `root / "name"` of pathlib joins; for numbers a concat of parts is as unknown as a quotient.
    if (operator === "/" && left.kind !== "constant") {
      const callee: Expression = { ...span, kind: "member", object: left, name: "joinpath" };
      return { ...span, kind: "call", callee, args: [{ value: right }], isNew: false };
    }
    return { ...span, kind: "binary", operator: operators[operator] ?? "bits", left, right };
  }

  /** `a < b < c` is `a < b and b < c`. */
  protected comparison(node: NodeId): Expression {
    const tree = this.tree;
    const span = this.span(node);
    const signs = tree.childrenOf(node, "operators");
    const operands = tree
      .children(node)
      .filter((child) => !signs.includes(child))
      .map((child) => this.expression(child));
    const tests = signs.map((sign, index): Expression => {
      const operator = comparisons[tree.source(sign).replace(/\s+/g, " ")] ?? "bits";
      return { ...span, kind: "binary", operator, left: operands[index]!, right: operands[index + 1]! };
    });
    return tests.reduce((left, right) => ({ ...span, kind: "logical", operator: "and", left, right }));
  }

  protected entry(node: NodeId): Entry[] {
    const tree = this.tree;
    if (tree.kind(node) === "dictionary_splat") return [{ key: undefined, value: this.expression(tree.first(node)) }];
    if (tree.kind(node) !== "pair") return [];
    return [{ key: this.expression(tree.child(node, "key")), value: this.expression(tree.child(node, "value")) }];
  }

  protected comprehension(node: NodeId): Expression {
    const tree = this.tree;
    const loops: { target: Pattern; iterable: Expression; conditions: Expression[] }[] = [];
    for (const child of tree.children(node)) {
      if (tree.kind(child) === "for_in_clause") {
        const target = this.pattern(tree.child(child, "left"));
        loops.push({ target, iterable: this.expression(tree.child(child, "right")), conditions: [] });
      } else if (tree.kind(child) === "if_clause") loops.at(-1)?.conditions.push(this.expression(tree.first(child)));
    }
    const body = tree.child(node, "body");
    const isPair = tree.kind(body) === "pair";
    const element = this.expression(isPair ? tree.child(body, "value") : body);
    const key = isPair ? this.expression(tree.child(body, "key")) : undefined;
    const all: readonly ComprehensionLoop[] = loops;
    return { ...this.span(node), kind: "comprehension", loops: all, element, key };
  }
}

/** Whether `r` or `R` stands among the letters before the quotes of a string. */
function isRawAt(text: string, start: number): boolean {
  for (let at = start; /[a-z]/i.test(text[at] ?? ""); at++) if (text[at] === "r" || text[at] === "R") return true;
  return false;
}

/** The pieces of a `%` format with the values between them; all values at the end when they cannot be matched. */
function interleave(format: Expression, values: readonly Expression[]): Expression[] {
  if (format.kind !== "constant" || typeof format.value !== "string") return [format, ...values];
  const pieces = format.value.split(/%(?:\([^)]*\))?[#0\- +]*(?:\d+|\*)?(?:\.\d+)?[a-zA-Z]/);
  const { start, end } = format;
  if (pieces.length !== values.length + 1) return [format, ...values];
  return pieces.flatMap((piece, index): Expression[] => {
    const text: Expression = { kind: "constant", value: piece, start, end };
    return index < values.length ? [text, values[index]!] : [text];
  });
}
