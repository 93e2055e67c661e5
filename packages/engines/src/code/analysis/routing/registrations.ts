import { handsOn, type Registration, type Step } from "../../endpoints/index.ts";
import type { EndpointModel, GroupModel, MountModel, OptionReference, RouterModel } from "../../models/index.ts";
import { named, type Value } from "../../values/index.ts";
import type { CallSite } from "../calls/call-site.ts";
import { optionOf } from "../conditions.ts";
import { listed, textOf, textsOf } from "../literals.ts";
import { allGiven, givenAt, type Here, type Machine } from "../machine.ts";
import { askedBy } from "./aspnet/attributes.ts";
import { noteGraph } from "./graph.ts";
import { noteIdentity } from "./identity.ts";
import { noteFunctional } from "./java/index.ts";
import { noteMarks } from "./marks.ts";
import { noteResource, noteRouterOf } from "./resources.ts";
import { stepOf, stepsByParameters, stepsOf } from "./steps.ts";
import { noteTable, noteViews } from "./views.ts";

/** Takes up what a call says of the program's endpoints. `result` is what the call gave. */
export function noteRegistration(machine: Machine, here: Here, site: CallSite, result: Value): void {
  const catalog = machine.catalog(here.frame.unit.module.language);
  noteMarks(machine, here, site, result);
  noteIdentity(machine, here, site);
  noteRouterOf(machine, here, site);
  if (catalog.groups.size > 0 && here.frame.unit.module.language === "java")
    noteFunctional(machine, here, site, result.number);
  for (const name of site.target.names) {
    const endpoint = catalog.endpoints.get(name);
    if (endpoint !== undefined) {
      noteEndpoint(machine, here, site, endpoint, result);
      return;
    }
    const graph = catalog.graphs.get(name);
    if (graph !== undefined) {
      noteGraph(machine, here, site, graph, result);
      return;
    }
    const mount = catalog.mounts.get(name);
    if (mount !== undefined) {
      if (mount.isDecorator !== true || allGiven(site.given).some(({ callables }) => callables.length > 0))
        noteMount(machine, here, site, mount);
      return;
    }
    const group = catalog.groups.get(name);
    if (group !== undefined) {
      if (group.gives === undefined) noteGroup(machine, here, site, group, result.number);
      return;
    }
    const router = catalog.routers.get(name);
    if (router !== undefined && result.number !== 0) {
      noteRouter(machine, here, site, router, result);
      return;
    }
    const resource = catalog.resources.get(name);
    if (resource !== undefined) {
      noteResource(machine, here, site, resource);
      return;
    }
    if (catalog.includes.has(name)) {
      noteInclude(machine, here, site, result);
      return;
    }
    if (catalog.narrowings.has(name)) {
      noteNarrowing(machine, here, site, result);
      return;
    }
  }
}

/** Of an endpoint that was made: it answers these methods only. Of a router: all that its result will answer. */
function noteNarrowing(machine: Machine, here: Here, { given, receiver, at }: CallSite, result: Value): void {
  const methods = allGiven(given).flatMap((value) => textsOf(here, value));
  if (receiver === undefined) return;
  const { registrations } = machine;
  if (registrations.isEndpoint(receiver.number)) {
    if (methods.length > 0) registrations.narrow(receiver.number, methods);
    return;
  }
  const child = { router: receiver.number, path: "", steps: [], children: [result.number], at };
  registrations.add({ kind: "mount", ...child });
  if (methods.length > 0) registrations.narrow(result.number, methods);
}

