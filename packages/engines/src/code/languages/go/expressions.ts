import type { Argument, BinaryOperator, Entry, Expression, Pattern, Span } from "../../ir/index.ts";
import { type NodeId, none } from "../../parse/index.ts";
import { Lowering } from "../lowering.ts";
import { Blocks } from "./blocks.ts";
import { numberOf, unescapeSequence } from "./literals.ts";

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

/** Types that say nothing of what may be done with a value. */
const plain = new Set(["string", "error", "any", "comparable"]);

/** Items of a list that are known one by one when it is made with a length. */
const mostZeros = 32;

/** Expressions of Go: composite literals are objects, conversions and assertions keep what they convert. */
export abstract class ExpressionLowering extends Lowering {
  protected readonly blocks = new Blocks();
  /** The place in a group of constants: what `iota` is. */
  protected iota = 0;

  protected abstract functionLiteral(node: NodeId): Expression;

  protected expressionAt(node: NodeId): Expression {
    const { tree } = this;
    const span = this.span(node);
    const kind = tree.kind(node);
    switch (kind) {
      case "identifier":
      case "type_identifier":
      case "package_identifier":
        return { ...span, kind: "name", name: this.blocks.of(tree.source(node)) };
      case "interpreted_string_literal":
        return { ...span, kind: "constant", value: this.#text(node) };
      case "raw_string_literal":
        return { ...span, kind: "constant", value: tree.source(node).slice(1, -1) };
      case "rune_literal": {
        const inner = tree.source(node).slice(1, -1);
        return { ...span, kind: "constant", value: inner.startsWith("\\") ? unescapeSequence(inner) : inner };
      }
      case "int_literal":
      case "float_literal":
        return { ...span, kind: "constant", value: numberOf(tree.source(node)) };
      case "true":
      case "false":
        return { ...span, kind: "constant", value: kind === "true" };
      case "nil":
        return { ...span, kind: "constant", value: null };
      case "iota":
        return { ...span, kind: "constant", value: this.iota };
      case "parenthesized_expression":
      case "parenthesized_type":
      case "pointer_type":
      case "literal_element":
      case "type_elem":
        return this.expression(tree.first(node));
      case "selector_expression": {
        const object = this.expression(tree.child(node, "operand"));
        const name = tree.source(tree.child(node, "field"));
        if (object.kind === "name") this.scopes.use(object.name, name);
        return { ...span, kind: "member", object, name };
      }
      case "qualified_type": {
        const object = this.expression(tree.child(node, "package"));
        return { ...span, kind: "member", object, name: tree.source(tree.child(node, "name")) };
      }
      case "generic_type":
      case "type_instantiation_expression":
        return this.expression(tree.child(node, "type"));
      case "index_expression": {
        const object = this.expression(tree.child(node, "operand"));
        return { ...span, kind: "index", object, key: this.expression(tree.child(node, "index")) };
      }
      case "slice_expression": {
        const object = this.expression(tree.child(node, "operand"));
        const parts = [tree.child(node, "start"), tree.child(node, "end")].map((part) => this.optional(part));
        return { ...span, kind: "slice", object, parts };
      }
      case "call_expression":
        return this.#call(node);
      case "composite_literal":
        return this.composite(span, tree.child(node, "type"), tree.child(node, "body"));
      case "func_literal":
        return this.functionLiteral(node);
      case "type_assertion_expression":
      case "type_conversion_expression":
        return this.typed(this.expression(tree.child(node, "operand")), tree.child(node, "type"));
      case "binary_expression":
        return this.infix(node, operators);
      case "unary_expression":
        return this.#unary(node);
      case "ERROR":
        return this.broken(node);
      default:
        return this.other(node);
    }
  }

  /** The value with what its declared type says of it. */
  protected typed(value: Expression, type: NodeId): Expression {
    const named = this.typeOf(type);
    if (named === undefined) return value;
    const { start, end } = value;
    return { kind: "typed", value, type: named, start, end };
  }

  /** The class that a written type names, of a pointer what it points to; `undefined` where it tells nothing. */
  protected typeOf(type: NodeId): Expression | undefined {
    const { tree } = this;
    if (type === none) return undefined;
    switch (tree.kind(type)) {
      case "type_identifier":
        return plain.has(tree.source(type)) ? undefined : this.expression(type);
      case "qualified_type":
        return this.expression(type);
      case "pointer_type":
      case "parenthesized_type":
        return this.typeOf(tree.first(type));
      case "generic_type":
        return this.typeOf(tree.child(type, "type"));
      default:
        return undefined;
    }
  }

  /** What a variable of a type is before it is given a value. */
  protected zero(span: Span, type: NodeId): Expression {
    const { tree } = this;
    switch (type === none ? "" : tree.kind(type)) {
      case "slice_type":
      case "channel_type":
        return { ...span, kind: "list", items: [] };
      case "array_type":
        return this.#zeros(span, tree.child(type, "length"));
      case "map_type":
      case "struct_type":
        return { ...span, kind: "record", entries: [] };
      case "generic_type":
      case "qualified_type":
      case "type_identifier": {
        const named = this.typeOf(type);
        // Of a number only its type is kept: what writes through a pointer to it is not seen.
        if (named === undefined || /^(u?int\d*|uintptr|float\d+|byte|rune|bool|complex\d+)$/.test(tree.source(type)))
          return this.typed(this.nothing(span), type);
        return { ...span, kind: "call", callee: named, args: [], isNew: true };
      }
      default:
        return this.typed(this.nothing(span), type);
    }
  }

  protected nothing(span: Span): Expression {
    return { start: span.start, end: span.end, kind: "other", parts: [] };
  }

  /** A composite literal, or the elements of one inside another, whose type is left out. */
  protected composite(span: Span, type: NodeId, body: NodeId): Expression {
    const { tree } = this;
    const elements = body === none ? [] : tree.children(body);
    switch (type === none ? "" : tree.kind(type)) {
      case "slice_type":
      case "array_type":
      case "implicit_length_array_type": {
        const inner = tree.child(type, "element");
        const items = elements.map((element) => {
          const value = tree.kind(element) === "keyed_element" ? tree.child(element, "value") : element;
          return { value: this.#element(value, inner), isSpread: false };
        });
        return { ...span, kind: "list", items };
      }
      case "map_type": {
        const inner = tree.child(type, "value");
        const entries = elements.map((element) => ({
          key: this.expression(tree.child(element, "key")),
          value: this.#element(tree.child(element, "value"), inner),
        }));
        return { ...span, kind: "record", entries };
      }
      case "pointer_type":
        return this.composite(span, tree.first(type), body);
      case "struct_type":
      case "": {
        const entries = elements.map((element, index): Entry => {
          const isKeyed = tree.kind(element) === "keyed_element";
          const name = isKeyed ? tree.source(tree.child(element, "key")) : String(index);
          const value = this.#element(isKeyed ? tree.child(element, "value") : element, none);
          return { key: { ...this.span(element), kind: "constant", value: name }, value };
        });
        return { ...span, kind: "record", entries };
      }
      default: {
        const args = elements.map((element): Argument => {
          if (tree.kind(element) !== "keyed_element") return { value: this.#element(element, none) };
          return {
            // A field's name, or the key of a map whose type has a name.
            name: tree.source(tree.child(element, "key")).replace(/^"(.*)"$/, "$1"),
            value: this.#element(tree.child(element, "value"), none),
          };
        });
        return { ...span, kind: "call", callee: this.expression(type), args, isNew: true };
      }
    }
  }

  /** Where an assignment puts its value; `undefined` for the blank name. */
  protected target(node: NodeId): Pattern | undefined {
    const { tree } = this;
    const span = this.span(node);
    switch (tree.kind(node)) {
      case "blank_identifier":
        return undefined;
      case "identifier": {
        if (tree.source(node) === "_") return undefined;
        const name = this.blocks.of(tree.source(node));
        this.scopes.assign(name);
        return { ...span, kind: "name", name };
      }
      case "index_expression": {
        const object = this.expression(tree.child(node, "operand"));
        return { ...span, kind: "index", object, key: this.expression(tree.child(node, "index")) };
      }
      case "selector_expression": {
        const object = this.expression(tree.child(node, "operand"));
        return { ...span, kind: "member", object, name: tree.source(tree.child(node, "field")) };
      }
      case "parenthesized_expression":
      case "unary_expression":
        return this.target(tree.children(node).at(-1)!);
      default:
        return undefined;
    }
  }

  protected arguments(list: NodeId): Argument[] {
    if (list === none) return [];
    return this.tree.children(list).map((child): Argument => {
      if (this.tree.kind(child) !== "variadic_argument") return { value: this.expression(child) };
      return { value: this.expression(this.tree.first(child)), spread: "list" };
    });
  }

  #element(node: NodeId, type: NodeId): Expression {
    const { tree } = this;
    const inner = tree.kind(node) === "literal_element" ? tree.first(node) : node;
    if (inner === none) return this.other(node);
    return tree.kind(inner) === "literal_value"
      ? this.composite(this.span(inner), type, inner)
      : this.expression(inner);
  }

  #call(node: NodeId): Expression {
    const { tree } = this;
    const span = this.span(node);
    const made = tree.child(node, "function");
    const list = tree.child(node, "arguments");
    const name = tree.kind(made) === "identifier" ? tree.source(made) : "";
    const [type] = list === none ? [] : tree.children(list);
    if ((name === "make" || name === "new") && type !== undefined) return this.#made(span, type, list);
    const args = this.arguments(list);
    return { ...span, kind: "call", callee: this.expression(made), args, isNew: false };
  }

  /** `make` or `new`: a list made with a length has items from the start. */
  #made(span: Span, type: NodeId, list: NodeId): Expression {
    const length = this.tree.children(list)[1];
    if (length === undefined || this.tree.kind(type) !== "slice_type") return this.zero(span, type);
    // With a capacity it may be read beyond its length.
    return this.#zeros(span, this.tree.children(list).length === 2 ? length : none);
  }

