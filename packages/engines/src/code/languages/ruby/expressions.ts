import { posix } from "node:path";
import type { BinaryOperator, Entry, Expression, Pattern, Span } from "../../ir/index.ts";
import { type NodeId, none } from "../../parse/index.ts";
import { numberOf } from "./literals.ts";
import { isTemplate, shownEscaped, shownRaw } from "./templates.ts";
import { TextLowering } from "./texts.ts";

const operators: Readonly<Record<string, BinaryOperator>> = {
  "-": "-",
  "*": "*",
  "/": "/",
  "**": "**",
  "&": "&",
  "|": "|",
  "==": "==",
  "!=": "!=",
  "<": "<",
  "<=": "<=",
  ">": ">",
  ">=": ">=",
};
const logicals: Readonly<Record<string, "and" | "or">> = { "&&": "and", and: "and", "||": "or", or: "or" };
/** Operators that are methods in fact, and called as such. */
const called = new Set(["=~", "!~", "===", "<=>", ">>", "<<", "%"]);

/** Expressions of Ruby other than calls. */
export abstract class ExpressionLowering extends TextLowering {
  protected abstract call(node: NodeId): Expression;
  protected abstract functionOf(node: NodeId): Expression;
  protected abstract target(node: NodeId): Pattern;
  /** The method around the place. */
  protected methodName = "";

  protected expressionAt(node: NodeId): Expression {
    const { tree } = this;
    const span = this.span(node);
    switch (tree.kind(node)) {
      case "identifier":
        return this.identifier(span, tree.source(node));
      case "constant":
      case "scope_resolution":
        return this.constantAt(node);
      case "self":
        return { ...span, kind: "self" };
      case "instance_variable":
        return { ...span, kind: "member", object: { ...span, kind: "self" }, name: tree.source(node) };
      case "class_variable":
        return { ...span, kind: "member", object: this.ownerAt(span), name: tree.source(node) };
      case "global_variable":
        return { ...span, kind: "name", name: tree.source(node) };
      case "string":
      case "delimited_symbol":
      case "bare_string":
      case "bare_symbol":
        return this.text(node);
      case "chained_string":
        return { ...span, kind: "concat", parts: this.expressions(tree.children(node)), isText: true };
      case "simple_symbol":
      case "hash_key_symbol":
        return this.constant(span, this.literalText(node)!);
      case "character":
        return this.constant(span, tree.source(node).slice(1));
      case "heredoc_beginning":
        return this.document(node);
      case "subshell":
        return this.ownCall(span, "`", [this.text(node)]);
      case "regex":
        return this.pattern(node);
      case "string_array":
      case "symbol_array":
        return this.words(node);
      case "integer":
      case "float":
        return this.constant(span, numberOf(tree.source(node)));
      case "true":
      case "false":
        return this.constant(span, tree.kind(node) === "true");
      case "nil":
        return this.constant(span, null);
      case "array":
      case "right_assignment_list":
        return this.array(node);
      case "hash":
        return { ...span, kind: "record", entries: this.entries(tree.children(node)) };
      case "element_reference":
        return this.element(node);
      case "call":
      case "super":
      case "yield":
        return this.call(node);
      case "lambda":
        return this.functionOf(node);
      case "assignment":
        return this.assignment(node);
      case "operator_assignment":
        return this.augmented(node);
      case "binary":
        return this.binary(node);
      case "unary":
        return this.unary(node);
      case "conditional":
      case "if":
      case "unless":
      case "elsif":
      case "if_modifier":
      case "unless_modifier":
        return this.conditional(node);
      case "then":
      case "else":
      case "parenthesized_statements":
      case "begin":
      case "block_body":
      case "body_statement":
        return this.sequence(node);
      case "case":
        return this.choice(node);
      case "rescue_modifier": {
        const left = this.expression(tree.child(node, "body"));
        return { ...span, kind: "logical", operator: "??", left, right: this.expression(tree.child(node, "handler")) };
      }
      case "splat_argument":
      case "block_argument":
      case "hash_splat_argument":
        return this.expression(tree.first(node));
      case "ERROR":
        return this.broken(node);
      default:
        return this.other(node);
    }
  }

  /** `a = b`; in a template, what one of its tags shows. */
  protected assignment(node: NodeId): Expression {
    const { tree } = this;
    const left = tree.child(node, "left");
    const value = this.expression(tree.child(node, "right"));
    if (isTemplate(this.scopes.module.path)) {
      if (tree.source(left) === shownEscaped) return value;
      if (tree.source(left) === shownRaw) return this.ownCall(this.span(node), "raw", [value]);
    }
    return { ...this.span(node), kind: "assign", value, target: this.target(left) };
  }

  protected nothingKnown(node: NodeId): Expression {
    return { ...this.span(node), kind: "other", parts: [] };
  }

