import { type FunctionUnit, type Statement, someNode } from "../../ir/index.ts";
import type { Catalog } from "../../models/index.ts";
import { nothing, type Value } from "../../values/index.ts";

/** What a call gives after which nothing comes: it throws, or ends the program. */
export const never: Value = { ...nothing };

/** Whether nothing comes after a call, whatever of its callees is meant. */
export function neverReturns({ endings }: Catalog, { callables, names, isOpen }: Value): boolean {
  if (callables.length === 0) return names.some((name) => endings.has(name));
  return !isOpen && callables.every((callable) => callable.kind === "function" && throwsAlways(callable.unit));
}

const known = new WeakMap<FunctionUnit, boolean>();
/** What stands where heirs have something else. */
const isUnwritten = /implement|overrid|overrule|abstract|subclass|unsupported|not.?supported|todo/i;

/** Whether all ways through a function lead to an error that it throws itself. */
function throwsAlways(unit: FunctionUnit): boolean {
  let throws = known.get(unit);
  if (throws === undefined) {
    const { module, start, end } = unit;
    throws =
      isLeft(unit.body) &&
      !isUnwritten.test(module.text.slice(start, end)) &&
      // It gives a promise that fails.
      !/\basync\b/.test(module.text.slice(Math.max(0, start - "async ".length), start + "async ".length)) &&
      !someNode(unit.body, (node) => node.kind === "return" || node.kind === "yield");
    known.set(unit, throws);
  }
  return throws;
}

/** Whether the end of some statements is never reached. */
function isLeft(body: readonly Statement[]): boolean {
  return body.some((statement) => {
    switch (statement.kind) {
      case "throw":
        return true;
      case "block":
        return isLeft(statement.body);
      case "if":
        return isLeft(statement.consequence) && isLeft(statement.otherwise);
      case "try":
        return (
          isLeft(statement.finalizer) ||
          (isLeft(statement.body) && statement.handlers.every((handler) => isLeft(handler.body)))
        );
      default:
        return false;
    }
  });
}
