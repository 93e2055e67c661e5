import type { Argument, Expression } from "../../ir/index.ts";
import { itemsOf, join, joinAll, nothing, unknown, type Value } from "../../values/index.ts";
import { callCSharp } from "../builtins/csharp/index.ts";
import { callGo } from "../builtins/go/index.ts";
import { callJava } from "../builtins/java/index.ts";
import { callJavaScript } from "../builtins/javascript/index.ts";
import { callPhp } from "../builtins/php/index.ts";
import { callPython } from "../builtins/python/index.ts";
import { callRuby } from "../builtins/ruby/index.ts";
import { noteDigest } from "../digests.ts";
import { elementsOf } from "../elements.ts";
import { learnFrom } from "../facts.ts";
import { loadCallee } from "../load.ts";
import { allGiven, type Given, type Here, type Machine, noKeywords, placeOf } from "../machine.ts";
import { showRendered, withTemplate } from "../rendering/rendered.ts";
import { callPage } from "../rendering/templates.ts";
import { noteRegistration, registerGroup } from "../routing/registrations.ts";
import { registerRoute } from "../routing/routes.ts";
import { checkCall } from "../sinks.ts";
import { noteStored } from "../stores/calls.ts";
import { noteComparingCall } from "../stores/comparisons.ts";
import { callHanded } from "../stores/handed.ts";
import { noteConversion, noteHashing, noteStoreUse } from "../stores/uses.ts";
import { noteAnswer, noteTable } from "../stores/whole-rows.ts";
import { traits } from "../traits.ts";
import { type CallSite, calledNames } from "./call-site.ts";
import { guessed } from "./guessed.ts";
import { modelled } from "./modelled.ts";
import { never, neverReturns } from "./never.ts";
import { fitting } from "./overloads.ts";
import { namedMethod } from "./own-methods.ts";

/** What a call gives. Its arguments' flows are followed into code of the project; the rest is known from models. */
export function call(machine: Machine, here: Here, expression: Expression & { kind: "call" }): Value {
  const { callee } = expression;
  let receiver: Value | undefined;
  let method: string | undefined;
  let target: Value;
  const isOwn = callee.kind === "member" && callee.object.kind === "self";
  if (isOwn && traits[here.frame.unit.module.language].asksByCalls) target = namedMethod(machine, here, callee.name);
  else if (callee.kind === "member") {
    receiver = machine.evaluate(here, callee.object);
    method = callee.name;
    target = loadCallee(machine, here, receiver, method, placeOf(here, callee));
    if (callee.object.kind === "super") receiver = here.frame.self ?? receiver;
  } else target = machine.evaluate(here, callee);
  const given = evaluateArguments(machine, here, expression.args);
  const at = placeOf(here, expression);
  const site = { target, receiver, method, given, at, isNew: expression.isNew };
  const result = applyCall(machine, here, callee.kind === "name" ? { ...site, name: callee.name } : site);
  return !expression.isNew && neverReturns(machine.catalog(here.frame.unit.module.language), target) ? never : result;
}

function evaluateArguments(machine: Machine, here: Here, args: readonly Argument[]): Given {
  const positional: Value[] = [];
  let keywords: Map<string, Value> | undefined;
  let more: Value | undefined;
  for (const { value: expression, name, spread } of args) {
    const value = machine.evaluate(here, expression);
    if (name !== undefined || spread === "record") keywords ??= new Map();
    if (name !== undefined) keywords!.set(name, value);
    else if (spread === "record") {
      for (const number of value.objects) {
        for (const [key, slot] of here.state.thing(number)?.slots ?? []) keywords!.set(key, slot);
      }
    } else if (spread === "list") {
      const items = spreadItems(here, value);
      if (items !== undefined) positional.push(...items);
      else more = join(more ?? nothing, elementsOf(here.state, value));
    } else positional.push(value);
  }
  return { positional, keywords: keywords ?? noKeywords, more, written: args };
}

/** `Assert.isTrue(test)`: behind it the test holds. */
function learnAsserted(machine: Machine, here: Here, { target, given }: CallSite): void {
  const { assertions } = machine.catalog(here.frame.unit.module.language);
  if (!target.names.some((name) => assertions.has(name))) return;
  const [test] = given.positional;
  if (test !== undefined) learnFrom(here.state, test, true);
}