  /** Memory of this length, `none` for one that is not known. */
  #zeros(span: Span, length: NodeId): Expression {
    const zero: Expression = { ...span, kind: "constant", value: 0 };
    const isLiteral = length !== none && this.tree.kind(length) === "int_literal";
    const count = isLiteral ? numberOf(this.tree.source(length)) : undefined;
    const items =
      typeof count === "number" && count <= mostZeros
        ? Array.from({ length: count }, () => ({ value: zero, isSpread: false }))
        : [{ value: zero, isSpread: true }];
    return { ...span, kind: "list", items };
  }

  #unary(node: NodeId): Expression {
    const { tree } = this;
    const span = this.span(node);
    const operand = this.expression(tree.child(node, "operand"));
    switch (tree.source(tree.child(node, "operator"))) {
      case "!":
        return { ...span, kind: "unary", operator: "not", operand };
      case "-":
        return { ...span, kind: "unary", operator: "-", operand };
      case "<-":
        return { ...span, kind: "index", object: operand, key: this.nothing(span) };
      case "&":
      case "*":
        return operand;
      default:
        return { ...span, kind: "unary", operator: "~", operand };
    }
  }

  #text(node: NodeId): string {
    const { tree } = this;
    const parts = tree.children(node);
    return parts
      .map((child) =>
        tree.kind(child) === "escape_sequence" ? unescapeSequence(tree.source(child)) : tree.source(child),
      )
      .join("");
  }
}
