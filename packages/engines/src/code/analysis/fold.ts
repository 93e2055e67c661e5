import type { BinaryOperator, Constant } from "../ir/index.ts";
import { calculated, isKnown, nothing, oneOf, ordered, truth, unknown, type Value } from "../values/index.ts";

const longestText = 4096;

/** Whether a literal counts as true. The same in JavaScript and Python for the literals there are. */
export function isTruthy(value: Constant): boolean {
  return Boolean(value);
}

/** Functions of ECMAScript 2015, which are there wherever a program asks for them. */
const standard =
  /^global\.(Array|Function|JSON|Math|Number|Object|Reflect|String)(\.prototype)?\.(?!prototype$|constructor$)[a-z]\w+$/;

/** Whether a value counts as true: `undefined` when it may or may not. */
export function outcomeOf(value: Value): boolean | undefined {
  const { names, constants, objects, callables } = value;
  const isPlain = constants === undefined && objects.length + callables.length === 0;
  return truth(value, isTruthy) ?? (isPlain && names.length === 1 && standard.test(names[0]!) ? true : undefined);
}

/** The result of an operator on literals, or `unknown`. */
export function foldBinary(operator: BinaryOperator, left: Value, right: Value): Value {
  if (!areClosed(left) || !areClosed(right)) return unknown;
  const results: Constant[] = [];
  for (const one of left.constants ?? []) {
    for (const other of right.constants ?? []) {
      const result = apply(operator, one, other);
      if (result === unfolded) return unknown;
      results.push(result);
    }
  }
  return results.length === 0 ? nothing : oneOf(results);
}

/** Texts or numbers added up, or `unknown`. */
export function foldConcat(parts: readonly Value[], isText: boolean): Value {
  let sum: Constant = isText ? "" : undefined;
  for (const [index, part] of parts.entries()) {
    if (!isKnown(part)) return unknown;
    const value = part.constants![0];
    if (index === 0 && !isText) sum = value;
    else if (typeof sum === "number" && typeof value === "number") sum += value;
    else sum = `${sum}${value}`;
    if (typeof sum === "string" && sum.length > longestText) return unknown;
  }
  return oneOf([sum]);
}

function areClosed(value: Value): boolean {
  return (
    value.constants !== undefined &&
    value.constants.length > 0 &&
    !value.isOpen &&
    value.taints.length === 0 &&
    value.objects.length === 0 &&
    value.callables.length === 0
  );
}

const unfolded = Symbol("unfolded");

function apply(operator: BinaryOperator, left: Constant, right: Constant): Constant | typeof unfolded {
  switch (operator) {
    case "==":
    case "is":
      return left === right || (left == null && right == null);
    case "!=":
      return !(left === right || (left == null && right == null));
    case "in":
      return typeof left === "string" && typeof right === "string" ? right.includes(left) : unfolded;
    case "not in":
      return typeof left === "string" && typeof right === "string" ? !right.includes(left) : unfolded;
    case "instanceof":
    case "bits":
      return unfolded;
    default:
      if (typeof left === "number" && typeof right === "number")
        return calculated(operator, left, right) ?? ordered(operator, left, right) ?? unfolded;
      if (typeof left === "string" && typeof right === "string") return ordered(operator, left, right) ?? unfolded;
      if (
        operator === "*" &&
        typeof left === "string" &&
        typeof right === "number" &&
        left.length * right <= longestText
      ) {
        return left.repeat(Math.max(0, Math.trunc(right)));
      }
      return unfolded;
  }
}
