/** What the classes of .NET that carry data do: texts, builders, collections and queries of them, patterns, conversions. */
import { contextSet, joinAll, onlyTaints, unknown, type Value } from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import { fitting } from "../../calls/overloads.ts";
import { taintsWithin } from "../../elements.ts";
import { factsAbout } from "../../facts.ts";
import type { Here, Machine } from "../../machine.ts";
import { showView } from "../../rendering/razor.ts";
import { saidOfEndpoint } from "../../routing/aspnet/builders.ts";
import { boxesOf, fillBoxes } from "./boxes.ts";
import { callBuilder, isBuilder } from "./builders.ts";
import { callCollection, makeCollection } from "./collections.ts";
import { callPattern } from "./patterns.ts";
import { callProcess } from "./processes.ts";
import { callStatic } from "./statics.ts";
import { callText } from "./texts.ts";

/** The result of a call of .NET's own, or of a method that a class adds to others; `undefined` when it is none of them. */
export function callCSharp(machine: Machine, here: Here, site: CallSite): Value | undefined {
  const { target, method, receiver, isNew } = site;
  for (const name of target.names) {
    const made = isNew ? makeCollection(machine, here, name, site) : undefined;
    const result =
      made ??
      callProcess(machine, here, name, site) ??
      callPattern(machine, here, name, site) ??
      callStatic(machine, here, name, site);
    if (result !== undefined) return result;
  }
  if (target.callables.length > 0) return undefined;
  showView(machine, here, site);
  const said = saidOfEndpoint(machine, here, site);
  if (said !== undefined) return said;
  if (method === undefined || receiver === undefined) return withBoxes(here, site);
  const service = /^Get(Required)?Service$/.test(method) ? serviceOf(machine, here, site) : undefined;
  if (service !== undefined) return service;
  // `typeof(Order).GetProperty(name)`: nothing where the class has no member of this name.
  if (/^Get(Property|Field)$/.test(method) && receiver.callables.some(({ kind }) => kind === "class"))
    return { ...unknown, whenTrue: factsAbout(site.given.positional[0] ?? unknown, contextSet("sql")) };
  if (isBuilder(receiver)) return callBuilder(machine, here, receiver, method, site);
  const { known } = machine.catalog("csharp");
  const isLibrary = receiver.names.length > 0 && receiver.objects.length === 0;
  const isModelled = target.names.some((name) => known.has(name));
  if (isModelled) return withBoxes(here, site);
  const isCarrier = !isLibrary || receiver.taints.length > 0;
  const collected = isCarrier ? callCollection(machine, here, receiver, method, site) : undefined;
  if (collected !== undefined) return collected;
  const text = isCarrier ? callText(machine, here, receiver, method, site) : undefined;
  return text ?? extended(machine, here, site) ?? withBoxes(here, site);
}

/** `provider.GetRequiredService<IOrders>()` */
function serviceOf(machine: Machine, here: Here, { given }: CallSite): Value | undefined {
  const type = given.keywords.get("<0>") ?? given.positional[0];
  const owners = (type?.callables ?? []).filter((callable) => callable.kind === "class");
  return owners.length === 0 ? undefined : joinAll(owners.map((owner) => machine.objectOf(here, owner)));
}

/** A method of another class whose first parameter is what this one is called on. */
function extended(machine: Machine, here: Here, { method, receiver, given, at }: CallSite): Value | undefined {
  const callables = machine.extensionsNamed(method!);
  if (callables.length === 0) return undefined;
  const whole = { ...given, positional: [receiver!, ...given.positional] };
  return machine.invokeAll(here, fitting({ ...unknown, callables }, whole), whole, at);
}

/** Methods that give what is kept under a key, which is not the key. */
const looksUp = /^(Try)?(Get|Find|Lookup|Load|Fetch|Take|Remove)/;

/** What unknown code may put into variables that it is given to write to. */
function withBoxes(here: Here, site: CallSite): undefined {
  const { given, receiver, method } = site;
  if (boxesOf(here, given).length === 0) return undefined;
  const keys = method !== undefined && looksUp.test(method) ? [] : given.positional;
  const inputs = [...keys, ...(receiver === undefined ? [] : [receiver])];
  fillBoxes(here, given, onlyTaints(inputs.flatMap((value) => taintsWithin(here.state, value, 1))));
  return undefined;
}
