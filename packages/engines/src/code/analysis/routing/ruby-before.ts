import { type Callable, unknown, type Value } from "../../values/index.ts";
import { memberOf } from "../load.ts";
import { type Here, type Machine, noArguments } from "../machine.ts";
import { filtersOf, rubyWebOf } from "./ruby.ts";

/** Runs what a controller says has to come before an action, on the same object: the action finds there what it left in fields. */
export function runBefore(machine: Machine, here: Here, { unit, owner, self }: Callable & { kind: "function" }): void {
  const { filters } = rubyWebOf(machine);
  if (owner === undefined || self === undefined || self.objects.length === 0 || filters.size === 0) return;
  const { before } = filtersOf(owner, filters, unit.name);
  if (before.some(({ name, step }) => name === unit.name || step.unit === unit)) return;
  for (const { name, step } of before) {
    const method: Value | undefined =
      step.unit === undefined
        ? memberOf(machine, here, owner, name, self, false, step.at)
        : { ...unknown, callables: [{ kind: "function", unit: step.unit, frame: owner.frame, self, owner }] };
    if (method !== undefined) machine.invokeAll(here, method, noArguments, step.at);
  }
}
