import type { FunctionUnit } from "../../ir/index.ts";
import type { ClassCallable } from "../../values/index.ts";

/** Nodes of the syntax tree of a method that does little more than to keep what it is given. */
const mostSize = 80;
/** What callers hang in is theirs: `setEntityResolver`. */
const hooks = /(Resolver|Handler|Listener|Factory|Filter|Callback|Features?|Property)$/;

/** Methods by which callers of a library set what an object of it holds. */
export function settersOf({ unit }: ClassCallable): FunctionUnit[] {
  return unit.members.flatMap(({ name, value, isStatic }) => {
    const isSetter = value.kind === "function" && !isStatic && /^set[A-Z_]/.test(name) && !hooks.test(name);
    return isSetter && value.unit.size <= mostSize ? [value.unit] : [];
  });
}
