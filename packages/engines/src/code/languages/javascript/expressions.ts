import type { Argument, BinaryOperator, Entry, Expression, Item, Pattern, Span } from "../../ir/index.ts";
import { type NodeId, none } from "../../parse/index.ts";
import { Lowering } from "../lowering.ts";
import { numberOf, unescapeSequence } from "./literals.ts";
import { isType, nameOfTarget } from "./syntax.ts";
import { isPage, shownRaw } from "./templates.ts";

const comparisons: Readonly<Record<string, BinaryOperator>> = {
  "&": "&",
  "|": "|",
  "==": "==",
  "===": "==",
  "!=": "!=",
  "!==": "!=",
  "<": "<",
  "<=": "<=",
  ">": ">",
  ">=": ">=",
  in: "in",
  instanceof: "instanceof",
  "-": "-",
  "*": "*",
  "/": "/",
  "%": "%",
  "**": "**",
};

const literalsOfNothing: ReadonlyMap<string, string> = new Map([
  ["[]", "Array"],
  ["{}", "Object"],
  ["({})", "Object"],
  ['""', "String"],
  ["''", "String"],
]);

/** Expressions of JavaScript and TypeScript; types are dropped. */
export abstract class ExpressionLowering extends Lowering {
  protected abstract functionExpression(node: NodeId, givenName?: string): Expression;
  protected abstract classExpression(node: NodeId, givenName?: string): Expression;
  protected abstract pattern(node: NodeId, declares: boolean): Pattern;

  /** What the call that is being lowered calls. */
  #called: NodeId = none;

