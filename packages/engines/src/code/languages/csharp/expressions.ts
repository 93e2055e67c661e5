import type { BinaryOperator, Entry, Expression, Item, Pattern } from "../../ir/index.ts";
import { type NodeId, none } from "../../parse/index.ts";
import { numberOf, rawText, unescapeSequence, verbatimText } from "./literals.ts";
import { PatternLowering } from "./patterns.ts";
import { classOfType, measure } from "./types.ts";

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

/** Expressions of C#, but for calls and objects that are made. */
export abstract class ExpressionLowering extends PatternLowering {
  protected abstract lambda(node: NodeId): Expression;
  protected abstract call(node: NodeId): Expression;
  protected abstract creation(node: NodeId): Expression;
  protected abstract query(node: NodeId): Expression;

  protected expressionAt(node: NodeId): Expression {
    const { tree } = this;
    const span = this.span(node);
    const kind = tree.kind(node);
    switch (kind) {
      case "identifier":
        return this.#plainName(node);
      case "generic_name":
        return this.#plainName(tree.first(node));
      case "predefined_type":
        return { ...span, kind: "name", name: classOfType(tree.source(node)) === measure ? measure : "csharp.string" };
      case "qualified_name":
      case "alias_qualified_name":
        return this.typeName(span, tree.source(node).replace(/^global::|\s+/g, ""));
      case "this":
        return { ...span, kind: "self" };
      case "base":
        return { ...span, kind: "super" };
      case "string_literal":
      case "raw_string_literal":
      case "verbatim_string_literal":
      case "character_literal":
        return { ...span, kind: "constant", value: this.#text(node) };
      case "integer_literal":
      case "real_literal":
        return { ...span, kind: "constant", value: numberOf(tree.source(node)) };
      case "boolean_literal":
        return { ...span, kind: "constant", value: tree.source(node) === "true" };
      case "null_literal":
        return { ...span, kind: "constant", value: null };
      case "interpolated_string_expression":
        return { ...span, kind: "concat", parts: this.#interpolated(node), isText: true };
      case "parenthesized_expression":
      case "checked_expression":
      case "ref_expression":
      case "await_expression":
        return this.expression(this.parts(node)[0] ?? none);
      case "member_access_expression":
        return this.member(node);
      case "conditional_access_expression":
        return this.#conditionalAccess(node);
      case "element_access_expression":
        return this.#element(node, this.expression(tree.child(node, "expression")), tree.child(node, "subscript"));
      case "invocation_expression":
        return this.call(node);
      case "object_creation_expression":
      case "implicit_object_creation_expression":
        return this.creation(node);
      case "anonymous_object_creation_expression":
        return { ...span, kind: "record", entries: this.#anonymous(node) };
      case "array_creation_expression":
      case "implicit_array_creation_expression":
      case "stackalloc_expression": {
        const values = this.parts(node).find((part) => tree.kind(part) === "initializer_expression");
        return values === undefined ? this.other(node) : this.list(values);
      }
      case "initializer_expression":
      case "collection_expression":
        return this.list(node);
      case "tuple_expression": {
        const values = this.parts(node).map((part) => this.expression(this.parts(part).at(-1) ?? none));
        return { ...span, kind: "list", items: values.map((value) => ({ value, isSpread: false })) };
      }
      case "assignment_expression":
        return this.#assignment(node);
      case "binary_expression":
        return this.infix(node, operators);
      case "prefix_unary_expression":
      case "postfix_unary_expression":
      case "unary_expression":
        return this.#unary(node);
      case "conditional_expression":
        return {
          ...span,
          kind: "conditional",
          test: this.expression(tree.child(node, "condition")),
          consequence: this.expression(tree.child(node, "consequence")),
          alternative: this.expression(tree.child(node, "alternative")),
        };
      case "cast_expression":
        return this.typed(this.expression(tree.child(node, "value")), tree.child(node, "type"));
      case "as_expression":
        return this.typed(this.expression(tree.child(node, "left")), tree.child(node, "right"));
      case "is_expression":
        return { ...span, kind: "other", parts: [this.expression(tree.child(node, "left")), this.#anything(node)] };
      case "is_pattern_expression":
        return this.isPattern(node);
      case "switch_expression":
        return this.switched(node);
      case "typeof_expression":
        return this.writtenType(tree.child(node, "type"));
      case "default_expression":
      case "sizeof_expression":
        return { ...span, kind: "constant", value: null };
      case "throw_expression":
        return this.steps(span, [this.expression(this.parts(node)[0] ?? none), this.#anything(node)]);
      case "with_expression":
        return this.#with(node);
      case "declaration_expression": {
        const name = tree.child(node, "name");
        this.scopes.declare(tree.source(name));
        return { ...span, kind: "name", name: tree.source(name) };
      }
      case "lambda_expression":
      case "anonymous_method_expression":
        return this.lambda(node);
      case "query_expression":
        return this.query(node);
      case "ERROR":
        return this.broken(node);
      default:
        return { ...span, kind: "other", parts: this.expressions(this.parts(node)) };
    }
  }

  /** Where an assignment puts its value. */
  protected target(node: NodeId): Pattern {
    const { tree } = this;
    const span = this.span(node);
    const kind = tree.kind(node);
    if (kind === "tuple_expression" || kind === "tuple_pattern") {
      const items = this.parts(node).map((part) => {
        const inner = tree.kind(part) === "argument" ? (this.parts(part).at(-1) ?? none) : part;
        return tree.source(inner) === "_" ? undefined : this.target(inner);
      });
      return { ...span, kind: "list", items, rest: undefined };
    }
    if (kind === "identifier" && this.#isDeclaredBy(node)) this.scopes.declare(tree.source(node));
    const lowered = this.expression(node);
    if (lowered.kind === "member") return { ...span, kind: "member", object: lowered.object, name: lowered.name };
    if (lowered.kind === "index") return { ...span, kind: "index", object: lowered.object, key: lowered.key };
    const name = lowered.kind === "name" ? lowered.name : tree.source(node);
    // What the class inherits is written as its own.
    if (name.startsWith("?"))
      return { ...span, kind: "member", object: { ...span, kind: "self" }, name: tree.source(node) };
    this.scopes.assign(name);
    return { ...span, kind: "name", name };
  }

  protected member(node: NodeId): Expression {
    const { tree } = this;
    const span = this.span(node);
    const object = tree.child(node, "expression");
    const name = this.nameOf(tree.child(node, "name"));
    const owner = this.expression(object);
    // The value that a task gives stands for the task.
    if (name === "Result" && /Async$/.test(this.#calledBy(object))) return owner;
    if (owner.kind === "name") this.scopes.use(owner.name, name);
    return { ...span, kind: "member", object: owner, name };
  }

  /** A name without its type arguments. */
  protected nameOf(node: NodeId): string {
    const { tree } = this;
    return tree.source(tree.kind(node) === "generic_name" ? tree.first(node) : node).replace(/^@/, "");
  }

  protected list(node: NodeId): Expression {
    const { tree } = this;
    const items = this.parts(node).map((part): Item => {
      const inner = tree.kind(part) === "collection_element" ? tree.first(part) : part;
      const isSpread = tree.kind(inner) === "spread_element";
      const isWrapped = isSpread || tree.kind(inner) === "expression_element";
      return { value: this.expression(isWrapped ? tree.first(inner) : inner), isSpread };
    });
    return { ...this.span(node), kind: "list", items };
  }

  #calledBy(node: NodeId): string {
    const { tree } = this;
    if (tree.kind(node) !== "invocation_expression") return "";
    const callee = tree.child(node, "function");
    return this.nameOf(tree.kind(callee) === "member_access_expression" ? tree.child(callee, "name") : callee);
  }

  #plainName(node: NodeId): Expression {
    const name = this.nameOf(node);
    return this.named(this.span(node), name, this.names.ofValue(name, this.isLocal(name)));
  }

  #isDeclaredBy(node: NodeId): boolean {
    return this.tree.fieldName(node) === "name";
  }

  #anything(node: NodeId): Expression {
    return { ...this.span(node), kind: "other", parts: [] };
  }

  #conditionalAccess(node: NodeId): Expression {
    const { tree } = this;
    const span = this.span(node);
    const condition = tree.child(node, "condition");
    const object = this.expression(condition);
    const binding = this.parts(node).find((part) => part !== condition) ?? none;
    if (binding !== none && tree.kind(binding) === "element_binding_expression")
      return this.#element(node, object, binding);
    const name = binding === none ? "" : this.nameOf(tree.child(binding, "name"));
    if (object.kind === "name") this.scopes.use(object.name, name);
    return { ...span, kind: "member", object, name };
  }

  #element(node: NodeId, object: Expression, subscript: NodeId): Expression {
    const { tree } = this;
    const span = this.span(node);
    const [argument] = this.parts(subscript);
    const key = argument === undefined ? none : (this.parts(argument).at(-1) ?? none);
    if (key !== none && tree.kind(key) === "range_expression") {
      const [from, to] = this.expressions(this.parts(key));
      return { ...span, kind: "slice", object, parts: [from, to] };
    }
    return { ...span, kind: "index", object, key: this.expression(key) };
  }

  /** `new { id, Name = name, order.Total }` */
  #anonymous(node: NodeId): Entry[] {
    const { tree } = this;
    const parts = this.parts(node);
    const entries: Entry[] = [];
    for (let index = 0; index < parts.length; index++) {
      const part = parts[index]!;
      const isNamed =
        /^\s*=(?!=)/.test(tree.text.slice(tree.end(part), tree.end(part) + 8)) && index + 1 < parts.length;
      const value = isNamed ? parts[++index]! : part;
      const name = isNamed ? tree.source(part) : (/(\w+)\s*$/.exec(tree.source(part))?.[1] ?? "");
      const key: Expression = { ...this.span(part), kind: "constant", value: name };
      entries.push({ key, value: this.expression(value) });
    }
    return entries;
  }

  #with(node: NodeId): Expression {
    const { tree } = this;
    const [object = none, ...changes] = this.parts(node);
    const entries = changes.map((change): Entry => {
      const [name = none, value = none] = this.parts(change);
      const key: Expression = { ...this.span(name), kind: "constant", value: tree.source(name) };
      return { key, value: this.expression(value) };
    });
    return {
      ...this.span(node),
      kind: "record",
      entries: [{ key: undefined, value: this.expression(object) }, ...entries],
    };
  }

  #assignment(node: NodeId): Expression {
    const { tree } = this;
    const span = this.span(node);
    const left = tree.child(node, "left");
    const operator = this.#operator(node, left, tree.child(node, "right"));
    const right = this.expression(tree.child(node, "right"));
    if (operator === "=") return { ...span, kind: "assign", target: this.target(left), value: right };
    const before = this.expression(left);
    const target = this.target(left);
    if (operator === "??=")
      return {
        ...span,
        kind: "assign",
        target,
        value: { ...span, kind: "logical", operator: "??", left: before, right },
      };
    // A function is added to those that an event calls.
    const value: Expression =
      operator !== "+="
        ? { ...span, kind: "binary", operator: operators[operator.slice(0, -1)] ?? "bits", left: before, right }
        : right.kind === "function"
          ? right
          : { ...span, kind: "concat", parts: [before, right], isText: false };
    return { ...span, kind: "assign", target, value };
  }

  #operator(node: NodeId, left: NodeId, right: NodeId): string {
    const { tree } = this;
    const written = tree.child(node, "operator");
    if (written !== none) return tree.source(written);
    return /[-+*/%&|^<>?=]+/.exec(tree.text.slice(tree.end(left), tree.start(right)))?.[0] ?? "=";
  }

