import type { Step } from "../endpoints/index.ts";
import type { EndpointModel, GroupModel } from "../models/index.ts";
import { type Callable, itemsOf, named, only, type Value } from "../values/index.ts";
import type { CallSite } from "./call-site.ts";
import { optionOf } from "./conditions.ts";
import { elementsOf } from "./elements.ts";
import { allGiven, givenAt, type Here, type Machine } from "./machine.ts";

/** Takes up what a call says of the program's endpoints. `result` is what the call gave. */
export function noteRegistration(machine: Machine, here: Here, site: CallSite, result: Value): void {
  const { endpoints, groups, mounts, routers } = machine.catalog(here.frame.unit.module.language);
  for (const name of site.target.names) {
    const endpoint = endpoints.get(name);
    if (endpoint !== undefined) {
      noteEndpoint(machine, here, site, endpoint, result);
      return;
    }
    const mount = mounts.get(name);
    if (mount !== undefined) {
      noteMount(machine, here, site, mount.path);
      return;
    }
    const group = groups.get(name);
    if (group !== undefined) {
      if (group.gives === undefined) noteGroup(machine, here, site, group, result.number);
      return;
    }
    const router = routers.get(name);
    if (router !== undefined && result.number !== 0) {
      const path = textOf(givenAt(site.given, router.path));
      const isReplaced = router.isReplaced === true;
      if (path !== undefined)
        machine.registrations.add({ kind: "router", router: result.number, path, isReplaced, at: site.at });
      return;
    }
  }
}

/** Runs a function that is given a router of its own, once the place is known as a whole. */
export function registerGroup(machine: Machine, here: Here, site: CallSite): void {
  const { groups } = machine.catalog(here.frame.unit.module.language);
  for (const name of site.target.names) {
    const group = groups.get(name);
    if (group?.gives === undefined) continue;
    const number = machine.fresh();
    noteGroup(machine, here, site, group, number);
    for (const callable of allGiven(site.given).flatMap((value) => value.callables))
      here.frame.pending.push({ callable, positional: [{ ...named(group.gives), number }] });
  }
}

/** The new router lies under the old one; functions given with it run before its endpoints. */
function noteGroup(machine: Machine, here: Here, site: CallSite, model: GroupModel, child: number): void {
  const { given, at, receiver } = site;
  // A path all the same: what is put before it on the new router is not put before what the old one answers.
  const path = textOf(givenAt(given, model.path)) ?? "/";
  const before = model.gives === undefined ? given.positional.filter((value) => textOf(value) === undefined) : [];
  const steps = before.flatMap((value) => stepsOf(here, value, at));
  machine.registrations.add({ kind: "mount", router: receiver?.number ?? 0, path, steps, children: [child], at });
}

function noteEndpoint(machine: Machine, here: Here, site: CallSite, model: EndpointModel, result: Value): void {
  const { given, at, receiver } = site;
  const options = given.positional[0];
  const read = (reference: EndpointModel["path"]) =>
    typeof reference === "object"
      ? options && optionOf(here.state, options, reference.option)
      : givenAt(given, reference);
  const written = textOf(read(model.path));
  // `GET /items/{id}` names the method too: https://pkg.go.dev/net/http#hdr-Patterns-ServeMux
  const pattern = written === undefined ? null : /^([A-Z]+) +([^ ]*\/.*)$/.exec(written);
  const path = pattern?.[2] ?? written;
  const methods = pattern === null ? methodsOf(here, site, model) : [pattern[1]!];
  const router = receiver?.number ?? 0;
  if (model.handlers === "decorated") {
    machine.registrations.addDecorator(result.number, { router, methods, path, at });
    return;
  }
  const handlers =
    "from" in model.handlers
      ? given.positional.slice(model.handlers.from)
      : [options && optionOf(here.state, options, model.handlers.option)].filter((value) => value !== undefined);
  const steps = handlers.flatMap((value) => stepsOf(here, value, at));
  // `app.get("name")` reads a setting.
  if (steps.length === 0) return;
  const isFirst = "from" in model.handlers && model.handlers.isFirst === true;
  const last = isFirst ? steps[0]! : steps.at(-1)!;
  machine.registrations.add({
    kind: "endpoint",
    router,
    methods,
    path,
    steps: isFirst ? steps.slice(1) : steps.slice(0, -1),
    handler: last.unit,
    at,
  });
}

function noteMount(machine: Machine, here: Here, site: CallSite, reference: string | number): void {
  const { given, at, receiver } = site;
  const path = textOf(givenAt(given, reference)) ?? "";
  const { endpoints } = machine.catalog(here.frame.unit.module.language);
  const isRouter = (value: Value) =>
    value.names.some((name) => ["get", "Get", "GET"].some((verb) => endpoints.has(`${name}.${verb}`)));
  const values = given.positional.filter((value) => textOf(value) === undefined);
  const steps = values.filter((value) => !isRouter(value)).flatMap((value) => stepsOf(here, value, at));
  const children = values.filter(isRouter).map(({ number }) => number);
  machine.registrations.add({
    kind: "mount",
    router: receiver?.number ?? 0,
    path,
    steps,
    children: children.filter((number) => number !== 0),
    at,
  });
}

function methodsOf(here: Here, { given }: CallSite, { methods }: EndpointModel): readonly string[] {
  if (!("option" in methods)) return methods;
  const [first] = given.positional;
  const value = given.keywords.get(methods.option) ?? (first && optionOf(here.state, first, methods.option));
  if (value === undefined) return methods.absent;
  const thing = value.objects.length === 1 ? here.state.thing(value.objects[0]!) : undefined;
  const items = (thing && itemsOf(thing)) ?? [value];
  const known = items.map(textOf).filter((text) => text !== undefined);
  return known.length === 0 ? ["*"] : known.map((text) => text.toUpperCase());
}

/** Functions and library calls that stand in a registration, in order; those in lists too. */
function stepsOf(here: Here, value: Value, at: CallSite["at"]): Step[] {
  const functions = value.callables.flatMap((callable): Step[] =>
    callable.kind === "function" ? [stepOf(callable, at)] : [],
  );
  if (functions.length > 0) return functions.slice(0, 1);
  const isList = value.objects.some((number) => here.state.thing(number)?.isList);
  if (isList) {
    const thing = here.state.thing(value.objects[0]!);
    const items = (thing && itemsOf(thing)) ?? [elementsOf(here.state, value)];
    return items.flatMap((item) => stepsOf(here, item, at));
  }
  return value.names.slice(0, 1).map((name) => ({ name, unit: undefined, at }));
}

/** A function as a step before an endpoint. */
export function stepOf(callable: Callable & { kind: "function" }, at: CallSite["at"]): Step {
  return { name: callable.unit.symbol || callable.unit.name, unit: callable.unit, at };
}

function textOf(value: Value | undefined): string | undefined {
  const known = value === undefined ? undefined : only(value);
  return typeof known === "string" ? known : undefined;
}