  /** A variable, or else a method that is called without arguments. */
  protected identifier(span: Span, name: string): Expression {
    if (this.names.isVariable(name)) return { ...span, kind: "name", name };
    switch (name) {
      case "__method__":
        return this.constant(span, this.methodName);
      case "__FILE__":
        return this.constant(span, `/${this.scopes.module.path}`);
      case "__dir__":
        return this.constant(span, posix.dirname(`/${this.scopes.module.path}`));
      case "__LINE__":
        return this.constant(span, 0);
      default:
        return this.ownCall(span, name, []);
    }
  }

  /** The class around the place, as a value. */
  protected ownerAt(span: Span): Expression {
    return this.names.owner === "" ? { ...span, kind: "self" } : { ...span, kind: "name", name: this.names.owner };
  }

  /** `A`, `A::B`, or a constant of what an expression gives. */
  protected constantAt(node: NodeId): Expression {
    const { tree } = this;
    const span = this.span(node);
    const written = tree.source(node);
    if (/^(::)?[A-Z]\w*(::\w+)*$/.test(written)) return { ...span, kind: "name", name: this.names.constant(written) };
    const object = this.expression(tree.child(node, "scope"));
    return { ...span, kind: "member", object, name: tree.source(tree.child(node, "name")) };
  }

  protected array(node: NodeId): Expression {
    const { tree } = this;
    const children = tree.children(node);
    const pairs = children.filter((child) => tree.kind(child) === "pair");
    const items = children
      .filter((child) => !pairs.includes(child))
      .map((child) => ({ value: this.expression(child), isSpread: tree.kind(child) === "splat_argument" }));
    if (pairs.length === 0) return { ...this.span(node), kind: "list", items };
    const record: Expression = { ...this.span(pairs[0]!), kind: "record", entries: this.entries(pairs) };
    return { ...this.span(node), kind: "list", items: [...items, { value: record, isSpread: false }] };
  }

  protected entries(nodes: readonly NodeId[]): Entry[] {
    const { tree } = this;
    return nodes.flatMap((node): Entry[] => {
      if (tree.kind(node) === "hash_splat_argument") return [{ key: undefined, value: this.expression(node) }];
      if (tree.kind(node) !== "pair") return [];
      const key = tree.child(node, "key");
      return [{ key: this.expression(key), value: this.pairValue(node) }];
    });
  }

  /** `key: value`, or `key:` for the value of that name. */
  protected pairValue(pair: NodeId): Expression {
    const value = this.tree.child(pair, "value");
    if (value !== none) return this.expression(value);
    const key = this.tree.child(pair, "key");
    return this.identifier(this.span(key), this.tree.source(key));
  }

  /** `a[key]`, `a[from, count]`, `a[1..]`. */
  protected element(node: NodeId): Expression {
    const { tree } = this;
    const span = this.span(node);
    const owner = tree.child(node, "object");
    const [key, count] = tree.children(node).filter((child) => child !== owner && tree.kind(child) !== "block");
    // `Set["a", "b"]`: the list of what is in it.
    if (tree.kind(owner) === "constant" && tree.source(owner) === "Set") {
      const items = tree.children(node).filter((child) => child !== owner);
      return { ...span, kind: "list", items: items.map((item) => ({ value: this.expression(item), isSpread: false })) };
    }
    const object = this.expression(owner);
    if (key === undefined) return { ...span, kind: "index", object, key: this.nothingKnown(node) };
    if (count !== undefined) {
      const parts = [this.expression(key), this.nothingKnown(count)];
      return { ...span, kind: "slice", object, parts };
    }
    if (tree.kind(key) !== "range") return { ...span, kind: "index", object, key: this.expression(key) };
    const begin = this.optional(tree.child(key, "begin"));
    const end = tree.child(key, "end");
    return { ...span, kind: "slice", object, parts: [begin, end === none ? undefined : this.nothingKnown(end)] };
  }

  protected binary(node: NodeId): Expression {
    const { tree } = this;
    const span = this.span(node);
    const operator = tree.source(tree.child(node, "operator"));
    if (operator === "+") return this.sum(node);
    const left = tree.child(node, "left");
    const right = tree.child(node, "right");
    const logical = logicals[operator];
    if (logical !== undefined) return this.logical(span, logical, left, right);
    if (operator === "<<") return this.shovel(node);
    if (called.has(operator))
      return this.ownCall(span, `operator ${operator}`, [this.expression(left), this.expression(right)]);
    return {
      ...span,
      kind: "binary",
      operator: operators[operator] ?? "bits",
      left: this.expression(left),
      right: this.expression(right),
    };
  }

  protected logical(span: Span, operator: "and" | "or", left: NodeId, right: NodeId): Expression {
    return { ...span, kind: "logical", operator, left: this.expression(left), right: this.expression(right) };
  }

  /** `a << b`: what stands in `a` holds `b` as well from now on. */
  protected shovel(node: NodeId): Expression {
    const { value, place } = this.#shoveled(node);
    return this.isPlace(place) ? { ...this.span(node), kind: "assign", target: this.target(place), value } : value;
  }

