import type { Argument, Expression } from "../../ir/index.ts";
import type { SanitizerModel } from "../../models/index.ts";
import {
  contextSet,
  everyContext,
  itemsOf,
  join,
  joinAll,
  madeSafe,
  named,
  nothing,
  onlyTaints,
  type SourceLabel,
  unknown,
  type Value,
  withHop,
} from "../../values/index.ts";
import { callCSharp } from "../builtins/csharp/index.ts";
import { callGo } from "../builtins/go/index.ts";
import { callJava } from "../builtins/java/index.ts";
import { callJavaScript } from "../builtins/javascript/index.ts";
import { theList } from "../builtins/lists.ts";
import { callPhp } from "../builtins/php/index.ts";
import { callPython } from "../builtins/python/index.ts";
import { callRuby } from "../builtins/ruby/index.ts";
import { holds } from "../conditions.ts";
import { noteDigest } from "../digests.ts";
import { elementsOf, taintsWithin } from "../elements.ts";
import { factsAbout, learnFrom } from "../facts.ts";
import { loadCallee } from "../load.ts";
import { allGiven, type Given, givenAt, type Here, type Machine, placeOf } from "../machine.ts";
import { resultName } from "../names.ts";
import { showRendered, withTemplate } from "../rendering/rendered.ts";
import { callPage } from "../rendering/templates.ts";
import { noteRegistration, registerGroup } from "../routing/registrations.ts";
import { registerRoute } from "../routing/routes.ts";
import { checkCall } from "../sinks.ts";
import { addToRest, storeSlot } from "../store.ts";
import { noteStored } from "../stores/calls.ts";
import { callHanded } from "../stores/handed.ts";
import { noteComparingCall } from "../stores/owner-checks.ts";
import { noteConversion, noteHashing, noteStoreUse } from "../stores/uses.ts";
import { noteAnswer, noteTable } from "../stores/whole-rows.ts";
import { traits } from "../traits.ts";
import type { CallSite } from "./call-site.ts";
import { calledBack, isAwaited } from "./called-back.ts";
import { fillObject } from "./fill.ts";
import { mappedBy } from "./mapped.ts";
import { never, neverReturns } from "./never.ts";
import { fitting } from "./overloads.ts";
import { namedMethod } from "./own-methods.ts";
import { cancelledBy, isBelowTop, joinedParts, pathFactsOf } from "./path-parts.ts";
import { checkUnseenFileAccess } from "./unseen-files.ts";

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
  const keywords = new Map<string, Value>();
  let more: Value | undefined;
  for (const { value: expression, name, spread } of args) {
    const value = machine.evaluate(here, expression);
    if (name !== undefined) keywords.set(name, value);
    else if (spread === "record") {
      for (const number of value.objects) {
        for (const [key, slot] of here.state.thing(number)?.slots ?? []) keywords.set(key, slot);
      }
    } else if (spread === "list") {
      const items = spreadItems(here, value);
      if (items !== undefined) positional.push(...items);
      else more = join(more ?? nothing, elementsOf(here.state, value));
    } else positional.push(value);
  }
  return { positional, keywords, more, written: args };
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
  const names = namesOf(
    site,
    (name) => catalog.sinks.has(name) || catalog.misuses.has(name) || catalog.renders.has(name),
  );
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

/** Resolved names of the callee; with only a method's name, that one. */
function namesOf({ target, method }: CallSite, isModelled: (name: string) => boolean): readonly string[] {
  if (method === undefined || target.callables.length > 0 || target.names.some(isModelled)) return target.names;
  return [...target.names, `*.${method}`];
}

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

