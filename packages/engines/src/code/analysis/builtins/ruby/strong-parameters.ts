import { emptyThing, isKnown, only, type Value } from "../../../values/index.ts";
import { load } from "../../load.ts";
import type { Here, Machine } from "../../machine.ts";
import { allocate, storeSlot } from "../../store.ts";
import type { RubyCall } from "./ruby-call.ts";

/**
 * `params.permit(:name, tags: [])`: a record of the named fields, and nothing else of the request. As a whole it is no text:
 * https://api.rubyonrails.org/classes/ActionController/Parameters.html#method-i-permit
 */
export function callStrongParameters(machine: Machine, here: Here, call: RubyCall): Value | undefined {
  const { name, receiver, values, site } = call;
  if (name !== "permit" || receiver.taints.length === 0 || receiver.objects.length > 0) return undefined;
  if (!values.every((value) => isKnown(value))) return undefined;
  const nested = [...site.given.keywords.keys()].filter((key) => key !== "&");
  const permitted = allocate(machine, here.state, emptyThing());
  for (const field of [...values.map((value) => String(only(value))), ...nested])
    storeSlot(here.state, permitted, field, load(machine, here, receiver, field, site.at));
  return permitted;
}
