import { unknown, type Value } from "../../values/index.ts";
import type { Here, Machine } from "../machine.ts";
import { namesOfResults } from "../names.ts";

/** What is known only by the names of what gives it: `io.open()`. */
export function resultNames(machine: Machine, here: Here, names: readonly string[]): Value {
  const called = namesOfResults(machine.catalog(here.frame.unit.module.language), names);
  return called.length === 0 ? unknown : { ...unknown, names: called, number: machine.fresh() };
}