/** Runs a function that is given a router of its own, once the place is known as a whole. */
export function registerGroup(machine: Machine, here: Here, site: CallSite): void {
  const { groups } = machine.catalog(here.frame.unit.module.language);
  for (const name of site.target.names) {
    const group = groups.get(name);
    if (group?.gives === undefined) continue;
    const number = machine.fresh();
    noteGroup(machine, here, site, group, number);
    for (const value of allGiven(site.given)) {
      const inner = value.number === 0 ? undefined : machine.registrations.wrappedBy(value.number)?.inner;
      // What a plug-in made for all puts before endpoints, it puts before those of the router itself.
      const own = inner === undefined ? number : (site.receiver?.number ?? number);
      for (const callable of [...value.callables, ...(inner?.callables ?? [])])
        here.frame.pending.push({ callable, positional: [{ ...named(group.gives), number: own }] });
    }
  }
}

/** The new router lies under the old one; functions given with it run before its endpoints. */
function noteGroup(machine: Machine, here: Here, site: CallSite, model: GroupModel, child: number): void {
  const { given, at, receiver } = site;
  const path = textOf(read(here, site, model.path)) ?? "";
  const before = model.gives === undefined ? given.positional.filter((value) => textOf(value) === undefined) : [];
  const steps = before.flatMap((value) => stepsOf(machine, here, value, at));
  machine.registrations.add({ kind: "mount", router: receiver?.number ?? 0, path, steps, children: [child], at });
}

function noteRouter(machine: Machine, here: Here, site: CallSite, model: RouterModel, result: Value): void {
  const path = textOf(read(here, site, model.path)) ?? "";
  const steps = beforeOf(machine, here, site, model.before);
  const isReplaced = model.isReplaced === true;
  if (path !== "" || steps.length > 0)
    machine.registrations.add({ kind: "router", router: result.number, path, isReplaced, steps, at: site.at });
  const { number } = result;
  const join = (router: number, child: number) =>
    machine.registrations.add({ kind: "mount", router, path: "", steps: [], children: [child], at: site.at });
  if (model.inside !== undefined) join(number, machine.memberNumber(number, model.inside));
  if (model.face !== undefined) join(machine.memberNumber(number, model.face), number);
  const table = model.table === undefined ? undefined : givenAt(site.given, model.table);
  if (table !== undefined) noteTable(machine, here, table, result.number, site.at);
}

/** The argument stands for the addresses of a file, of a router, or for a list of them. */
function noteInclude(machine: Machine, here: Here, { given, at }: CallSite, result: Value): void {
  const [first] = given.positional;
  if (first === undefined || result.number === 0) return;
  const { path, language } = here.frame.unit.module;
  const text = textOf(first);
  const target = text === undefined ? first : machine.importModule(path, text, language, at);
  const items = listed(here, target) ?? [];
  const [inner] = items;
  // `include((addresses, "name"))`
  const list = (inner && listed(here, inner)) ?? items;
  if (list.length === 0) {
    if (target.number !== 0) machine.registrations.include(result.number, target.number);
    return;
  }
  machine.registrations.move(new Set(list.map(({ number }) => number).filter((number) => number !== 0)), result.number);
  machine.registrations.include(result.number, result.number);
}

function noteEndpoint(machine: Machine, here: Here, site: CallSite, model: EndpointModel, result: Value): void {
  const place = read(here, site, model.path);
  const paths = place === undefined ? undefined : listed(here, place)?.map(textOf);
  for (const written of paths === undefined || paths.length === 0 ? [textOf(place)] : paths)
    noteAt(machine, here, { site, model, result, written: model.path === "none" ? "" : written });
}

