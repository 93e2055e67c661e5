import { contextSet, madeSafe, named, onlyTaints, unknown, type Value, withHop } from "../../values/index.ts";
import { theList } from "../builtins/lists.ts";
import { taintsWithin } from "../elements.ts";
import { allGiven, type Here, type Machine } from "../machine.ts";
import { addToRest, storeSlot } from "../store.ts";
import { traits } from "../traits.ts";
import { type CallSite, verbOf } from "./call-site.ts";
import { mappedBy } from "./mapped.ts";
import { resultNames } from "./results.ts";
import { checkUnseenFileAccess } from "./unseen-files.ts";

/** Verbs of calls that reach out rather than compute: what they give is not what they were given. */
const reachesOut =
  /^(find|get|fetch|query|filter_?by|where|load|select|count|exec|save|create|update|delete|insert|aggregate|request|post|put|remove|send|write|log|emit|publish|authenticate|login|verify|check|is[A-Z_]|has[A-Z_]|exists|read|open|connect|set|add|register|store|lookup|search|list|render|redirect|hash|compare|sign|digest|execute|info|warn|error|debug)/;

/** What these give tells of a value's type only. */
const tellsType = /^(getClass|GetType)$/;
/** What these give of a library's object is a number. */
const counts = /^(getSize|size|length|hashCode|getContentLength(Long)?)$/;

/** Unknown code: what it is given may come back; functions given to it may be called. */
export function guessed(machine: Machine, here: Here, site: CallSite, isFollowedToo: boolean): Value {
  const { target, given, receiver, method, at } = site;
  const { language } = here.frame.unit.module;
  const mapped = mappedBy(machine, here, site);
  if (mapped !== undefined) return { ...resultNames(machine, here, target.names), taints: mapped.taints };
  const all = allGiven(given);
  for (const value of all) {
    for (const callable of value.callables) {
      if (callable.kind === "function")
        here.frame.pending.push({ callable, positional: undefined, proofs: here.state.proofs() });
    }
  }
  const routed = method === undefined || target.names.length > 0 ? undefined : `*.${method}()`;
  const isRoute = routed !== undefined && machine.catalog(language).routes.has(routed);
  const names = isRoute ? named(routed) : resultNames(machine, here, target.names);
  // What a library's object was made with is read back by conditions: `XMLParser(resolve_entities=True)`.
  for (const [option, value] of given.keywords) {
    storeSlot(here.state, names, option, value.constants !== undefined ? value : unknown);
  }
  const isCount = language === "java" && target.names.length > 0 && method !== undefined && counts.test(method);
  if (isFollowedToo || isCount || (method !== undefined && tellsType.test(method))) return names;
  // It may also fill the lists that it is given.
  if (traits[language].fillsLists)
    for (const value of all) if (theList(here, value) !== undefined) addToRest(here.state, value, unknown);
  const verb = verbOf(site);
  checkUnseenFileAccess(machine, here, site, site.name ?? verb);
  const isReached = receiver !== undefined && receiver.taints.length > 0;
  const fromArguments = reachesOut.test(traits[language].capitalizesMethods ? uncapitalized(verb) : verb)
    ? noValues
    : flowsIn(here, all, receiver !== undefined);
  const number = names.number === 0 ? machine.fresh() : names.number;
  if (isReached) {
    const value = { ...onlyTaints([receiver, ...fromArguments]), names: names.names, number };
    return withHop(value, at, `through ${verb || "a call"}`);
  }
  if (fromArguments.length > 0) {
    const value = { ...onlyTaints(fromArguments), names: names.names, number };
    return withHop(value, at, `through ${verb || "a call"}, whose code is not known`, 2);
  }
  const isAsked = all.some((value) => value.taints.length > 0);
  return isAsked && names.number === 0 ? { ...names, number } : names;
}

const noValues: readonly Value[] = [];
const rooted = contextSet("path root");

/** What is untrusted in arguments. Only the first one of a function may say where a path begins. */
function flowsIn({ state }: Here, given: readonly Value[], isMethod: boolean): readonly Value[] {
  let flows: Value[] | undefined;
  for (const [index, value] of given.entries()) {
    for (const part of taintsWithin(state, value, 1)) {
      flows ??= [];
      flows.push(index > 0 || isMethod ? madeSafe(part, rooted) : part);
    }
  }
  return flows ?? noValues;
}

function uncapitalized(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