/** What a list holds, place by place, where its places are known; of several that it may be, each place holds any of theirs. */
function spreadItems({ state }: Here, { objects }: Value): Value[] | undefined {
  const items: Value[] = [];
  for (const number of objects) {
    const thing = state.thing(number);
    const held = thing === undefined ? undefined : itemsOf(thing);
    if (held === undefined) return undefined;
    for (const [index, value] of held.entries()) {
      const known = items[index];
      items[index] = known === undefined ? value : join(known, value);
    }
  }
  return objects.length === 0 ? undefined : items;
}

/** Applies what is known of the callee: the language's own, models, code of the project, in this order. */
export function applyCall(machine: Machine, here: Here, site: CallSite): Value {
  learnAsserted(machine, here, site);
  const made = noteConversion(machine, site, lasting(machine, here, site, resultOf(machine, here, site)));
  const result = noteDigest(machine, here, site, made);
  noteHashing(machine, here, site);
  noteComparingCall(machine, here, site);
  noteRegistration(machine, here, site, result);
  noteTable(machine, here, site, result);
  noteAnswer(machine, here, site);
  const found = callHanded(machine, here, site, result);
  return noteStoreUse(machine, here, site, noteStored(machine, here, site, found));
}

/** What is asked for without arguments is the same thing each time, where reading is calling; who asks is known by name. */
function lasting(machine: Machine, here: Here, { target, receiver, method, given }: CallSite, made: Value): Value {
  if (!traits[here.frame.unit.module.language].asksByCalls) return made;
  const result = isCaller(here, target, receiver, given) ? { ...made, names: [...made.names, "caller"] } : made;
  if (target.callables.length > 0) return result;
  if (allGiven(given).length > 0 || result.objects.length > 0 || result.names.length + result.taints.length === 0)
    return result;
  if (receiver !== undefined && (receiver.number === 0 || receiver.number === result.number)) return result;
  const owner = receiver ?? here.frame.self;
  const name = method ?? target.names.at(-1) ?? "";
  return { ...result, number: machine.memberNumber(owner?.number ?? 0, name) };
}

/** `current_user`, and what is chosen by it: `where(owner: current_user)`. */
function isCaller({ frame }: Here, target: Value, receiver: Value | undefined, given: Given): boolean {
  const called = target.callables.flatMap((callable) => (callable.kind === "function" ? [callable.unit.name] : []));
  const names = [...called, ...target.names.map((name) => name.split(".").at(-1)!)];
  if (
    receiver === undefined &&
    names.some((name) => /^current_\w*(user|account|member|admin|customer|person)$/.test(name))
  )
    return true;
  return (
    frame.self !== undefined &&
    names.includes("where") &&
    allGiven(given).some((value) => value.names.some((name) => /^caller\b/.test(name)))
  );
}

function resultOf(machine: Machine, here: Here, site: CallSite): Value {
  const { target, given, at, method, receiver } = site;
  const { language } = here.frame.unit.module;
  const catalog = machine.catalog(language);
  const names = calledNames(catalog, site, catalog.reported);
  checkCall(machine, here, names, given, receiver, at);
  registerGroup(machine, here, site);
  registerRoute(machine, here, site);
  showRendered(machine, here, names, site);
  const own = callPage(machine, here, site) ?? ownCalls[language](machine, here, site);
  if (own !== undefined) return own;
  const results: Value[] = [];
  if (target.callables.length > 0) results.push(followed(machine, here, site));
  if (target.names.length > 0 || target.callables.length === 0 || target.isOpen) {
    results.push(modelled(machine, here, site) ?? guessed(machine, here, site, results.length > 0));
  }
  const result = withTemplate(machine, here, names, site, joinAll(results));
  return method === undefined && result === nothing ? unknown : result;
}

const ownCalls = {
  javascript: callJavaScript,
  python: callPython,
  java: callJava,
  go: callGo,
  php: callPhp,
  ruby: callRuby,
  csharp: callCSharp,
} as const;

function followed(machine: Machine, here: Here, site: CallSite): Value {
  return joinAll(
    fitting(site.target, site.given).callables.map((callable) => {
      const bound =
        callable.kind === "function" &&
        callable.self === undefined &&
        !callable.unit.isArrow &&
        site.receiver?.callables.every((other) => other.kind !== "class")
          ? { ...callable, self: site.receiver }
          : callable;
      return machine.invoke(here, bound, site.given, site.at, site.isNew);
    }),
  );
}
