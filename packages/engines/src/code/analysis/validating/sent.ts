import { type Place, unknown, type Value } from "../../values/index.ts";
import type { Machine } from "../machine.ts";

/** What a framework itself reads of a request. @param what what it is, for people */
export function sent(machine: Machine, what: string, at: Place, doubt = 0): Value {
  const source = { label: "http" as const, what, at };
  return { ...unknown, number: machine.fresh(), taints: [{ source, last: undefined, safe: 0, doubt }] };
}
