import type { CallbackModel } from "../../models/index.ts";
import { named, only, type Place, unknown, type Value } from "../../values/index.ts";
import { allGiven, type Given, givenAt, givenInOrder, type Here, type Machine } from "../machine.ts";

/** Whether a call waits for what its model tells of. */
export function isAwaited({ event }: CallbackModel, { positional }: Given): boolean {
  return event === undefined || event === only(positional[0] ?? unknown);
}

/** What the functions give that a call was given and its library calls, each with what the model says. */
export function calledBack(machine: Machine, here: Here, callback: CallbackModel, given: Given, at: Place): Value[] {
  const carried = callback.carries === undefined ? undefined : givenAt(given, callback.carries);
  return allGiven(given)
    .filter(({ callables }) => callables.length > 0)
    .map((value) => {
      const positional = callback.parameters.map((parameter) =>
        parameter === "" ? unknown : { ...named(parameter), taints: carried?.taints ?? [], number: machine.fresh() },
      );
      return machine.invokeAll(here, value, givenInOrder(...positional), at);
    });
}