/** What models say of the callee, or `undefined` when none speaks. */
function modelled(machine: Machine, here: Here, site: CallSite): Value | undefined {
  const { given, receiver, at } = site;
  const catalog = machine.catalog(here.frame.unit.module.language);
  const results: Value[] = [];
  for (const name of namesOf(site, (each) => catalog.called.has(each))) {
    if (!catalog.called.has(name)) continue;
    const source = catalog.sources.get(`${name}()`);
    if (
      source !== undefined &&
      (source.when ?? []).every((condition) => holds(here.state, condition, given, receiver))
    ) {
      const safe = contextSet(...(source.safe ?? []));
      const taint = { source: { label: source.label, what: source.what, at }, last: undefined, safe, doubt: 0 };
      results.push({ ...resultNames(machine, here, [name]), taints: [taint], number: machine.fresh() });
      continue;
    }
    const fill = catalog.fills.get(name);
    if (fill !== undefined) {
      fillObject(machine, here, site, name, fill);
      results.push(unknown);
      continue;
    }
    const predicate = catalog.predicates.get(name);
    if (predicate !== undefined) {
      const subject = predicate.argument === "receiver" ? receiver : givenAt(given, predicate.argument);
      const facts =
        subject === undefined
          ? []
          : factsAbout(subject, predicate.safe === "every" ? everyContext : contextSet(...predicate.safe));
      results.push(predicate.when === "false" ? { ...unknown, whenFalse: facts } : { ...unknown, whenTrue: facts });
      continue;
    }
    const sanitizer = catalog.sanitizers.get(name);
    if (
      sanitizer !== undefined &&
      (sanitizer.when ?? []).every((condition) => holds(here.state, condition, given, receiver))
    ) {
      results.push(sanitized(machine, here, site, name, sanitizer));
      continue;
    }
    const propagator = catalog.propagators.get(name);
    if (propagator !== undefined) {
      const parts = propagator.from.flatMap((reference) => {
        if (reference === "*") return allGiven(given);
        return (reference === "receiver" ? receiver : givenAt(given, reference)) ?? [];
      });
      const { only } = propagator;
      if (only !== undefined) results.push(contentsOf(machine, here, site, name, parts, only));
      else if (propagator.gives === "nothing") results.push(resultNames(machine, here, [name]));
      else if (propagator.gives === "same") results.push(joinAll(parts));
      else
        results.push(
          derived(machine, here, site, name, parts, propagator.gives, cancelledBy(propagator.cancels ?? [])),
        );
    }
    const callback = catalog.callbacks.get(name);
    if (callback !== undefined && isAwaited(callback, given)) {
      results.push(...calledBack(machine, here, callback, given, at));
      // What waits for an event is the object itself again.
      if (propagator === undefined)
        results.push(callback.event === undefined ? resultNames(machine, here, [name]) : (receiver ?? unknown));
    }
  }
  return results.length === 0 ? undefined : joinAll(results);
}

function resultNames(machine: Machine, here: Here, names: readonly string[]): Value {
  const catalog = machine.catalog(here.frame.unit.module.language);
  const called = names.map((name) => resultName(catalog, name)).filter((name) => name !== undefined);
  return called.length === 0 ? unknown : { ...named(...called), number: machine.fresh() };
}

function sanitized(machine: Machine, here: Here, site: CallSite, name: string, sanitizer: SanitizerModel): Value {
  if (sanitizer.safe === "every") return unknown;
  const inputs = [...allGiven(site.given), ...(site.receiver === undefined ? [] : [site.receiver])].flatMap((value) =>
    taintsWithin(here.state, value),
  );
  const { names } = site.isNew ? resultNames(machine, here, [name]) : unknown;
  const all = withHop({ ...onlyTaints(inputs), names, number: machine.fresh() }, site.at, `through ${shownName(name)}`);
  return madeSafe(all, contextSet(...sanitizer.safe));
}

function derived(
  machine: Machine,
  here: Here,
  site: CallSite,
  name: string,
  parts: readonly Value[],
  gives: "canonical path" | "common path" | "relative path" | "parsed url" | undefined,
  cancels: number,
): Value {
  const inputs = parts.flatMap((part) => taintsWithin(here.state, part));
  const names = resultNames(machine, here, [name]);
  if (inputs.length === 0)
    return gives === "canonical path" ? { ...named("canonical path", ...names.names), number: machine.fresh() } : names;
  let value: Value = {
    ...onlyTaints(joinedParts(here, name, parts)),
    number: machine.fresh(),
    names: gives === "canonical path" ? ["canonical path", ...names.names] : names.names,
  };
  // An absolute path, or one below a folder that is known, begins with no dash.
  const isOperand =
    /(resolve|realpath(Sync)?|abspath|getAbsolute\w+|getCanonical\w+|Abs|expand_path|GetFullPath)$/.test(name);
  if (isOperand || (parts.length > 1 && parts[0]!.taints.length === 0)) value = madeSafe(value, contextSet("argument"));
  if (gives === "canonical path" && isBelowTop(name, parts)) value = madeSafe(value, contextSet("path step"));
  if (cancels !== 0)
    value = { ...value, taints: value.taints.map((taint) => ({ ...taint, safe: taint.safe & ~cancels })) };
  if (gives === "common path" || gives === "relative path") {
    return { ...value, names: [gives], partOf: pathFactsOf(inputs) };
  }
  // What stays in its folder as a whole has no part that leads out of it.
  if (gives !== "parsed url") value = { ...value, partOf: pathFactsOf(inputs) };
  if (gives === "parsed url" && parts[0] !== undefined && parts[0].number !== 0) {
    value = { ...value, partOf: [{ about: parts[0].number, safe: contextSet("url", "redirect") }] };
  }
  return withHop(value, site.at, `through ${shownName(name)}`);
}