  protected expressionAt(node: NodeId): Expression {
    const tree = this.tree;
    const span = this.span(node);
    const kind = tree.kind(node);
    switch (kind) {
      case "identifier":
      case "shorthand_property_identifier":
        return { ...span, kind: "name", name: tree.source(node) };
      case "this":
        return { ...span, kind: "self" };
      case "super":
        return { ...span, kind: "super" };
      case "string":
        return { ...span, kind: "constant", value: this.text(node) };
      case "template_string":
        return { ...span, kind: "concat", parts: this.templateParts(node), isText: true };
      case "number":
        return { ...span, kind: "constant", value: numberOf(tree.source(node)) };
      case "true":
      case "false":
        return { ...span, kind: "constant", value: kind === "true" };
      case "null":
        return { ...span, kind: "constant", value: null };
      case "undefined":
        return { ...span, kind: "constant", value: undefined };
      case "regex": {
        const flags = tree.child(node, "flags");
        return {
          ...span,
          kind: "regex",
          pattern: tree.source(tree.child(node, "pattern")),
          flags: flags === none ? "" : tree.source(flags),
        };
      }
      case "parenthesized_expression":
      case "as_expression":
      case "satisfies_expression":
      case "non_null_expression":
      case "type_assertion":
      case "instantiation_expression": {
        const children = tree.children(node).filter((child) => !isType(tree.kind(child)));
        return this.expression(kind === "type_assertion" ? (children.at(-1) ?? none) : (children[0] ?? none));
      }
      case "sequence_expression":
        return this.other(node);
      case "member_expression":
        return (this.#called === node ? undefined : this.borrowed(node)) ?? this.member(node);
      case "subscript_expression": {
        const object = this.expression(tree.child(node, "object"));
        return { ...span, kind: "index", object, key: this.expression(tree.child(node, "index")) };
      }
      case "call_expression":
        return this.call(node);
      case "new_expression": {
        const args = tree.child(node, "arguments");
        return {
          ...span,
          kind: "call",
          callee: this.expression(tree.child(node, "constructor")),
          args: args === none ? [] : this.arguments(args),
          isNew: true,
        };
      }
      case "binary_expression":
        return this.infix(node, comparisons);
      case "unary_expression": {
        const operand = this.expression(tree.child(node, "argument"));
        const operator = tree.source(tree.child(node, "operator"));
        if (operator === "delete") return { ...span, kind: "other", parts: [operand] };
        if (operator === "!") return { ...span, kind: "unary", operator: "not", operand };
        const known = (["-", "+", "typeof", "void", "~"] as const).find((candidate) => candidate === operator);
        return { ...span, kind: "unary", operator: known ?? "void", operand };
      }
      case "update_expression": {
        const operand = tree.child(node, "argument");
        const one: Expression = { ...span, kind: "constant", value: 1 };
        const left = this.expression(operand);
        const increased: Expression =
          tree.source(tree.child(node, "operator")) === "++"
            ? { ...span, kind: "concat", parts: [left, one], isText: false }
            : { ...span, kind: "binary", operator: "-", left, right: one };
        return { ...span, kind: "assign", target: this.pattern(operand, false), value: increased };
      }
      case "ternary_expression":
        return {
          ...span,
          kind: "conditional",
          test: this.expression(tree.child(node, "condition")),
          consequence: this.expression(tree.child(node, "consequence")),
          alternative: this.expression(tree.child(node, "alternative")),
        };
      case "assignment_expression": {
        if (isPage(this.scopes.module.path) && tree.source(tree.child(node, "left")) === shownRaw)
          return this.shown(node);
        const target = this.pattern(tree.child(node, "left"), false);
        const value = this.named(tree.child(node, "right"), nameOfTarget(target));
        return { ...span, kind: "assign", target, value };
      }
      case "augmented_assignment_expression":
        return this.augmented(node);
      case "array":
        return { ...span, kind: "list", items: tree.children(node).map((child) => this.item(child)) };
      case "object":
        return { ...span, kind: "record", entries: tree.children(node).flatMap((child) => this.entry(child)) };
      case "arrow_function":
      case "function_expression":
      case "generator_function":
        return this.functionExpression(node);
      case "class":
        return this.classExpression(node);
      case "await_expression":
        return { ...span, kind: "await", operand: this.expression(tree.first(node)) };
      case "yield_expression":
        return { ...span, kind: "yield", operand: this.optional(tree.first(node)) };
      case "jsx_element":
      case "jsx_self_closing_element":
        return this.markup(node);
      case "jsx_expression":
        return this.expression(tree.first(node));
      case "jsx_text":
        return { ...span, kind: "constant", value: tree.source(node) };
      case "spread_element":
        return this.expression(tree.first(node));
      case "import":
        return { ...span, kind: "name", name: "import" };
      case "meta_property":
        return { ...span, kind: "name", name: tree.source(node) };
      case "ERROR":
        return this.broken(node);
      default:
        if (isType(kind)) return { ...span, kind: "other", parts: [] };
        return this.other(node);
    }
  }

  /** What a tag of a template shows as it is. */
  protected shown(node: NodeId): Expression {
    const span = this.span(node);
    const value = this.expression(this.tree.child(node, "right"));
    const callee: Expression = { ...span, kind: "name", name: "template tag" };
    return { ...span, kind: "call", callee, args: [{ value }], isNew: false };
  }

  /** A function or class without a name of its own takes that of the place it is put. */
  protected named(node: NodeId, name: string): Expression {
    const kind = this.tree.kind(node);
    if (name !== "" && (kind === "arrow_function" || kind === "function_expression"))
      return this.functionExpression(node, name);
    if (name !== "" && kind === "class") return this.classExpression(node, name);
    return this.expression(node);
  }

  protected member(node: NodeId): Expression {
    const tree = this.tree;
    const object = this.expression(tree.child(node, "object"));
    const name = tree.source(tree.child(node, "property"));
    if (object.kind === "name") this.scopes.use(object.name, name);
    return { ...this.span(node), kind: "member", object, name };
  }

  /** A method that is taken from a literal which holds nothing is that of its prototype: `[].slice`, `{}.hasOwnProperty`. */
  protected borrowed(node: NodeId): Expression | undefined {
    const tree = this.tree;
    const owner = literalsOfNothing.get(tree.source(tree.child(node, "object")).slice(0, 5));
    if (owner === undefined) return undefined;
    return this.dotted(this.span(node), `${owner}.prototype.${tree.source(tree.child(node, "property"))}`);
  }

  protected call(node: NodeId): Expression {
    const tree = this.tree;
    const called = tree.child(node, "function");
    this.#called = called;
    const callee = this.expression(called);
    const args = tree.child(node, "arguments");
    if (args !== none && tree.kind(args) === "template_string") {
      // A tagged template hands its parts over one by one: `sql` tags bind them.
      const parts = this.templateParts(args).map((value): Argument => ({ value }));
      return { ...this.span(node), kind: "call", callee, args: parts, isNew: false };
    }
    return {
      ...this.span(node),
      kind: "call",
      callee,
      args: args === none ? [] : this.arguments(args),
      isNew: false,
    };
  }

  protected arguments(node: NodeId): Argument[] {
    return this.tree.children(node).map((child): Argument => {
      const value = this.expression(child);
      return this.tree.kind(child) === "spread_element" ? { value, spread: "list" } : { value };
    });
  }

  protected item(node: NodeId): Item {
    return { value: this.expression(node), isSpread: this.tree.kind(node) === "spread_element" };
  }

  protected augmented(node: NodeId): Expression {
    const tree = this.tree;
    const span = this.span(node);
    const operator = tree.source(tree.child(node, "operator"));
    const left = this.expression(tree.child(node, "left"));
    const right = this.expression(tree.child(node, "right"));
    const target = this.pattern(tree.child(node, "left"), false);
    return { ...span, kind: "assign", target, value: combine(span, operator, left, right) };
  }

  protected templateParts(node: NodeId): Expression[] {
    const tree = this.tree;
    const parts: Expression[] = [];
    for (const child of tree.children(node)) {
      const span = this.span(child);
      const kind = tree.kind(child);
      if (kind === "string_fragment") parts.push({ ...span, kind: "constant", value: tree.source(child) });
      else if (kind === "escape_sequence")
        parts.push({ ...span, kind: "constant", value: unescapeSequence(tree.source(child)) });
      else if (kind === "template_substitution") parts.push(this.expression(tree.first(child)));
    }
    return parts;
  }

  protected text(node: NodeId): string {
    const tree = this.tree;
    let text = "";
    for (const child of tree.children(node)) {
      text += tree.kind(child) === "escape_sequence" ? unescapeSequence(tree.source(child)) : tree.source(child);
    }
    return text;
  }

  protected key(node: NodeId): Expression {
    const tree = this.tree;
    const span = this.span(node);
    const kind = tree.kind(node);
    if (kind === "computed_property_name") return this.expression(tree.first(node));
    if (kind === "string") return { ...span, kind: "constant", value: this.text(node) };
    return { ...span, kind: "constant", value: tree.source(node) };
  }

  protected entry(node: NodeId): Entry[] {
    const tree = this.tree;
    const span = this.span(node);
    switch (tree.kind(node)) {
      case "pair": {
        const key = this.key(tree.child(node, "key"));
        const name = key.kind === "constant" ? String(key.value) : "";
        return [{ key, value: this.named(tree.child(node, "value"), name) }];
      }
      case "shorthand_property_identifier": {
        const name = tree.source(node);
        return [{ key: { ...span, kind: "constant", value: name }, value: { ...span, kind: "name", name } }];
      }
      case "spread_element":
        return [{ key: undefined, value: this.expression(tree.first(node)) }];
      case "method_definition": {
        const name = tree.source(tree.child(node, "name"));
        return [{ key: this.key(tree.child(node, "name")), value: this.functionExpression(node, name) }];
      }
      default:
        return [];
    }
  }

  protected markup(node: NodeId): Expression {
    const tree = this.tree;
    const opening = tree.kind(node) === "jsx_element" ? tree.child(node, "open_tag") : node;
    const nameNode = tree.child(opening, "name");
    const attributes: Entry[] = [];
    for (const child of tree.childrenOf(opening, "attribute")) {
      if (tree.kind(child) === "jsx_expression") {
        attributes.push({ key: undefined, value: this.expression(tree.first(child)) });
        continue;
      }
      const [key, value] = tree.children(child);
      if (key === undefined) continue;
      attributes.push({
        key: { ...this.span(key), kind: "constant", value: tree.source(key) },
        value: value === undefined ? { ...this.span(key), kind: "constant", value: true } : this.expression(value),
      });
    }
    const children =
      tree.kind(node) === "jsx_element"
        ? tree.children(node).filter((child) => !/^jsx_(opening|closing)_element$/.test(tree.kind(child)))
        : [];
    return {
      ...this.span(node),
      kind: "markup",
      tag: nameNode === none ? "" : tree.source(nameNode),
      attributes,
      children: children.map((child) => this.expression(child)),
    };
  }
}

/** `left operator= right` as the value that is assigned. */
function combine(span: Span, operator: string, left: Expression, right: Expression): Expression {
  switch (operator) {
    case "+=":
      return { ...span, kind: "concat", parts: [left, right], isText: false };
    case "||=":
      return { ...span, kind: "logical", operator: "or", left, right };
    case "&&=":
      return { ...span, kind: "logical", operator: "and", left, right };
    case "??=":
      return { ...span, kind: "logical", operator: "??", left, right };
    default:
      return { ...span, kind: "binary", operator: comparisons[operator.slice(0, -1)] ?? "bits", left, right };
  }
}
