/** What Go itself and its standard library do with the data they are given: texts, formats, lists, builders, paths. */
import type { Value } from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import type { Here, Machine } from "../../machine.ts";
import { callTags } from "../../validating/index.ts";
import { callBuilder, isBuilder } from "./builders.ts";
import { callFormat } from "./formats.ts";
import { callLanguage, makeObject } from "./language.ts";
import { callList } from "./lists.ts";
import { callPath } from "./paths.ts";
import { callPattern } from "./patterns.ts";
import { callResponse } from "./responses.ts";
import { callText } from "./texts.ts";

const parts = [callLanguage, callText, callList, callFormat, callPath, callPattern, callResponse];

/** The result of a call of Go's own; `undefined` when the callee is none of it. */
export function callGo(machine: Machine, here: Here, site: CallSite): Value | undefined {
  const { target, receiver, method, isNew } = site;
  if (target.callables.length > 0) return undefined;
  if (isNew && target.names.length > 0) return makeObject(machine, here, site);
  if (receiver !== undefined && method !== undefined && isBuilder(receiver))
    return callBuilder(machine, here, receiver, method, site);
  const tagged = callTags(machine, here, site);
  if (tagged !== undefined) return tagged;
  for (const name of target.names) {
    for (const part of parts) {
      const result = part(machine, here, name, site);
      if (result !== undefined) return result;
    }
  }
  return undefined;
}
