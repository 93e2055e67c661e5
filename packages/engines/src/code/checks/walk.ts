import type { Expression, FunctionUnit, Pattern, Statement } from "../ir/index.ts";

export interface Visitor {
  readonly statement?: (statement: Statement, unit: FunctionUnit) => void;
  readonly expression?: (expression: Expression, unit: FunctionUnit) => void;
  /** Before what stands in it. */
  readonly unit?: (unit: FunctionUnit) => void;
}

/** Every statement and expression of a function, outside in, functions and classes inside it included. The depth is that of the source, which lowering has bounded. */
export function walk(unit: FunctionUnit, visitor: Visitor): void {
  visitor.unit?.(unit);
  walkBody(unit, unit.body, visitor);
}

/** The same for a part of a function. */
export function walkBody(unit: FunctionUnit, body: readonly Statement[], visitor: Visitor): void {
  const expressions = (list: readonly (Expression | undefined)[]) => {
    for (const each of list) if (each !== undefined) expression(each);
  };
  const statements = (list: readonly Statement[]) => {
    for (const each of list) statement(each);
  };
  const pattern = (target: Pattern | undefined) => {
    switch (target?.kind) {
      case "member":
        expression(target.object);
        return;
      case "index":
        expressions([target.object, target.key]);
        return;
      case "list":
        for (const item of target.items) pattern(item);
        pattern(target.rest);
        return;
      case "record":
        for (const entry of target.entries) {
          expression(entry.key);
          pattern(entry.target);
        }
        pattern(target.rest);
        return;
      case "default":
        pattern(target.target);
        expression(target.value);
        return;
    }
  };
  const expression = (each: Expression): void => {
    visitor.expression?.(each, unit);
    switch (each.kind) {
      case "member":
        expression(each.object);
        return;
      case "index":
        expressions([each.object, each.key]);
        return;
      case "slice":
        expressions([each.object, ...each.parts]);
        return;
      case "call":
        expressions([each.callee, ...each.args.map(({ value }) => value)]);
        return;
      case "concat":
      case "other":
        expressions(each.parts);
        return;
      case "binary":
      case "logical":
        expressions([each.left, each.right]);
        return;
      case "unary":
      case "await":
      case "yield":
        expressions([each.operand]);
        return;
      case "conditional":
        expressions([each.test, each.consequence, each.alternative]);
        return;
      case "assign":
        pattern(each.target);
        expression(each.value);
        return;
      case "list":
        expressions(each.items.map(({ value }) => value));
        return;
      case "record":
        expressions(each.entries.flatMap(({ key, value }) => [key, value]));
        return;
      case "function":
        expressions(each.unit.decorators);
        for (const parameter of each.unit.parameters) expressions([parameter.fallback]);
        walk(each.unit, visitor);
        return;
      case "class":
        expressions([...each.unit.bases, ...each.unit.decorators]);
        expressions(each.unit.members.map(({ value }) => value));
        return;
      case "typed":
        expression(each.value);
        return;
      case "comprehension":
        for (const loop of each.loops) expressions([loop.iterable, ...loop.conditions]);
        expressions([each.key, each.element]);
        return;
      case "markup":
        expressions(each.attributes.flatMap(({ key, value }) => [key, value]));
        expressions(each.children);
        return;
    }
  };
  const statement = (each: Statement): void => {
    visitor.statement?.(each, unit);
    switch (each.kind) {
      case "expression":
      case "export":
        expression(each.value);
        return;
      case "return":
      case "throw":
        expressions([each.value]);
        return;
      case "block":
        statements(each.body);
        return;
      case "if":
        expression(each.test);
        statements(each.consequence);
        statements(each.otherwise);
        return;
      case "while":
        expressions([each.test]);
        statements(each.body);
        statements(each.after);
        return;
      case "each":
        pattern(each.target);
        expression(each.iterable);
        statements(each.body);
        statements(each.after);
        return;
      case "switch":
        expression(each.subject);
        for (const clause of each.cases) {
          expressions([...clause.tests, clause.guard]);
          statements(clause.body);
        }
        return;
      case "try":
        statements(each.body);
        for (const handler of each.handlers) statements(handler.body);
        statements(each.otherwise);
        statements(each.finalizer);
        return;
      case "method":
        expressions([each.owner, each.value]);
        return;
    }
  };
  statements(body);
}

/** `a.b.c` of names and members, else `undefined`. */
export function dottedName(expression: Expression): string | undefined {
  if (expression.kind === "name") return expression.name;
  if (expression.kind === "self") return "this";
  if (expression.kind !== "member") return undefined;
  const owner = dottedName(expression.object);
  return owner === undefined ? undefined : `${owner}.${expression.name}`;
}
