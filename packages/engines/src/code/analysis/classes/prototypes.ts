import { type Callable, type State, type Value, withSlot } from "../../values/index.ts";
import type { Machine } from "../machine.ts";

/** What stands on the prototype of a function, by name. */
export function prototypeOf(
  machine: Machine,
  state: State,
  { number }: Callable & { kind: "function" },
): ReadonlyMap<string, Value> {
  if (number === undefined) return new Map();
  const given = state.thing(number)?.slots.get("prototype");
  const numbers =
    given !== undefined && given.objects.length > 0 ? given.objects : [machine.memberNumber(number, "prototype")];
  return new Map(numbers.flatMap((held) => [...(state.thing(held)?.slots ?? [])]));
}

/** Gives an object the methods that the function which made it put on its prototype only then. */
export function addLateMethods(
  machine: Machine,
  state: State,
  callable: Callable & { kind: "function" },
  self: Value,
): void {
  for (const [name, method] of prototypeOf(machine, state, callable)) {
    const thing = state.thing(self.number);
    if (thing !== undefined && !thing.slots.has(name)) state.setThing(self.number, withSlot(thing, name, method, true));
  }
}
