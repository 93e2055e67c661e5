import { type Expression, type Statement, writtenName } from "../../../ir/index.ts";
import type { Asked } from "./contract.ts";
import { literalClass } from "./names.ts";

const annotationReads = /^(is|has|get|find)(Declared|Method|Merged|Parameter)?Annotations?(Present|ByType)?$/;
const aboutClass = /class|type|bean/i;
const aboutPath = /path|ur[il]|route/i;
const aboutMethod = /^(getMethod|getMethodValue|method|httpMethod|requestMethod)$/i;

/**
 * The statements of a body that may run for a request of an endpoint: branches on its annotations, on its path and on its
 * method are taken as they come out; any other condition stays open.
 */
export function reachableFor(body: readonly Statement[], asked: Asked): Statement[] {
  return walked(body, asked, new Map()).statements;
}

interface Walked {
  readonly statements: Statement[];
  readonly ends: boolean;
}

function walked(body: readonly Statement[], asked: Asked, known: Map<string, Expression>): Walked {
  const statements: Statement[] = [];
  for (const statement of body) {
    if (statement.kind === "if") {
      const comesOut = decided(statement.test, asked, known);
      if (comesOut !== undefined) {
        const taken = walked(comesOut ? statement.consequence : statement.otherwise, asked, known);
        statements.push(...taken.statements);
        if (taken.ends) return { statements, ends: true };
        continue;
      }
      const consequence = walked(statement.consequence, asked, known);
      const otherwise = walked(statement.otherwise, asked, known);
      statements.push({ ...statement, consequence: consequence.statements, otherwise: otherwise.statements });
      if (consequence.ends && otherwise.ends) return { statements, ends: true };
      continue;
    }
    if (statement.kind === "block") {
      const inner = walked(statement.body, asked, known);
      statements.push({ ...statement, body: inner.statements });
      if (inner.ends) return { statements, ends: true };
      continue;
    }
    if (statement.kind === "try") {
      const inner = walked(statement.body, asked, known);
      statements.push({ ...statement, body: inner.statements });
      if (inner.ends && statement.handlers.length === 0) return { statements, ends: true };
      continue;
    }
    if (statement.kind === "expression") note(statement.value, known);
    statements.push(statement);
    if (statement.kind === "return" || statement.kind === "throw") return { statements, ends: true };
  }
  return { statements, ends: false };
}

function note(value: Expression, known: Map<string, Expression>): void {
  if (value.kind === "assign" && value.target.kind === "name") known.set(value.target.name, plain(value.value));
}

function plain(value: Expression): Expression {
  return value.kind === "typed" ? plain(value.value) : value;
}

/** What a condition comes out as for an endpoint; `undefined` where that is open. */
function decided(test: Expression, asked: Asked, known: Map<string, Expression>, depth = 0): boolean | undefined {
  const inner = (part: Expression) => (depth > 12 ? undefined : decided(part, asked, known, depth + 1));
  switch (test.kind) {
    case "constant":
      return typeof test.value === "boolean" ? test.value : undefined;
    case "typed":
      return inner(test.value);
    case "name": {
      const value = known.get(test.name);
      return value === undefined ? undefined : inner(value);
    }
    case "unary": {
      const operand = test.operator === "not" ? inner(test.operand) : undefined;
      return operand === undefined ? undefined : !operand;
    }
    case "logical": {
      const sides = [inner(test.left), inner(test.right)];
      const decisive = test.operator === "or";
      if (sides.includes(decisive)) return decisive;
      return sides.includes(undefined) ? undefined : !decisive;
    }
    case "binary": {
      const isNot = test.operator === "!=";
      if (test.operator !== "==" && !isNot) return undefined;
      const sides = [test.left, test.right].map(plain);
      const given = sides.find((side) => !(side.kind === "constant" && side.value === null));
      if (given === undefined || sides.every((side) => side.kind !== "constant")) return undefined;
      const read = given.kind === "name" ? known.get(given.name) : given;
      const isThere = read === undefined ? undefined : isMarked(read, asked, known);
      return isThere === undefined ? undefined : isThere === isNot;
    }
    case "call":
      return isMarked(test, asked, known) ?? compared(test, asked, known);
    default:
      return undefined;
  }
}

/** Whether an annotation is there that is asked for: `method.isAnnotationPresent(Open.class)`. */
function isMarked(read: Expression, asked: Asked, known: Map<string, Expression>): boolean | undefined {
  if (read.kind !== "call" || !annotationReads.test(writtenName(read.callee))) return undefined;
  const wanted = read.args.map(({ value }) => literalClass(value)).find((name) => name !== undefined);
  if (wanted === undefined) return undefined;
  const from = read.callee.kind === "member" ? read.callee.object : undefined;
  const origins = [from, ...read.args.map(({ value }) => value)].flatMap((each) => originOf(each, known));
  return origins.some((name) => aboutClass.test(name)) ? asked.around.has(wanted) : asked.method.has(wanted);
}

/** Names of the calls and variables that a value comes from. */
function originOf(value: Expression | undefined, known: Map<string, Expression>, depth = 0): string[] {
  if (value === undefined || depth > 4) return [];
  const read = plain(value);
  if (read.kind === "name") return [writtenName(read), ...originOf(known.get(read.name), known, depth + 1)];
  if (read.kind === "call" && read.callee.kind === "member")
    return [read.callee.name, ...originOf(read.callee.object, known, depth + 1)];
  return read.kind === "member" && read.name !== "class" ? [read.name] : [];
}

/** `path.startsWith("/open")`, `"OPTIONS".equals(request.getMethod())`. */
function compared(
  test: Expression & { kind: "call" },
  asked: Asked,
  known: Map<string, Expression>,
): boolean | undefined {
  if (test.callee.kind !== "member" || test.args.length !== 1) return undefined;
  const sides = [test.callee.object, test.args[0]!.value].map(plain);
  const literal = sides.find((side) => side.kind === "constant" && typeof side.value === "string");
  const other = sides.find((side) => side !== literal);
  if (literal?.kind !== "constant" || other === undefined) return undefined;
  const text = String(literal.value);
  const [origin = ""] = originOf(other, known).slice(0, 1);
  const origins = originOf(other, known);
  const { method, path } = asked.endpoint;
  const isEqual = /^equals(IgnoreCase)?$/.test(test.callee.name);
  if (isEqual && (aboutMethod.test(origin) || origins.some((name) => aboutMethod.test(name))))
    return method === "*" ? undefined : text.toUpperCase() === method;
  if (!origins.some((name) => aboutPath.test(name)) || literal === sides[0] || path.includes("*")) return undefined;
  const own = text.startsWith("/") ? path : path.slice(1);
  switch (test.callee.name) {
    case "startsWith":
      return own.startsWith(text) ? true : text.startsWith("/") ? false : undefined;
    case "endsWith":
      return own.endsWith("}") ? undefined : own.endsWith(text);
    case "contains":
      return own.includes(text) ? true : undefined;
    case "equals":
    case "equalsIgnoreCase":
      return own === text ? true : text.startsWith("/") ? false : undefined;
    default:
      return undefined;
  }
}
