import type { Constant } from "../ir/index.ts";
import { isSameCallable } from "./same-callable.ts";
import { type Callable, mergeTaints, mostConstants, nothing, type Value } from "./value.ts";

const mostObjects = 6;
const mostNames = 6;
const mostCallables = 8;

/** Either of two values may stand here. */
export function join(left: Value, right: Value): Value {
  if (left === right || right === nothing) return left;
  if (left === nothing) return right;
  return {
    // A side without untrusted data has nothing to be proved: the other side's identity is enough.
    number:
      left.number === right.number || right.taints.length === 0
        ? left.number
        : left.taints.length === 0
          ? right.number
          : 0,
    taints: left.taints === right.taints ? left.taints : mergeTaints([left.taints, right.taints]),
    constants: joinConstants(left.constants, right.constants),
    text: left.text === right.text ? left.text : undefined,
    objects: union(left.objects, right.objects, mostObjects),
    names: union(left.names, right.names, mostNames),
    callables: joinCallables(left.callables, right.callables),
    whenTrue: left.whenTrue === right.whenTrue ? left.whenTrue : [],
    whenFalse: left.whenFalse === right.whenFalse ? left.whenFalse : [],
    partOf: left.partOf === right.partOf ? left.partOf : [],
    isOpen: left.isOpen || right.isOpen || left.callables.length + right.callables.length > mostCallables,
  };
}

/** Any of the values may stand here; `nothing` for none. */
export function joinAll(values: readonly Value[]): Value {
  return values.reduce(join, nothing);
}

function joinConstants(
  left: readonly Constant[] | undefined,
  right: readonly Constant[] | undefined,
): readonly Constant[] | undefined {
  if (left === right) return left;
  if (left === undefined || right === undefined) return undefined;
  return boundedUnion(left, right);
}

function boundedUnion(left: readonly Constant[], right: readonly Constant[]): readonly Constant[] | undefined {
  const all = union(left, right, mostConstants + 1);
  return all.length > mostConstants ? undefined : all;
}

function union<T>(left: readonly T[], right: readonly T[], most: number): readonly T[] {
  if (right.length === 0 || left === right) return left;
  if (left.length === 0) return right;
  const missing = right.filter((item) => !left.includes(item));
  return missing.length === 0 ? left : [...left, ...missing].slice(0, most);
}

function joinCallables(left: readonly Callable[], right: readonly Callable[]): readonly Callable[] {
  if (right.length === 0 || left === right) return left;
  if (left.length === 0) return right;
  const missing = right.filter((item) => !left.some((other) => isSameCallable(other, item)));
  return missing.length === 0 ? left : [...left, ...missing].slice(0, mostCallables);
}
