import { emptyThing, join, named, nothing, unknown, type Value } from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import { givenInOrder, type Here, type Machine } from "../../machine.ts";
import { allocate } from "../../store.ts";

/** `new Promise(executor)`: what is given to `resolve` is what the promise holds. */
export function callExecutor(machine: Machine, here: Here, executor: Value, site: CallSite): Value {
  const cell = allocate(machine, here.state, emptyThing());
  const resolve: Value = { ...nothing, constants: undefined, callables: [{ kind: "put", object: cell.number }] };
  machine.invokeAll(here, executor, givenInOrder(resolve, named("reject")), site.at);
  const result = here.state.thing(cell.number)?.rest;
  return result ?? unknown;
}

/** `then`, `catch` and `finally`: callbacks get what the promise holds. */
export function callPromise(machine: Machine, here: Here, site: CallSite, receiver: Value, method: string): Value {
  const [first, second] = site.given.positional;
  const wasCalled = (handler: Value | undefined) => handler !== undefined && handler.callables.length > 0;
  if (method === "then" && wasCalled(first)) {
    const branch = { ...here, state: here.state.fork() };
    const result = machine.invokeAll(branch, first!, givenInOrder(receiver), site.at);
    if (wasCalled(second)) machine.invokeAll(branch, second!, givenInOrder(named("error")), site.at);
    here.state.merge([branch.state]);
    return result;
  }
  if (wasCalled(first)) {
    const given = method === "catch" ? givenInOrder(named("error")) : givenInOrder(unknown);
    const result = machine.invokeAll(here, first!, given, site.at);
    return method === "catch" ? join(receiver, result) : receiver;
  }
  return receiver;
}
