import type { Behaviour, Endpoint, StoreUse } from "./contract.ts";
import { comparesCaller } from "./owner-comparisons.ts";

/** Tells of endpoints whose code writes who asks, or chooses or compares by that: for everybody who is known, each with what is theirs. */
export function callerTeller(program: Behaviour): (endpoint: Endpoint) => boolean {
  const isOfCaller = ({ filter, fields }: StoreUse) => [...filter, ...fields].some(({ from }) => from === "caller");
  const bound = new Set(program.uses.filter(isOfCaller).map(({ unit }) => unit));
  return ({ handler }) =>
    handler !== undefined &&
    (comparesCaller(handler, program) || [...program.calls.reachedFrom([handler])].some((unit) => bound.has(unit)));
}
