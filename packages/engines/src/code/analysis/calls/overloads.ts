import type { Expression } from "../../ir/index.ts";
import type { Callable, Value } from "../../values/index.ts";
import type { Given } from "../machine.ts";

/**
 * Of several methods of one name, those that take as many arguments as there are, and of these the ones that declare most
 * of what the arguments are known to be; all where none does.
 */
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
  return callables.length === 0 ? value : { ...value, callables: closest(callables, given) };
}

function closest(callables: readonly Callable[], { positional }: Given): readonly Callable[] {
  const types = positional.map(({ names }) => new Set(names.filter((name) => name.endsWith("()")).map(typeOf)));
  if (callables.length < 2 || types.every(({ size }) => size === 0)) return callables;
  const declared = callables.map((callable) =>
    callable.kind === "function"
      ? callable.unit.parameters.filter(({ annotation }, index) => types[index]?.has(writtenType(annotation)) === true)
          .length
      : 0,
  );
  const most = Math.max(...declared);
  return callables.filter((_, index) => declared[index] === most);
}

/** `Writer` of `java.io.Writer()`. */
function typeOf(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1, -2);
}

function writtenType(annotation: Expression | undefined): string {
  const name = annotation?.kind === "name" || annotation?.kind === "member" ? annotation.name : "";
  return name.slice(name.lastIndexOf(".") + 1);
}