/** An endpoint at one path; `written` is `undefined` for one that is not a literal. */
function noteAt(
  machine: Machine,
  here: Here,
  noted: {
    readonly site: CallSite;
    readonly model: EndpointModel;
    readonly result: Value;
    readonly written: string | undefined;
  },
): void {
  const { site, model, result, written } = noted;
  const { given, at, receiver } = site;
  const own = model.router === "module" ? machine.moduleNumber(at.module.path) : (receiver?.number ?? 0);
  // `app.route("/orders").get(list)` is one of the application's own.
  const around = model.path === "none" ? machine.registrations.mountOf(own) : undefined;
  const router = around?.router ?? own;
  // `GET /items/{id}` names the method too: https://pkg.go.dev/net/http#hdr-Patterns-ServeMux
  const pattern = written === undefined ? null : /^([A-Z]+) +([^ ]*\/.*)$/.exec(written);
  const path = around?.path ?? pattern?.[2] ?? written;
  const methods = pattern === null ? methodsOf(here, site, model) : [pattern[1]!];
  const before = beforeOf(machine, here, site, model.before);
  if (model.handlers === "decorated") {
    machine.registrations.addDecorator(result.number, { router, methods, path, steps: before, at });
    return;
  }
  const handlers =
    "from" in model.handlers
      ? [...given.positional.slice(model.handlers.from), ...byKeyword(site, model.handlers.keyword)]
      : [read(here, site, model.handlers)].filter((value) => value !== undefined);
  const included = handlers
    .map(({ number }) => machine.registrations.includedBy(number))
    .find((child) => child !== undefined);
  if (included !== undefined) {
    const children = [included, ...(result.number === 0 ? [] : [result.number])];
    machine.registrations.add({ kind: "mount", router, path: path ?? "", steps: [], children, at });
    return;
  }
  if (noteViews(machine, here, { site, router, path, number: result.number, values: handlers })) return;
  const isFirst = "from" in model.handlers && model.handlers.isFirst === true;
  const each = handlers.map((value) => {
    // An object of options that stands before the handler.
    if (value.callables.length === 0 && value.objects.length > 0 && listed(here, value) === undefined) return [];
    return stepsOf(machine, here, value, at);
  });
  const steps = (isFirst ? [...each.slice(1), ...each.slice(0, 1)] : each).flat();
  // `app.get("name")` reads a setting.
  if (steps.length === 0) return;
  const last = steps.at(-1)!;
  const { guards } = machine.catalog(here.frame.unit.module.language);
  // A guard in the handler's place: what it lets pass is answered elsewhere.
  const answering = last.unit === undefined && guards.has(last.name) ? steps : steps.slice(0, -1);
  if (
    last.unit === undefined &&
    handlers.every((value) => value.names.length === 0 && value.callables.length === 0 && value.objects.length === 0)
  )
    return;
  const isPassedOn = last.unit === undefined ? guards.has(last.name) : handsOn(last.unit);
  const callable = handlers
    .flatMap(({ callables }) => callables)
    .find((each) => each.kind === "function" && each.unit === last.unit);
  const byParameters = callable?.kind === "function" ? stepsByParameters(machine, callable) : [];
  const asked =
    callable?.kind === "function" && at.module.language === "csharp" ? askedBy(machine, callable) : undefined;
  machine.registrations.add({
    kind: "endpoint",
    number: result.number,
    router,
    methods,
    path,
    steps: [...before, ...answering, ...byParameters, ...(asked?.steps ?? [])],
    handler: last.unit,
    ...(asked?.isForAnybody === true && { isForAnybody: true }),
    ...(isPassedOn ? { passesOn: [...before, ...steps] } : {}),
    at,
  });
}

/** A function below a decorator: what answers, what runs before what answers, or what has something before it. */
export function noteDecorated(machine: Machine, here: Here, site: CallSite, own: Value): void {
  const { target, at } = site;
  const owned = own.callables.find((callable) => callable.kind === "function");
  if (owned === undefined) return;
  const { registrations } = machine;
  const { mounts } = machine.catalog(here.frame.unit.module.language);
  const mount = target.names.map((name) => mounts.get(name.replace(/\(\)$/, ""))).find((model) => model?.isDecorator);
  if (mount !== undefined) {
    const router = site.receiver?.number ?? 0;
    registrations.add({
      kind: "mount",
      router,
      path: "",
      steps: [stepOf(owned, at)],
      children: [],
      isForAll: true,
      at,
    });
    return;
  }
  const [maker] = target.callables.filter((callable) => callable.kind === "function");
  const mark = registrations.markOf(target.number);
  const { marks } = machine.catalog(owned.unit.module.language);
  const methods = mark?.methods ?? target.names.flatMap((name) => marks.get(name)?.only ?? []);
  if (methods.length > 0) registrations.narrowHandler(owned.unit, methods);
  const named: Step[] = target.names.slice(0, 1).map((name) => ({ name, unit: undefined, at }));
  const around = mark?.steps ?? (maker === undefined ? named : [stepOf(maker, at)]);
  const isEndpoint = registrations.isDecorator(target.number);
  registrations.decorate(target.number, owned.unit, around);
  if (isEndpoint) registrations.decorate(0, owned.unit, stepsByParameters(machine, owned));
}

