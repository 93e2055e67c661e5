import type { FunctionUnit, Module } from "../../ir/index.ts";
import type { Operation, Resolver, Specification } from "../../project/index.ts";
import { unknown, type Value } from "../../values/index.ts";
import type { Machine } from "../machine.ts";

/** Operations of OpenAPI documents by the function of the project that answers them, `path#symbol`. */
export function operationsByHandler(
  specifications: readonly Specification[],
  resolver: Resolver,
  modules: ReadonlyMap<string, Module>,
): Map<string, Operation[]> {
  const found = new Map<string, Operation[]>();
  for (const { path, operations } of specifications) {
    for (const operation of operations) {
      const parts = operation.handler?.split(".") ?? [];
      for (let cut = parts.length - 1; cut > 0; cut--) {
        const file = resolver.resolve(path, parts.slice(0, cut).join("."), "python");
        if (file === undefined || !modules.has(file)) continue;
        const key = `${file}#${parts.slice(cut).join(".")}`;
        found.set(key, [...(found.get(key) ?? []), operation]);
        break;
      }
    }
  }
  return found;
}

/** The endpoints that documents give to a function. */
export function noteOperations(machine: Machine, unit: FunctionUnit, operations: readonly Operation[]): void {
  const at = { module: unit.module, start: unit.start, end: unit.start };
  for (const { method, path, security } of operations) {
    const steps = security.map((name) => ({ name, unit: undefined, at, isGate: true as const }));
    const router = 0;
    machine.registrations.add({
      kind: "endpoint",
      number: 0,
      router,
      methods: [method],
      path,
      steps,
      handler: unit,
      at,
    });
  }
}

/** What a parameter of such a function is given: a part of the request, checked where the document says it is no text. */
export function operationArgument(
  machine: Machine,
  unit: FunctionUnit,
  index: number,
  operations: readonly Operation[],
): Value {
  const { name, target } = unit.parameters[index]!;
  const number = machine.fresh();
  const at = { module: unit.module, start: target.start, end: target.end };
  machine.registrations.noteRequestNumber(number, at);
  if (operations.every(({ numbers }) => numbers.includes(name))) return { ...unknown, number };
  const source = {
    label: "http" as const,
    what: `the request's ${name === "body" ? "body" : `parameter ${name}`}`,
    at,
  };
  return { ...unknown, number, taints: [{ source, last: undefined, safe: 0, doubt: 0 }] };
}
