import { unknown, type Value } from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import { tagOf } from "../../compare.ts";
import type { Here, Machine } from "../../machine.ts";
import { checkShown, showPage } from "../../rendering/pages.ts";
import { isRowName } from "../../stores/rows.ts";
import { callChecker, callPipes, callProcedure, callRequestCheck, callSchema } from "../../validating/index.ts";
import { callCollection } from "./collections.ts";
import { callFunctionMethod, callGlobal, givenInList, spread } from "./functions.ts";
import { callPromise } from "./promises.ts";
import { callScript } from "./scripts.ts";
import { callText } from "./texts.ts";

/** What JavaScript's own functions and methods do; `undefined` when the callee is none of them. */
export function callJavaScript(machine: Machine, here: Here, site: CallSite): Value | undefined {
  const { target, method, receiver, given } = site;
  const script = callScript(machine, here, site);
  if (script !== undefined) return script;
  if (method === "render") showPage(machine, here, site);
  if (here.frame.unit.module.isPage && target.names.includes("global.include")) {
    showPage(machine, here, site);
    return unknown;
  }
  if (target.names.includes("global.template tag")) checkShown(machine, here, site);
  for (const name of target.names) {
    const result = callGlobal(machine, here, name, site);
    if (result !== undefined) return result;
  }
  // A helper that the TypeScript compiler writes where `export * from` stood: https://github.com/microsoft/tslib
  if ((site.name ?? method) === "__exportStar" && given.positional[1] !== undefined) {
    spread(here, given.positional[1], given.positional[0]!);
    return unknown;
  }
  const fromSchema =
    callChecker(machine, here, site) ??
    callRequestCheck(machine, here, site) ??
    callPipes(machine, here, site) ??
    callSchema(machine, here, site) ??
    callProcedure(machine, here, site);
  if (fromSchema !== undefined) return fromSchema;
  if (method === undefined || receiver === undefined) return undefined;
  const borrowed = receiver.names.find((name) => /^global\.(Array|String)\.prototype\.\w+$/.test(name));
  const [self, ...rest] = given.positional;
  if (borrowed !== undefined && (method === "call" || method === "apply") && self !== undefined) {
    const verb = borrowed.slice(borrowed.lastIndexOf(".") + 1);
    const own = {
      ...site,
      method: verb,
      receiver: self,
      given: method === "call" ? { ...given, positional: rest } : givenInList(here, rest[0]),
    };
    return callCollection(machine, here, self, verb, own.given) ?? callText(machine, here, self, verb, own);
  }
  if (method === "call" && self !== undefined && receiver.names.includes("global.Object.prototype.toString"))
    return tagOf(self);
  const isFunction = receiver.callables.length > 0 || receiver.names.some((name) => name.endsWith(".hasOwnProperty"));
  if (isFunction && (method === "call" || method === "apply" || method === "bind")) {
    return callFunctionMethod(machine, here, site, receiver, method);
  }
  const isOwnMethod = target.callables.length > 0;
  if (isOwnMethod) return undefined;
  if (method === "then" || method === "catch" || method === "finally")
    return callPromise(machine, here, site, receiver, method);
  const hasModel =
    receiver.names.length > 0 &&
    !receiver.names.some(isRowName) &&
    receiver.names.some(
      (name) => !/^(global\.|regex|length of)/.test(name) || /^global\.(Map|Set|URLSearchParams|FormData)/.test(name),
    );
  if (hasModel && receiver.objects.length === 0 && receiver.taints.length === 0) return undefined;
  return callCollection(machine, here, receiver, method, given) ?? callText(machine, here, receiver, method, site);
}
