import type { SanitizerModel } from "../../models/index.ts";
import {
  contextSet,
  everyContext,
  joinAll,
  madeSafe,
  named,
  onlyTaints,
  type SourceLabel,
  unknown,
  type Value,
  withHop,
} from "../../values/index.ts";
import { holds } from "../conditions.ts";
import { taintsWithin } from "../elements.ts";
import { factsAbout } from "../facts.ts";
import { allGiven, givenAt, type Here, type Machine } from "../machine.ts";
import { type CallSite, calledNames } from "./call-site.ts";
import { calledBack, isAwaited } from "./called-back.ts";
import { fillObject } from "./fill.ts";
import { cancelledBy, isBelowTop, joinedParts, pathFactsOf } from "./path-parts.ts";
import { resultNames } from "./results.ts";

/** What models say of the callee, or `undefined` when none speaks. */
export function modelled(machine: Machine, here: Here, site: CallSite): Value | undefined {
  const { given, receiver, at } = site;
  const catalog = machine.catalog(here.frame.unit.module.language);
  const results: Value[] = [];
  for (const name of calledNames(catalog, site, catalog.called)) {
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
      const { argument, keyword = "" } = predicate;
      const subject = argument === "receiver" ? receiver : (givenAt(given, argument) ?? given.keywords.get(keyword));
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
  gives: "canonical path" | "common path" | "relative path" | "parsed url" | "host" | undefined,
  cancels: number,
): Value {
  const inputs = parts.flatMap((part) => taintsWithin(here.state, part));
  const names = resultNames(machine, here, [name]);
  if (inputs.length === 0)
    return gives === "canonical path" ? { ...named("canonical path", ...names.names), number: machine.fresh() } : names;
  const isCanonical =
    gives === "canonical path" ||
    (parts.length === 1 && parts[0]!.names.includes("canonical path") && keepsPath.test(name));
  let value: Value = {
    ...onlyTaints(joinedParts(here, name, parts)),
    number: machine.fresh(),
    names: isCanonical ? ["canonical path", ...names.names] : names.names,
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
  // Where the host is a known one, so is where the whole address leads.
  if (gives === "host")
    value = { ...value, partOf: parts.flatMap((part) => factsAbout(part, contextSet("url", "redirect"))) };
  return withHop(value, site.at, `through ${shownName(name)}`);
}

/** The same path, as an object of another class. */
const keepsPath = /^java\..*\.(toPath|toFile|toAbsolutePath|getAbsolutePath|getAbsoluteFile|getPath|toString)$/;

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

function shownName(name: string): string {
  return name.replace(/^(global|builtins|php|csharp|\*)\./, "");
}
