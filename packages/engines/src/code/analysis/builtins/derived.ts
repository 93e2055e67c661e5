import { onlyTaints, unknown, type Value, withHop } from "../../values/index.ts";
import type { CallSite } from "../calls/call-site.ts";
import { taintsWithin } from "../elements.ts";
import type { Here, Machine } from "../machine.ts";

/** Something new that carries what its parts carry, with what holds inside them. */
export function derived(
  machine: Machine,
  here: Here,
  { at }: CallSite,
  name: string,
  parts: readonly (Value | undefined)[],
): Value {
  const taints = parts.flatMap((part) => (part === undefined ? [] : taintsWithin(here.state, part)));
  if (taints.length === 0) return unknown;
  return withHop({ ...onlyTaints(taints), number: machine.fresh() }, at, `through ${name}`);
}

/** Something new that carries what the parts themselves carry: nothing is known of it where they carry nothing. */
export function carried(machine: Machine, ...parts: readonly Value[]): Value {
  const value = onlyTaints(parts);
  return value === unknown ? unknown : { ...value, number: machine.fresh() };
}
