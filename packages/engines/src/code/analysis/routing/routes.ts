import type { RouteModel } from "../../models/index.ts";
import { type Callable, contextSet, nothing, only, type Pending, unknown, type Value } from "../../values/index.ts";
import type { CallSite } from "../calls/call-site.ts";
import { optionOf } from "../conditions.ts";
import { textOf } from "../literals.ts";
import { allGiven, type Given, type Here, type Machine } from "../machine.ts";
import { methodName } from "../names.ts";
import { noteExpected, provedByHandlers, provedByOptions, provedByProcedure } from "../validating/index.ts";
import { checkReturned } from "./answers.ts";
import { namedParameter, typedBy } from "./named-parameters.ts";
import { ofPath, pathsOf } from "./path-parameters.ts";

/** When the call registers handlers with a framework, they are run once the place is known as a whole. */
export function registerRoute(machine: Machine, here: Here, site: CallSite): void {
  const catalog = machine.catalog(here.frame.unit.module.language);
  const { routes } = catalog;
  for (const name of site.target.names) {
    const route = routes.get(name);
    if (route !== undefined) {
      register(machine, here, site, route);
      return;
    }
  }
  if (site.method === undefined || site.target.callables.length > 0) return;
  const route = routes.get(methodName(catalog, site.method));
  if (route === undefined) return;
  const first = site.given.positional[0];
  const path = first === undefined ? undefined : (first.text ?? only(first));
  const startsLikePath = typeof path === "string" && path.startsWith("/");
  if (route.pathFirst !== true || startsLikePath) register(machine, here, site, route);
}

function register(machine: Machine, here: Here, site: CallSite, route: RouteModel): void {
  const handlers =
    "from" in route.handlers
      ? site.given.positional.slice(route.handlers.from)
      : optionsGiven(here, site.given, route.handlers.option);
  for (const option of route.before ?? []) handlers.unshift(...optionsGiven(here, site.given, option));
  const callables = handlers.flatMap((handler) => [
    ...handler.callables,
    ...itemsOf(here, handler).flatMap((value) => value.callables),
    ...calledByName(machine, here, handler),
  ]);
  const { returns } = route;
  const listed = handlers.flatMap((handler) => [handler, ...itemsOf(here, handler)]);
  const options = allGiven(site.given);
  const pending: Pending[] = [];
  let next: Callable | undefined;
  // From the last one to the first, since each goes on to the one after it, with the same request.
  const shared = new Map<string, Value>();
  for (const callable of [...callables].reverse()) {
    const given = handlerArguments(machine, here, callable, route, site);
    const onReturn = returns && ((value: Value) => checkReturned(machine, callable, value, returns));
    const positional = given.map((value) => {
      const [type = ""] = value.names;
      if (!goesOn(route)) return value;
      if (type.endsWith(".next")) return next === undefined ? value : { ...value, callables: [next] };
      if (!shared.has(type)) shared.set(type, value);
      return value.taints.length > 0 ? value : (shared.get(type) ?? value);
    });
    const target = { ...nothing, constants: undefined, callables: [callable] };
    const unless = goesOn(route) ? ({ kind: "next", target, args: positional } as const) : undefined;
    const request = positional.find(({ names }) => names[0]?.endsWith(".Request"))?.number ?? 0;
    const isExpected = noteExpected(machine, listed, request);
    const proofs = [
      ...provedByHandlers(machine, listed, request),
      ...provedByOptions(machine, here, options, request),
      ...provedByProcedure(machine, here, site.receiver, request),
    ];
    const isChecked = isExpected || proofs.length > 0;
    pending.unshift({
      callable,
      positional,
      proofs,
      ...(onReturn && { onReturn }),
      ...(unless && { unless }),
      ...(isChecked && { isChecked }),
    });
    next = unless;
  }
  here.frame.pending.push(...pending);
}

/** Whether a handler decides by calling a function whether the one after it is called. */
function goesOn({ parameters }: RouteModel): boolean {
  return parameters.some((type) => type.endsWith(".next"));
}

/** A function of PHP that is given by its name. */
function calledByName(machine: Machine, here: Here, handler: Value): readonly Callable[] {
  const name = here.frame.unit.module.language === "php" ? textOf(handler) : undefined;
  if (name === undefined || !/^\w+$/.test(name)) return [];
  return machine.evaluate(here, { kind: "name", name, start: 0, end: 0 }).callables;
}

function itemsOf(here: Here, value: Value): Value[] {
  return value.objects.flatMap((number) => {
    const thing = here.state.thing(number);
    return thing?.isList === true ? [...thing.slots.values()] : [];
  });
}

/** What is given under a name, among the arguments, in a record or in a list of records. */
function optionsGiven(here: Here, given: Given, option: string): Value[] {
  const named = given.keywords.get(option);
  const inside = allGiven(given)
    .flatMap((value) => [value, ...itemsOf(here, value)])
    .flatMap((value) => optionOf(here.state, value, option) ?? []);
  return named === undefined ? inside : [named, ...inside];
}

function handlerArguments(
  machine: Machine,
  here: Here,
  callable: Callable,
  route: RouteModel,
  site: CallSite,
): Value[] {
  const unit = callable.kind === "function" ? callable.unit : undefined;
  const count = unit?.parameters.filter((parameter) => parameter.kind === "positional").length ?? 0;
  const types =
    route.errorParameters !== undefined && count === route.errorParameters.length
      ? route.errorParameters
      : route.parameters;
  if (route.namedParameters !== undefined && unit !== undefined) {
    return unit.parameters.map((_, index) =>
      (types[index] ?? "") !== ""
        ? typedBy(machine, types[index]!)
        : ofPath(
            namedParameter(machine, here, unit, index, route.namedParameters!, callable),
            unit.parameters[index]!.name,
            route.namedParameters!.segments ?? [],
            pathsOf(machine, here, unit, site),
          ),
    );
  }
  const { sources } = machine.catalog(here.frame.unit.module.language);
  return types.map((type, index) => {
    const value = type === "" ? unknown : typedBy(machine, type);
    const model = sources.get(type);
    const target = unit?.parameters[index]?.target;
    if (model === undefined || target === undefined) return value;
    const at = { module: unit!.module, start: target.start, end: target.end };
    const source = { label: model.label, what: model.what, at };
    return { ...value, taints: [{ source, last: undefined, safe: contextSet(...(model.safe ?? [])), doubt: 0 }] };
  });
}
