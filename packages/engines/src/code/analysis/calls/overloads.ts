import type { Value } from "../../values/index.ts";
import type { Given } from "../machine.ts";

/** Of several methods of one name, those that take as many arguments as there are; all where none does. */
export function fitting(value: Value, given: Given): Value {
  if (value.callables.length < 2 || given.more !== undefined) return value;
  const count = given.positional.length;
  const callables = value.callables.filter((callable) => {
    if (callable.kind !== "function") return true;
    const { parameters } = callable.unit;
    const takesAny = parameters.some((parameter) => parameter.kind !== "positional");
    if (takesAny) return count >= parameters.length - 1;
    const needed = parameters.filter(({ fallback }) => fallback === undefined).length;
    return count >= needed && count <= parameters.length;
  });
  return callables.length === 0 ? value : { ...value, callables };
}
