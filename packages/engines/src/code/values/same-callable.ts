import type { Callable } from "./value.ts";

/** Whether both are the same code in the same surroundings. */
export function isSameCallable(left: Callable, right: Callable): boolean {
  if (left === right) return true;
  if (left.kind === "function" && right.kind === "function") {
    return left.unit === right.unit && left.frame === right.frame && left.self?.number === right.self?.number;
  }
  if (left.kind === "class" && right.kind === "class") return left.unit === right.unit && left.frame === right.frame;
  return left.kind === "put" && right.kind === "put" && left.object === right.object;
}