/** People hand on documents that others made; their own programs and templates they write. */
const safeInFiles = everyContext & ~contextSet("object", "xml");

/** What stands in files that are named from outside, for sources with such a label. */
function contentsOf(
  machine: Machine,
  here: Here,
  { at }: CallSite,
  name: string,
  parts: readonly Value[],
  label: SourceLabel,
): Value {
  const result = resultNames(machine, here, [name]);
  const inputs = parts.flatMap((part) => taintsWithin(here.state, part));
  // Parts of a name that the program made up lead to files of its own.
  const taints = onlyTaints(inputs).taints.filter(({ source, isPart }) => source.label === label && isPart !== true);
  if (taints.length === 0) return result;
  const value = {
    ...result,
    taints: taints.map((taint) => ({ ...taint, safe: safeInFiles })),
    number: machine.fresh(),
  };
  return withHop(value, at, `through ${shownName(name)}`, 1);
}

/** Verbs of calls that reach out rather than compute: what they give is not what they were given. */
const reachesOut =
  /^(find|get|fetch|query|filter_?by|where|load|select|count|exec|save|create|update|delete|insert|aggregate|request|post|put|remove|send|write|log|emit|publish|authenticate|login|verify|check|is[A-Z_]|has[A-Z_]|exists|read|open|connect|set|add|register|store|lookup|search|list|render|redirect|hash|compare|sign|digest|execute|info|warn|error|debug)/;

/** What these give tells of a value's type only. */
const tellsType = /^(getClass|GetType)$/;
/** Unknown code: what it is given may come back; functions given to it may be called. */
function guessed(machine: Machine, here: Here, site: CallSite, isFollowedToo: boolean): Value {
  const { target, given, receiver, method, at } = site;
  const mapped = mappedBy(machine, here, site);
  if (mapped !== undefined) return { ...resultNames(machine, here, target.names), taints: mapped.taints };
  for (const value of allGiven(given)) {
    for (const callable of value.callables) {
      if (callable.kind === "function")
        here.frame.pending.push({ callable, positional: undefined, proofs: here.state.proofs() });
    }
  }
  const routed = `*.${method}()`;
  const isRoute =
    method !== undefined &&
    target.names.length === 0 &&
    machine.catalog(here.frame.unit.module.language).routes.has(routed);
  const names = isRoute ? named(routed) : resultNames(machine, here, target.names);
  // What a library's object was made with is read back by conditions: `XMLParser(resolve_entities=True)`.
  for (const [option, value] of given.keywords) {
    if (value.constants !== undefined) storeSlot(here.state, names, option, value);
  }
  if (isFollowedToo || (method !== undefined && tellsType.test(method))) return names;
  // It may also fill the lists that it is given.
  if (traits[here.frame.unit.module.language].fillsLists)
    for (const value of allGiven(given)) if (theList(here, value) !== undefined) addToRest(here.state, value, unknown);
  const verb = method ?? target.names[0]?.split(".").at(-1) ?? "";
  checkUnseenFileAccess(machine, here, site, site.name ?? verb);
  const fromReceiver = receiver === undefined || receiver.taints.length === 0 ? [] : [receiver];
  const fromArguments = reachesOut.test(
    traits[here.frame.unit.module.language].capitalizesMethods ? uncapitalized(verb) : verb,
  )
    ? []
    : allGiven(given).flatMap((value, index) =>
        taintsWithin(here.state, value, 1).map((part) =>
          index > 0 || receiver !== undefined ? madeSafe(part, contextSet("path root")) : part,
        ),
      );
  if (fromReceiver.length > 0) {
    const value = { ...onlyTaints([...fromReceiver, ...fromArguments]), names: names.names, number: machine.fresh() };
    return withHop(value, at, `through ${verb || "a call"}`);
  }
  if (fromArguments.length > 0) {
    const value = { ...onlyTaints(fromArguments), names: names.names, number: machine.fresh() };
    return withHop(value, at, `through ${verb || "a call"}, whose code is not known`, 2);
  }
  const isAsked = allGiven(given).some((value) => value.taints.length > 0);
  return isAsked && names.number === 0 ? { ...names, number: machine.fresh() } : names;
}

function uncapitalized(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function shownName(name: string): string {
  return name.replace(/^(global|builtins|php|csharp|\*)\./, "");
}
