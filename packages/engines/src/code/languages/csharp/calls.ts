import type { ComprehensionLoop, Expression, Pattern, Statement } from "../../ir/index.ts";
import { type NodeId, none } from "../../parse/index.ts";
import { ExpressionLowering } from "./expressions.ts";

/** Calls, objects with their initializers, and queries. */
export abstract class CallLowering extends ExpressionLowering {
  protected call(node: NodeId): Expression {
    const { tree } = this;
    const span = this.span(node);
    const callee = tree.child(node, "function");
    const list = tree.child(node, "arguments");
    const kind = tree.kind(callee);
    const nameNode =
      kind === "member_access_expression"
        ? tree.child(callee, "name")
        : kind === "conditional_access_expression"
          ? tree.child(this.parts(callee).at(-1) ?? none, "name")
          : callee;
    const types = nameNode === none || tree.kind(nameNode) !== "generic_name" ? [] : this.#typeArguments(nameNode);
    if (kind === "identifier" || kind === "generic_name") {
      const name = this.nameOf(callee);
      if (name === "nameof")
        return { ...span, kind: "constant", value: /(\w+)\W*$/.exec(tree.source(list))?.[1] ?? "" };
      const meaning = this.names.ofMethod(name, this.isLocal(name));
      return this.called(span, this.named(this.span(callee), name, meaning), list, false, types);
    }
    // `task.ConfigureAwait(false)`, `task.GetAwaiter().GetResult()`: the value that the task gives.
    if (
      kind === "member_access_expression" &&
      /^(ConfigureAwait|GetAwaiter|GetResult|AsTask)$/.test(this.nameOf(nameNode))
    )
      return this.expression(tree.child(callee, "expression"));
    return this.called(span, this.expression(callee), list, false, types);
  }

  protected creation(node: NodeId): Expression {
    const { tree } = this;
    const span = this.span(node);
    const type = tree.child(node, "type");
    const parts = this.parts(node);
    const list = parts.find((part) => tree.kind(part) === "argument_list") ?? none;
    const initializer = parts.find((part) => tree.kind(part) === "initializer_expression") ?? none;
    const made = type === none ? this.wanted(node) : this.writtenType(type);
    const call = this.called(span, made, list, true, []);
    if (initializer === none) return call;
    const { set, get } = this.temporary(span, call);
    return this.steps(span, [set, ...this.#initialized(initializer, get), get]);
  }

  /** The type that `new()` has where it stands: that of the variable, field or property it is given to. */
  protected wanted(node: NodeId): Expression {
    return this.expected === none
      ? { ...this.span(node), kind: "name", name: "csharp.object" }
      : this.writtenType(this.expected);
  }
  /** The declared type of what is given a value just now. */
  protected expected: NodeId = none;

  protected query(node: NodeId): Expression {
    const { tree } = this;
    const span = this.span(node);
    const loops: ComprehensionLoop[] = [];
    let element: Expression = { ...span, kind: "other", parts: [] };
    const add = (name: string, at: NodeId, iterable: Expression) => {
      this.scopes.declare(name);
      const target: Pattern = { ...this.span(at), kind: "name", name };
      loops.push({ target, iterable, conditions: [] });
    };
    for (const clause of this.parts(node)) {
      const parts = this.parts(clause);
      switch (tree.kind(clause)) {
        case "from_clause":
          add(tree.source(tree.child(clause, "name")), clause, this.expression(parts.at(-1) ?? none));
          break;
        case "join_clause": {
          const [name = none, source = none] = parts.filter((part) => tree.fieldName(part) !== "type");
          add(tree.source(name), clause, this.expression(source));
          break;
        }
        case "let_clause": {
          const value = this.expression(parts.at(-1) ?? none);
          add(tree.source(parts[0] ?? none), clause, {
            ...this.span(clause),
            kind: "list",
            items: [{ value, isSpread: false }],
          });
          break;
        }
        case "where_clause": {
          const last = loops.pop();
          const condition = this.expression(parts[0] ?? none);
          if (last !== undefined) loops.push({ ...last, conditions: [...last.conditions, condition] });
          break;
        }
        case "select_clause":
        case "group_clause":
          element = this.expression(parts[0] ?? none);
          break;
      }
    }
    return { ...span, kind: "comprehension", loops, element, key: undefined };
  }

  #typeArguments(name: NodeId): NodeId[] {
    const { tree } = this;
    const list = this.parts(name).find((part) => tree.kind(part) === "type_argument_list");
    return list === undefined ? [] : this.parts(list);
  }

  /** `{ Name = value, ["key"] = value, { key, value }, item }`, done to `object`. */
  #initialized(initializer: NodeId, object: Expression): Expression[] {
    const { tree } = this;
    return this.parts(initializer).flatMap((part): Expression[] => {
      const span = this.span(part);
      const kind = tree.kind(part);
      const add = (values: readonly NodeId[]): Expression[] => {
        const args = this.expressions(values).map((value) => ({ value }));
        const callee: Expression = { ...span, kind: "member", object, name: "Add" };
        return [{ ...span, kind: "call", callee, args, isNew: false }];
      };
      if (kind === "initializer_expression") return add(this.parts(part));
      if (kind !== "assignment_expression") return add([part]);
      const left = tree.child(part, "left");
      const right = tree.child(part, "right");
      if (tree.kind(left) === "element_binding_expression") {
        const key = this.expression(this.parts(this.parts(left)[0] ?? none).at(-1) ?? none);
        const target: Pattern = { ...span, kind: "index", object, key };
        return [{ ...span, kind: "assign", target, value: this.expression(right) }];
      }
      const name = tree.source(left);
      // `Name = new() { … }` says nothing of the class either: what stands under the name is meant.
      const isUntyped = tree.kind(right) === "implicit_object_creation_expression";
      const inner = isUntyped ? this.parts(right).find((each) => tree.kind(each) === "initializer_expression") : right;
      if (inner !== undefined && tree.kind(inner) === "initializer_expression")
        return this.#initialized(inner, { ...span, kind: "member", object, name });
      const target: Pattern = { ...span, kind: "member", object, name };
      return [{ ...span, kind: "assign", target, value: this.expression(right) }];
    });
  }

  /** A function that is called where it stands: its code keeps the file that it is written in. */
  protected inPlace(value: Expression): Expression {
    const { start, end } = value;
    const unit = this.scopes.unit({ start, end, name: "initial", isArrow: true, decorators: [] }, () => {
      const body: Statement[] = [{ start, end, kind: "return", value }];
      return { parameters: [], body };
    });
    return { start, end, kind: "call", callee: { start, end, kind: "function", unit }, args: [], isNew: false };
  }
}