  /** `a << b << c`, and what it begins with: the same `a` takes in all of them. */
  #shoveled(node: NodeId): { readonly value: Expression; readonly place: NodeId } {
    const { tree } = this;
    const left = tree.child(node, "left");
    const isAgain = tree.kind(left) === "binary" && tree.source(tree.child(left, "operator")) === "<<";
    const { value, place } = isAgain ? this.#shoveled(left) : { value: this.expression(left), place: left };
    const right = this.expression(tree.child(node, "right"));
    return { value: this.ownCall(this.span(node), "operator <<", [value, right]), place };
  }

  /** Whether something is a variable or field that can be given another value. */
  protected isPlace(node: NodeId): boolean {
    const { tree } = this;
    return (
      tree.kind(node) === "instance_variable" ||
      (tree.kind(node) === "identifier" && this.names.isVariable(tree.source(node)))
    );
  }

  protected unary(node: NodeId): Expression {
    const { tree } = this;
    const span = this.span(node);
    const operator = tree.source(tree.child(node, "operator"));
    const operand = this.expression(tree.child(node, "operand"));
    if (operator === "!" || operator === "not") return { ...span, kind: "unary", operator: "not", operand };
    if (operator === "-" || operator === "+" || operator === "~") return { ...span, kind: "unary", operator, operand };
    return { ...span, kind: "other", parts: [operand, this.nothingKnown(node)] };
  }

  /** `a ||= b`, `a += b`, `a << b`. */
  protected augmented(node: NodeId): Expression {
    const { tree } = this;
    const span = this.span(node);
    const place = tree.child(node, "left");
    const operator = tree.source(tree.child(node, "operator")).slice(0, -1);
    // Before anything is given to it, a variable is nothing.
    const isNew = tree.kind(place) === "identifier" && !this.names.isVariable(tree.source(place));
    const left: Expression = isNew ? this.constant(this.span(place), null) : this.expression(place);
    const right = this.expression(tree.child(node, "right"));
    const logical = logicals[operator];
    let value: Expression;
    if (logical !== undefined) value = { ...span, kind: "logical", operator: logical, left, right };
    else if (operator === "+") value = { ...span, kind: "concat", parts: [left, right], isText: false };
    else if (operator === "<<") value = this.ownCall(span, "operator <<", [left, right]);
    else value = { ...span, kind: "binary", operator: operators[operator] ?? "bits", left, right };
    return { ...span, kind: "assign", target: this.target(place), value };
  }

  /** `if` and `unless` for their value. */
  protected conditional(node: NodeId): Expression {
    const { tree } = this;
    const span = this.span(node);
    const isUnless = tree.kind(node).startsWith("unless");
    const test = this.expression(tree.child(node, "condition"));
    const isModifier = tree.kind(node).endsWith("modifier");
    const first = tree.child(node, isModifier ? "body" : "consequence");
    const second = tree.child(node, "alternative");
    const branch = (place: NodeId) => (place === none ? this.constant(span, null) : this.expression(place));
    const [yes, no] = [branch(first), branch(second)];
    return { ...span, kind: "conditional", test, consequence: isUnless ? no : yes, alternative: isUnless ? yes : no };
  }

  /** Several statements for the value of the last one. */
  protected sequence(node: NodeId): Expression {
    const parts = this.expressions(this.tree.children(node));
    if (parts.length === 0) return this.constant(this.span(node), null);
    return parts.length === 1 ? parts[0]! : { ...this.span(node), kind: "other", parts };
  }

  /** `case` for its value. */
  protected choice(node: NodeId): Expression {
    const { tree } = this;
    const subject = tree.child(node, "value");
    const clauses = tree.children(node).filter((child) => child !== subject);
    return this.clausesOf(node, clauses).reduceRight<Expression>(
      (alternative, clause) => {
        if (tree.kind(clause) !== "when") return this.expression(clause);
        const test = this.whenTest(subject, clause);
        const consequence = this.expression(tree.child(clause, "body"));
        return { ...this.span(clause), kind: "conditional", test, consequence, alternative };
      },
      this.constant(this.span(node), null),
    );
  }

  /** What has to hold for a clause to be taken. */
  protected whenTest(subject: NodeId, clause: NodeId): Expression {
    const { tree } = this;
    const tests = tree.childrenOf(clause, "pattern").map((pattern): Expression => {
      const inner = tree.first(pattern);
      const span = this.span(pattern);
      if (subject === none) return this.expression(inner);
      const isLiteral = /^(string|simple_symbol|integer|float|nil|true|false)$/.test(tree.kind(inner));
      if (isLiteral)
        return {
          ...span,
          kind: "binary",
          operator: "==",
          left: this.expression(subject),
          right: this.expression(inner),
        };
      if (tree.kind(inner) === "splat_argument")
        return {
          ...span,
          kind: "binary",
          operator: "in",
          left: this.expression(subject),
          right: this.expression(inner),
        };
      return this.ownCall(span, "operator ===", [this.expression(inner), this.expression(subject)]);
    });
    return tests.reduce((left, right) => ({ ...this.span(clause), kind: "logical", operator: "or", left, right }));
  }
}
