import type { Expression, FunctionUnit, Pattern, Statement } from "./program.ts";

/** What is called back for each part that stands directly in a node, in the order of the source. */
export interface Parts {
  readonly statement: (part: Statement) => void;
  readonly expression: (part: Expression) => void;
  /** Where a value is put. */
  readonly pattern: (part: Pattern) => void;
  /** A function, or a function of a class; its decorators and fallbacks are told apart from it, before it. */
  readonly unit: (part: FunctionUnit) => void;
}

/** The parts of a statement or expression. */
export function partsOf(each: Statement | Expression, on: Parts): void {
  switch (each.kind) {
    case "expression":
    case "export":
      on.expression(each.value);
      return;
    case "return":
    case "throw":
      optional(each.value, on);
      return;
    case "block":
      statements(each.body, on);
      return;
    case "if":
      on.expression(each.test);
      statements(each.consequence, on);
      statements(each.otherwise, on);
      return;
    case "while":
      optional(each.test, on);
      statements(each.body, on);
      statements(each.after, on);
      return;
    case "each":
      on.pattern(each.target);
      on.expression(each.iterable);
      statements(each.body, on);
      statements(each.after, on);
      return;
    case "switch":
      on.expression(each.subject);
      for (const clause of each.cases) {
        for (const capture of clause.captures ?? []) on.pattern(capture);
        expressions(clause.tests, on);
        optional(clause.guard, on);
        statements(clause.body, on);
      }
      return;
    case "try":
      statements(each.body, on);
      for (const { target, body } of each.handlers) {
        if (target !== undefined) on.pattern(target);
        statements(body, on);
      }
      statements(each.otherwise, on);
      statements(each.finalizer, on);
      return;
    case "method":
      on.expression(each.owner);
      on.expression(each.value);
      return;
    case "break":
    case "continue":
    case "import":
    case "reexport":
      return;
    default:
      partsOfExpression(each, on);
  }
}

/** The parts of a place that is written to. */
export function partsOfPattern(each: Pattern, on: Parts): void {
  switch (each.kind) {
    case "member":
      on.expression(each.object);
      return;
    case "index":
      on.expression(each.object);
      optional(each.key, on);
      return;
    case "list":
      for (const item of each.items) if (item !== undefined) on.pattern(item);
      if (each.rest !== undefined) on.pattern(each.rest);
      return;
    case "record":
      for (const { key, target } of each.entries) {
        on.expression(key);
        on.pattern(target);
      }
      if (each.rest !== undefined) on.pattern(each.rest);
      return;
    case "default":
      on.pattern(each.target);
      on.expression(each.value);
      return;
    case "name":
      return;
  }
}

function partsOfExpression(each: Expression, on: Parts): void {
  switch (each.kind) {
    case "member":
      on.expression(each.object);
      return;
    case "index":
      on.expression(each.object);
      optional(each.key, on);
      return;
    case "slice":
      on.expression(each.object);
      expressions(each.parts, on);
      return;
    case "call":
      on.expression(each.callee);
      for (const { value } of each.args) on.expression(value);
      return;
    case "concat":
    case "other":
      expressions(each.parts, on);
      return;
    case "binary":
    case "logical":
      on.expression(each.left);
      on.expression(each.right);
      return;
    case "unary":
    case "await":
    case "yield":
      optional(each.operand, on);
      return;
    case "conditional":
      on.expression(each.test);
      on.expression(each.consequence);
      on.expression(each.alternative);
      return;
    case "assign":
      on.pattern(each.target);
      on.expression(each.value);
      return;
    case "list":
      for (const { value } of each.items) on.expression(value);
      return;
    case "record":
      for (const { key, value } of each.entries) {
        optional(key, on);
        on.expression(value);
      }
      return;
    case "function":
      expressions(each.unit.decorators, on);
      for (const parameter of each.unit.parameters) optional(parameter.fallback, on);
      on.unit(each.unit);
      return;
    case "class":
      expressions(each.unit.bases, on);
      expressions(each.unit.decorators, on);
      for (const { value } of each.unit.members) on.expression(value);
      return;
    case "typed":
      on.expression(each.value);
      return;
    case "comprehension":
      for (const loop of each.loops) {
        on.pattern(loop.target);
        on.expression(loop.iterable);
        expressions(loop.conditions, on);
      }
      optional(each.key, on);
      on.expression(each.element);
      return;
    case "markup":
      for (const { key, value } of each.attributes) {
        optional(key, on);
        optional(value, on);
      }
      expressions(each.children, on);
      return;
    case "constant":
    case "regex":
    case "name":
    case "self":
    case "super":
      return;
  }
}

function optional(each: Expression | undefined, on: Parts): void {
  if (each !== undefined) on.expression(each);
}

function expressions(list: readonly (Expression | undefined)[], on: Parts): void {
  for (const each of list) optional(each, on);
}

function statements(list: readonly Statement[], on: Parts): void {
  for (const each of list) on.statement(each);
}
