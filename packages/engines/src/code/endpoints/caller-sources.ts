import type { FunctionUnit } from "../ir/index.ts";
import { isNamedForCaller, turnsUnknownAway } from "./caller-checks.ts";
import { refusesStrangers } from "./guards.ts";

/** Whether a function is there to say who calls: it is called so, or ends where nobody is known. */
export function saysWhoCalls(unit: FunctionUnit): boolean {
  return isNamedForCaller(unit) || refusesStrangers(unit) || turnsUnknownAway(unit);
}
