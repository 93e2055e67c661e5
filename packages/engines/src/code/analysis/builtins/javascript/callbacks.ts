import type { Value } from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import type { Given, Here, Machine } from "../../machine.ts";

/** Calls a callback that may run or not: what it changes may have changed. */
export function invokeWith(machine: Machine, here: Here, callee: Value, given: Given, at: CallSite["at"]): Value {
  const branch = { ...here, state: here.state.fork() };
  const result = machine.invokeAll(branch, callee, given, at);
  here.state.merge([here.state.fork(), branch.state]);
  return result;
}
