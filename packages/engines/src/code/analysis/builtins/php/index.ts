import type { Value } from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import type { Here, Machine } from "../../machine.ts";
import { callLaravelValidation } from "../../validating/index.ts";
import { callArrays } from "./arrays.ts";
import { callEloquent } from "./eloquent.ts";
import { callIncludes } from "./includes.ts";
import { callLanguage } from "./language.ts";
import { callRoutes } from "./laravel-routes.ts";
import { callPatterns } from "./patterns.ts";
import { callTexts } from "./texts.ts";

const parts = [callLanguage, callTexts, callArrays, callPatterns, callIncludes] as const;

/** What PHP's own functions do; `undefined` when the callee is none of them. */
export function callPhp(machine: Machine, here: Here, site: CallSite): Value | undefined {
  for (const full of site.target.names) {
    if (!full.startsWith("php.")) continue;
    const name = full.slice("php.".length);
    for (const part of parts) {
      const result = part(machine, here, name, site);
      if (result !== undefined) return result;
    }
  }
  return (
    callLaravelValidation(machine, here, site) ?? callRoutes(machine, here, site) ?? callEloquent(machine, here, site)
  );
}