function noteMount(machine: Machine, here: Here, site: CallSite, model: MountModel): void {
  const { given, at, receiver } = site;
  const stage = textOf(given.positional[0]);
  if (stage !== undefined && model.stages?.includes(stage) === false) return;
  const place = read(here, site, model.path);
  const listedPaths = place === undefined ? [] : (listed(here, place) ?? []).flatMap((item) => textOf(item) ?? []);
  const paths = listedPaths.length > 0 ? listedPaths : [textOf(place) ?? ""];
  const { endpoints } = machine.catalog(here.frame.unit.module.language);
  const isRouter = (value: Value) =>
    value.names.some((name) =>
      ["get", "Get", "GET", "router.add_get"].some((verb) => endpoints.has(`${name}.${verb}`)),
    );
  const values = given.positional.filter((value) => textOf(value) === undefined);
  const children = values.filter(isRouter).map(({ number }) => number);
  const isTable = (value: Value) =>
    (listed(here, value) ?? []).some(({ number }) => number !== 0 && machine.registrations.isEndpoint(number));
  const tables = values.filter(isTable);
  const router = receiver?.number ?? 0;
  for (const table of tables)
    machine.registrations.move(new Set(listed(here, table)!.map(({ number }) => number)), router);
  const steps = [
    ...beforeOf(machine, here, site, model.before),
    ...values
      .filter((value) => !isRouter(value) && !tables.includes(value))
      .flatMap((value) => stepsOf(machine, here, value, at)),
  ];
  const mounted = children.filter((number) => number !== 0);
  if (steps.length + mounted.length === 0) return;
  for (const path of paths) {
    const mount: Registration = { kind: "mount", router, path, steps, children: mounted, at };
    machine.registrations.add(model.isForAll === true ? { ...mount, isForAll: true } : mount);
  }
}

/** What options and keywords put before an endpoint. */
function beforeOf(machine: Machine, here: Here, site: CallSite, options: readonly string[] | undefined): Step[] {
  return (options ?? []).flatMap((option) => {
    const value = read(here, site, { option });
    return value === undefined ? [] : stepsOf(machine, here, value, site.at);
  });
}

function read(here: Here, { given }: CallSite, reference: string | number | OptionReference): Value | undefined {
  if (typeof reference !== "object") return givenAt(given, reference);
  const keyword = given.keywords.get(reference.option);
  if (keyword !== undefined) return keyword;
  return given.positional
    .filter((value) => value.callables.length === 0)
    .map((value) => optionOf(here.state, value, reference.option))
    .find((value) => value !== undefined);
}

function byKeyword({ given }: CallSite, keyword: string | undefined): Value[] {
  const value = keyword === undefined ? undefined : given.keywords.get(keyword);
  return value === undefined ? [] : [value];
}

function methodsOf(here: Here, site: CallSite, { methods }: EndpointModel): readonly string[] {
  if (typeof methods === "number") {
    const value = givenAt(site.given, methods);
    const known = value === undefined ? [] : textsOf(here, value);
    return known.length === 0 ? ["*"] : known;
  }
  if (!("option" in methods)) return methods;
  const value = read(here, site, methods);
  if (value === undefined) return methods.absent;
  const known = textsOf(here, value);
  return known.length === 0 ? ["*"] : known;
}
