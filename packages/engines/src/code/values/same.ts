import type { Thing } from "./thing.ts";
import type { Value } from "./value.ts";

/** Whether both say the same, item by item. */
export function isSameValue(left: Value, right: Value): boolean {
  return (
    left === right ||
    (left.number === right.number &&
      left.text === right.text &&
      left.isOpen === right.isOpen &&
      isSameList(left.constants, right.constants) &&
      isSameList(left.objects, right.objects) &&
      isSameList(left.names, right.names) &&
      isSameList(left.callables, right.callables) &&
      isSameList(left.taints, right.taints) &&
      isSameList(left.whenTrue, right.whenTrue) &&
      isSameList(left.whenFalse, right.whenFalse) &&
      isSameList(left.partOf, right.partOf))
  );
}

/** Whether the same stands in both. */
export function isSameThing(left: Thing, right: Thing): boolean {
  if (left === right) return true;
  const isAlike =
    left.length === right.length &&
    left.isList === right.isList &&
    left.instanceOf === right.instanceOf &&
    left.hasForeignKeys === right.hasForeignKeys &&
    left.slots.size === right.slots.size &&
    isSame(left.rest, right.rest);
  return isAlike && [...left.slots].every(([name, value]) => isSame(value, right.slots.get(name)));
}

function isSame(left: Value | undefined, right: Value | undefined): boolean {
  return left === right || (left !== undefined && right !== undefined && isSameValue(left, right));
}

function isSameList<T>(left: readonly T[] | undefined, right: readonly T[] | undefined): boolean {
  if (left === right) return true;
  return left?.length === right?.length && left?.every((item, index) => item === right?.[index]) === true;
}
