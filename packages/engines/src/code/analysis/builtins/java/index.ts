/** What the classes of the JDK that carry data do: texts, builders, collections, streams, wrappers. */
import type { Value } from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import type { Here, Machine } from "../../machine.ts";
import { checkCall } from "../../sinks.ts";
import { callBindingResult } from "../../validating/index.ts";
import { callBuilder, isBuilder } from "./builders.ts";
import { callCollection, makeCollection } from "./collections.ts";
import { callContentType } from "./content-types.ts";
import { callPattern } from "./patterns.ts";
import { callReader } from "./readers.ts";
import { callResource } from "./resources.ts";
import { callStatic } from "./statics.ts";
import { callText } from "./texts.ts";
import { callXml } from "./xml.ts";
import { callYaml } from "./yaml.ts";

export { isPlainType } from "./content-types.ts";

/** What functional interfaces have beside the one method that a lambda is. */
const aboutFunctions = new Set(
  "andThen compose negate and or reversed thenComparing equals hashCode toString getClass".split(" "),
);

/** The result of a call of the JDK's own; `undefined` when the callee is none of them. */
export function callJava(machine: Machine, here: Here, site: CallSite): Value | undefined {
  const { target, method, receiver, isNew } = site;
  const told =
    callBindingResult(machine, here, site) ?? callResource(machine, here, site) ?? callContentType(machine, here, site);
  if (told !== undefined) return told;
  for (const name of target.names) {
    const parser =
      callXml(machine, here, name, site) ??
      callYaml(machine, here, name, site) ??
      callReader(here, name, site) ??
      callPattern(machine, here, name, site);
    if (parser !== undefined) return parser;
    const made = isNew ? makeCollection(machine, here, name, site) : undefined;
    const result = made ?? callStatic(machine, here, name, site);
    if (result !== undefined) return result;
  }
  if (method === undefined || receiver === undefined || target.callables.length > 0) return undefined;
  const isFunction = receiver.callables.some(({ kind }) => kind === "function");
  if (isFunction && !aboutFunctions.has(method)) return machine.invokeAll(here, receiver, site.given, site.at);
  if (isBuilder(receiver)) return callBuilder(machine, here, receiver, method, site);
  const collected = callCollection(machine, here, receiver, method, site);
  if (collected !== undefined) return collected;
  const isLibrary = receiver.names.length > 0 || receiver.objects.length > 0;
  if (isLibrary && receiver.taints.length === 0) return undefined;
  // What a library's object gives is the models' to say, where they know it.
  const { sources, propagators, sanitizers } = machine.catalog("java");
  const isModelled = target.names.some(
    (name) => sources.has(`${name}()`) || propagators.has(name) || sanitizers.has(name),
  );
  if (isModelled) return undefined;
  if (receiver.names.length === 0)
    checkCall(machine, here, [`java.lang.String().${method}`], site.given, receiver, site.at);
  return callText(machine, here, receiver, method, site);
}
