import { type Expression, type FunctionUnit, type Statement, someList, someNode, writtenName } from "../ir/index.ts";
import { listOf, unknown, type Value } from "../values/index.ts";
import { listed } from "./literals.ts";
import type { Here, Machine } from "./machine.ts";
import { allocate } from "./store.ts";

const known = new WeakMap<Statement, boolean>();
/** Calls that make an error. */
const makesError = /^(New|Errorf|Wrapf?|WithStack|WithMessagef?|Error|\w*Err(or)?)$/;

/** What is returned together with an error is nothing that anybody uses. */
export function withoutBesideError(
  machine: Machine,
  here: Here,
  statement: Statement & { kind: "return" },
  given: Value,
): Value {
  if (here.frame.unit.module.language !== "go" || !endsWithError(here.frame.unit, statement)) return given;
  const items = listed(here, given);
  if (items === undefined || items.every(({ taints, objects }) => taints.length + objects.length === 0)) return given;
  return allocate(machine, here.state, listOf(items.map((item, index) => (index < items.length - 1 ? unknown : item))));
}

/**
 * Whether a function of Go ends with an error in this statement: `return name, errors.New("…")`, `return name, err` below
 * `if err != nil`. Nobody uses what is returned beside an error: https://go.dev/doc/effective_go#errors
 */
function endsWithError(unit: FunctionUnit, statement: Statement & { kind: "return" }): boolean {
  let found = known.get(statement);
  if (found === undefined) {
    const { value } = statement;
    const last = value?.kind === "list" && value.items.length > 1 ? value.items.at(-1)?.value : undefined;
    found = last !== undefined && isError(unit, statement, last);
    known.set(statement, found);
  }
  return found;
}

function isError({ body }: FunctionUnit, statement: Statement, last: Expression): boolean {
  if (last.kind === "call") return makesError.test(writtenName(last));
  const name = writtenName(last);
  if (/^Err[A-Z]/.test(name)) return true;
  if (last.kind !== "name" || !/err/i.test(name)) return false;
  const holds = (list: readonly Statement[]) =>
    list.some(({ start, end }) => start <= statement.start && statement.end <= end);
  const isAsked = someNode(body, (node) => node.kind === "if" && holds(node.consequence) && isSet(node.test, name));
  if (isAsked) return true;
  return someList(body, (list) => {
    const at = list.indexOf(statement);
    return at > 0 && list.slice(0, at).some((before) => isGivenError(before, name));
  });
}

/** `err != nil`, also as one of several conditions that all have to hold. */
function isSet(test: Expression, name: string): boolean {
  if (test.kind === "logical") return test.operator === "and" && (isSet(test.left, name) || isSet(test.right, name));
  if (test.kind !== "binary" || test.operator !== "!=") return false;
  return writtenName(test.left) === name && test.right.kind === "constant" && test.right.value === null;
}

/** `err = errors.New("…")` */
function isGivenError(statement: Statement, name: string): boolean {
  if (statement.kind !== "expression" || statement.value.kind !== "assign") return false;
  const { target, value } = statement.value;
  if (target.kind !== "name" || target.name !== name) return false;
  return value.kind === "call" ? makesError.test(writtenName(value)) : /^Err[A-Z]/.test(writtenName(value));
}
