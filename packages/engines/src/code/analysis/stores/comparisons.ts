import type { Value } from "../../values/index.ts";
import type { CallSite } from "../calls/call-site.ts";
import type { Here, Machine } from "../machine.ts";

const equality =
  /^(?:equals(?:IgnoreCase)?|Equals|compareTo|eql\?|is|isNot|equals_?to|contains|includes|has|include\?)$/;

/** Takes up that a function compares something that is no literal with who asks: whose it is, most likely. */
export function noteComparison(machine: Machine, { frame }: Here, left: Value, right: Value): void {
  if (isLiteral(left) || isLiteral(right)) return;
  const { callers } = machine.catalog(frame.unit.module.language);
  const isCaller = ({ names }: Value) => names.some((name) => callers?.test(name));
  if (isCaller(left) || isCaller(right)) machine.registrations.comparing.add(frame.unit);
}

/** The same of a call: `order.owner.equals(principal.getName())`. */
export function noteComparingCall(machine: Machine, here: Here, { method, receiver, given }: CallSite): void {
  const [first] = given.positional;
  if (method === undefined || receiver === undefined || first === undefined || !equality.test(method)) return;
  noteComparison(machine, here, receiver, first);
}

function isLiteral({ constants, isOpen }: Value): boolean {
  return constants !== undefined && isOpen !== true;
}
