import type { Expression, Pattern, Statement } from "../../ir/index.ts";
import { type NodeId, none } from "../../parse/index.ts";
import { DefinitionLowering } from "./definitions.ts";

/** A value as a statement. */
export function expressionOf(value: Expression): Statement {
  return { kind: "expression", value, start: value.start, end: value.end };
}

/** Values that are put into variables of Go: one by one, or from what gives several. */
export abstract class AssignmentLowering extends DefinitionLowering {
  protected variables(spec: NodeId, into: Statement[]): void {
    const { tree } = this;
    const names = tree.childrenOf(spec, "name");
    const type = tree.child(spec, "type");
    const list = tree.child(spec, "value");
    const values = list === none ? [] : tree.children(list);
    if (values.length === 1 && names.length > 1) {
      this.spreadOut(spec, names, values[0]!, true, into);
      return;
    }
    const given = names.map((name, index) => {
      const value = values[index];
      if (value !== undefined) return this.typed(this.expression(value), type);
      return this.scopes.isTopLevel && tree.kind(type) === "pointer_type"
        ? this.typed(this.nothing(this.span(name)), type)
        : this.zero(this.span(spec), type);
    });
    for (const [index, name] of names.entries()) {
      if (tree.source(name) === "_") into.push(expressionOf(given[index]!));
      else into.push(this.declared(name, given[index]!));
    }
  }

  protected assignment(node: NodeId, into: Statement[]): void {
    const { tree } = this;
    const span = this.span(node);
    const isDeclaration = tree.kind(node) === "short_var_declaration";
    const left = tree.children(tree.child(node, "left"));
    const right = tree.children(tree.child(node, "right"));
    const operator = isDeclaration ? "=" : tree.source(tree.child(node, "operator"));
    if (operator !== "=") {
      const before = this.expression(left[0]!);
      const added = this.expression(right[0] ?? none);
      const value: Expression =
        operator === "+="
          ? { ...span, kind: "concat", parts: [before, added], isText: false }
          : { ...span, kind: "binary", operator: "bits", left: before, right: added };
      const target = this.target(left[0]!);
      if (target !== undefined) into.push(expressionOf({ ...span, kind: "assign", target, value }));
      return;
    }
    if (right.length === 1 && left.length > 1) {
      this.spreadOut(node, left, right[0]!, isDeclaration, into);
      return;
    }
    const values = this.expressions(right);
    const targets = left.map((each) => this.leftSide(each, isDeclaration));
    if (values.length === 1) {
      const [target] = targets;
      into.push(
        expressionOf(target === undefined ? values[0]! : { ...span, kind: "assign", target, value: values[0]! }),
      );
      return;
    }
    const items = values.map((value) => ({ value, isSpread: false }));
    const target: Pattern = { ...span, kind: "list", items: targets, rest: undefined };
    into.push(expressionOf({ ...span, kind: "assign", target, value: { ...span, kind: "list", items } }));
  }

  /** `a, b = f()`; of `value, ok = m[key]` only the value counts. */
  protected spreadOut(
    node: NodeId,
    left: readonly NodeId[],
    right: NodeId,
    isDeclaration: boolean,
    into: Statement[],
  ): void {
    const { tree } = this;
    const span = this.span(node);
    const value = this.expression(right);
    const isCall = tree.kind(right) === "call_expression";
    const targets = left.map((each) => this.leftSide(each, isDeclaration));
    const target: Pattern | undefined = isCall
      ? { ...span, kind: "list", items: targets, rest: undefined }
      : targets[0];
    into.push(expressionOf(target === undefined ? value : { ...span, kind: "assign", target, value }));
    const [, second] = targets;
    if (!isCall && second !== undefined)
      into.push(expressionOf({ ...span, kind: "assign", target: second, value: this.nothing(span) }));
  }

  protected leftSide(node: NodeId, isDeclaration: boolean): Pattern | undefined {
    const { tree } = this;
    const name = tree.source(node);
    if (!isDeclaration || tree.kind(node) !== "identifier" || name === "_" || this.blocks.hasOwn(name))
      return this.target(node);
    return this.declaredName(this.span(node), name);
  }

  protected step(node: NodeId, into: Statement[]): void {
    const { tree } = this;
    const span = this.span(node);
    const operand = tree.first(node);
    const left = this.expression(operand);
    const one: Expression = { ...span, kind: "constant", value: 1 };
    const value: Expression =
      tree.kind(node) === "inc_statement"
        ? { ...span, kind: "concat", parts: [left, one], isText: false }
        : { ...span, kind: "binary", operator: "-", left, right: one };
    const target = this.target(operand);
    if (target !== undefined) into.push(expressionOf({ ...span, kind: "assign", target, value }));
  }

  protected receive(node: NodeId, into: Statement[]): void {
    const { tree } = this;
    const list = tree.child(node, "left");
    const right = tree.child(node, "right");
    if (list === none) into.push(expressionOf(this.expression(right)));
    else this.spreadOut(node, tree.children(list), right, /:=/.test(tree.source(node)), into);
  }
}