  #unary(node: NodeId): Expression {
    const { tree } = this;
    const span = this.span(node);
    const inner = this.parts(node).at(-1) ?? none;
    const sign = tree.source(node);
    const operand = this.expression(inner);
    if (sign.startsWith("++") || sign.startsWith("--") || /(\+\+|--)$/.test(sign)) {
      const one: Expression = { ...span, kind: "constant", value: 1 };
      const value: Expression = sign.includes("++")
        ? { ...span, kind: "concat", parts: [operand, one], isText: false }
        : { ...span, kind: "binary", operator: "-", left: operand, right: one };
      return { ...span, kind: "assign", target: this.target(inner), value };
    }
    switch (sign[0]) {
      case "!":
        return { ...span, kind: "unary", operator: "not", operand };
      case "-":
      case "^":
        return { ...span, kind: "unary", operator: "-", operand };
      case "+":
      case "~":
        return { ...span, kind: "unary", operator: sign[0], operand };
      default:
        // `value!`, `&value`, `*pointer`
        return operand;
    }
  }

  #text(node: NodeId): string {
    const { tree } = this;
    switch (tree.kind(node)) {
      case "verbatim_string_literal":
        return verbatimText(tree.source(node));
      case "raw_string_literal":
        return rawText(
          tree
            .children(node)
            .map((part) => (/content/.test(tree.kind(part)) ? tree.source(part) : ""))
            .join(""),
        );
      default:
        return tree
          .children(node)
          .map((part) => {
            const kind = tree.kind(part);
            if (kind === "escape_sequence") return unescapeSequence(tree.source(part));
            return kind.endsWith("_content") ? tree.source(part) : "";
          })
          .join("");
    }
  }

  #interpolated(node: NodeId): Expression[] {
    const { tree } = this;
    const isVerbatim = tree.source(node).slice(0, 3).includes("@");
    return tree.children(node).flatMap((part): Expression[] => {
      const span = this.span(part);
      switch (tree.kind(part)) {
        case "string_content": {
          const text = tree.source(part).replaceAll("{{", "{").replaceAll("}}", "}");
          return [{ ...span, kind: "constant", value: isVerbatim ? text.replaceAll('""', '"') : text }];
        }
        case "escape_sequence":
          return [{ ...span, kind: "constant", value: unescapeSequence(tree.source(part)) }];
        case "interpolation": {
          const inner = this.parts(part).find((child) => !/^interpolation_/.test(tree.kind(child)));
          return inner === undefined ? [] : [this.expression(inner)];
        }
        default:
          return [];
      }
    });
  }
}
