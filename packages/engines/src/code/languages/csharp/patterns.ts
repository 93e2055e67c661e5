import type { Expression, Pattern, Span } from "../../ir/index.ts";
import { type NodeId, none } from "../../parse/index.ts";
import { ArgumentLowering } from "./arguments.ts";

/** Patterns (C# specification, 11) as tests of a subject, which also give names to parts of it. */
export abstract class PatternLowering extends ArgumentLowering {
  /** `subject is pattern`. */
  protected isPattern(node: NodeId): Expression {
    const { tree } = this;
    const pattern = tree.child(node, "pattern");
    return this.held(tree.child(node, "expression"), this.span(node), (subject) => this.pattern(pattern, subject));
  }

  /** `subject switch { … }`: one conditional after the other. */
  protected switched(node: NodeId): Expression {
    const { tree } = this;
    const [subject = none, ...arms] = this.parts(node);
    return this.held(subject, this.span(node), (value) => {
      const nothing: Expression = { ...this.span(node), kind: "other", parts: [] };
      return this.clausesOf(node, arms).reduceRight<Expression>((alternative, arm) => {
        const parts = this.parts(arm);
        const when = parts.find((part) => tree.kind(part) === "when_clause");
        const test = this.#guarded(this.pattern(parts[0] ?? none, value), when);
        const consequence = this.expression(parts.at(-1) ?? none);
        return { ...this.span(arm), kind: "conditional", test, consequence, alternative };
      }, nothing);
    });
  }

  /** A test of one value, by a pattern or by an expression that stands in the place of one. */
  protected pattern(node: NodeId, subject: Expression): Expression {
    const { tree } = this;
    const span = this.span(node);
    const two = (operator: "and" | "or"): Expression => ({
      ...span,
      kind: "logical",
      operator,
      left: this.pattern(tree.child(node, "left"), subject),
      right: this.pattern(tree.child(node, "right"), subject),
    });
    switch (tree.kind(node)) {
      case "constant_pattern":
        return this.#equals(span, subject, tree.first(node));
      case "and_pattern":
        return two("and");
      case "or_pattern":
        return two("or");
      case "negated_pattern":
        return { ...span, kind: "unary", operator: "not", operand: this.pattern(tree.first(node), subject) };
      case "parenthesized_pattern":
        return this.pattern(tree.first(node), subject);
      case "discard":
        return { ...span, kind: "constant", value: true };
      case "var_pattern":
      case "declaration_pattern":
      case "recursive_pattern":
        return this.#parts(node, subject);
      case "relational_pattern":
      case "type_pattern":
      case "list_pattern":
        return { ...span, kind: "other", parts: [] };
      default:
        return this.#equals(span, subject, node);
    }
  }

  #parts(node: NodeId, subject: Expression): Expression {
    const { tree } = this;
    const span = this.span(node);
    const type = tree.child(node, "type");
    const isSure = tree.kind(node) === "var_pattern";
    const tests: Expression[] = isSure ? [] : [{ ...span, kind: "other", parts: [] }];
    const clause = this.parts(node).find((part) => tree.kind(part) === "property_pattern_clause");
    for (const part of clause === undefined ? [] : this.parts(clause)) {
      const [name = none, inner = none] = this.parts(part);
      const object: Expression = this.path(subject, tree.source(name), this.span(name));
      if (inner !== none) tests.push(this.pattern(inner, object));
    }
    const name = tree.child(node, "name");
    if (name !== none) {
      this.scopes.declare(tree.source(name));
      const target: Pattern = { ...this.span(name), kind: "name", name: tree.source(name) };
      const value = this.typed(subject, type);
      const yes: Expression = { ...span, kind: "constant", value: true };
      tests.push({ ...span, kind: "other", parts: [{ ...span, kind: "assign", target, value }, yes] });
    }
    const [first, ...rest] = tests;
    if (first === undefined) return { ...span, kind: "constant", value: true };
    return rest.reduce<Expression>(
      (left, right) => ({ ...span, kind: "logical", operator: "and", left, right }),
      first,
    );
  }

  #equals(span: Span, left: Expression, node: NodeId): Expression {
    return { ...span, kind: "binary", operator: "==", left, right: this.expression(node) };
  }

  #guarded(test: Expression, when: NodeId | undefined): Expression {
    if (when === undefined) return test;
    const right = this.expression(this.tree.first(when));
    return { ...this.span(when), kind: "logical", operator: "and", left: test, right };
  }
}
