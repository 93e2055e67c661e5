import type { BinaryOperator } from "../../ir/index.ts";
import { named, type Value } from "../../values/index.ts";
import { beside } from "../beside.ts";
import type { Machine } from "../machine.ts";

const start = "column ";
const mark = "condition";
const mostConditions = 20_000;

/** A column, and what it has to be. */
interface Condition {
  readonly column: string;
  readonly value: Value;
}

const known = beside<Machine, Map<number, readonly Condition[]>>(() => new Map());

/** The name that a column carries where it is read of the class of rows: `Order.owner_id`. */
export function columnName(column: string): string {
  return `${start}${column}`;
}

/**
 * A comparison of a column of a class of rows is a condition of a query, and decides nothing by itself:
 * https://docs.sqlalchemy.org/en/20/core/operators.html
 *
 * @returns `undefined` for another comparison
 */
export function conditionOf(machine: Machine, operator: BinaryOperator, left: Value, right: Value): Value | undefined {
  if (operator === "&") {
    const both = [conditionsIn(machine, left), conditionsIn(machine, right)];
    return both.every((conditions) => conditions.length > 0) ? made(machine, both.flat()) : undefined;
  }
  if (operator !== "==") return undefined;
  const own = columnIn(left);
  const column = own ?? columnIn(right);
  return column === undefined ? undefined : made(machine, [{ column, value: own === undefined ? left : right }]);
}

/** What a value asks of columns, when it is such a condition. */
export function conditionsIn(machine: Machine, { names, number }: Value): readonly Condition[] {
  return names.includes(mark) ? (known(machine).get(number) ?? []) : [];
}

function made(machine: Machine, conditions: readonly Condition[]): Value {
  const number = machine.fresh();
  if (known(machine).size < mostConditions) known(machine).set(number, conditions);
  return { ...named(mark), number };
}

function columnIn({ names }: Value): string | undefined {
  return names.find((name) => name.startsWith(start))?.slice(start.length);
}
