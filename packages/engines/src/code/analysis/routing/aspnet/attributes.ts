import type { Step } from "../../../endpoints/index.ts";
import type { Callable, Place } from "../../../values/index.ts";
import { hereOf, type Machine } from "../../machine.ts";
import { rightsIn } from "./rights.ts";

/** What the attributes of a function that answers say of who may ask: of a lambda, or of the method that stands for one. */
export interface Asked {
  readonly steps: readonly Step[];
  /** Anybody may, whatever stands around. */
  readonly isForAnybody: boolean;
}

/** Reads the attributes of a function that is given to a route: `[Authorize] (int id) => …`. */
export function askedBy(machine: Machine, { unit, frame }: Callable & { kind: "function" }): Asked {
  const { open, guards } = machine.catalog("csharp");
  const here = hereOf(frame, machine.world);
  const steps = unit.decorators.flatMap((attribute): Step[] => {
    if (attribute.kind !== "call") return [];
    const at: Place = { module: unit.module, start: attribute.start, end: attribute.end };
    const [name] = machine.evaluate(here, attribute.callee).names;
    if (name === undefined) return [];
    const rights = guards.has(name) ? rightsIn(machine, here, attribute, name) : undefined;
    return [{ name, unit: undefined, at }, ...(rights === undefined ? [] : [{ ...rights, at }])];
  });
  return { steps, isForAnybody: steps.some(({ name }) => open.has(name)) };
}
