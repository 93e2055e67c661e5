import type { Value } from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import type { Here, Machine } from "../../machine.ts";
import { callDeclared } from "../../validating/index.ts";
import { callCollection } from "./collections.ts";
import { callGlobal } from "./functions.ts";
import { callModel } from "./models.ts";
import { callRegex } from "./patterns.ts";
import { callStateful } from "./stateful.ts";
import { callText } from "./texts.ts";

/** What Python's own functions and methods do; `undefined` when the callee is none of them. */
export function callPython(machine: Machine, here: Here, site: CallSite): Value | undefined {
  const { target, method, receiver } = site;
  const model = callModel(machine, here, site) ?? callDeclared(machine, here, site);
  if (model !== undefined) return model;
  for (const name of target.names) {
    const result = name.startsWith("re.")
      ? callRegex(machine, here, name, site)
      : (callStateful(machine, here, name, site) ?? callGlobal(machine, here, name, site));
    if (result !== undefined) return result;
  }
  if (method === undefined || receiver === undefined || target.callables.length > 0) return undefined;
  if (receiver.names.length > 0 && receiver.objects.length === 0 && receiver.taints.length === 0) return undefined;
  return callCollection(machine, here, receiver, method, site) ?? callText(machine, here, receiver, method, site);
}
