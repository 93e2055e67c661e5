import type { Step } from "../../../endpoints/index.ts";
import type { FunctionUnit, Module } from "../../../ir/index.ts";
import { constant, emptyThing, only, type Place, unknown, type Value } from "../../../values/index.ts";
import { beside } from "../../beside.ts";
import type { CallSite } from "../../calls/call-site.ts";
import { optionOf } from "../../conditions.ts";
import { listed } from "../../literals.ts";
import { memberOf } from "../../load.ts";
import { allGiven, type Here, type Machine, noArguments } from "../../machine.ts";
import { middlewareSteps, nameMiddleware } from "../../routing/laravel-middleware.ts";
import { registerRoute } from "../../routing/routes.ts";
import { stepsOf } from "../../routing/steps.ts";
import { allocate, storeSlot } from "../../store.ts";

const facade = "laravel.Route";
const entry = "laravel.Route.entry";
/** Where a group keeps its path: no method has this name. */
const pathSlot = "path of the group";
/** And the class whose methods its routes name: https://laravel.com/docs/12.x/routing#route-group-controllers */
const controllerSlot = "controller of the group";
const verbs = new Set(["get", "post", "put", "patch", "delete", "options", "any"]);
/** What a controller of a resource answers: https://laravel.com/docs/12.x/controllers#actions-handled-by-resource-controllers */
const actions: readonly (readonly [method: string, path: string, action: string])[] = [
  ["GET", "", "index"],
  ["GET", "/create", "create"],
  ["POST", "", "store"],
  ["GET", "/{id}", "show"],
  ["GET", "/{id}/edit", "edit"],
  ["PUT", "/{id}", "update"],
  ["DELETE", "/{id}", "destroy"],
];
/** The groups around the routes that are being registered, innermost last. */
const around = beside<Machine, number[]>(() => []);
const controllers = beside<Machine, (Value | undefined)[]>(() => []);

/** Laravel's routes: paths and middleware of groups stand around what their functions register. */
export function callRoutes(machine: Machine, here: Here, site: CallSite): Value | undefined {
  const { target, given, receiver, at, method } = site;
  if (method === undefined && target.names.includes("php.base_path")) return belowRoot(given.positional[0]);
  if (method === undefined || receiver === undefined) return undefined;
  nameMiddleware(machine, here, site);
  const isEntry = target.names.some((name) => name.startsWith(`${entry}.`));
  if (!isEntry && !target.names.some((name) => name.startsWith(`${facade}.`))) return undefined;
  const routers = around(machine);
  const router = routers.at(-1) ?? routerOf(machine, at.module);
  if (
    method === "middleware" ||
    method === "prefix" ||
    method === "can" ||
    method === "name" ||
    method === "controller"
  ) {
    const steps = method === "middleware" || method === "can" ? stepsGiven(machine, here, site) : [];
    if (isEntry) {
      machine.registrations.precede(receiver.number, steps);
      return receiver;
    }
    const prefix = method === "prefix" ? `/${textOf(given.positional[0])}` : "";
    const made = { ...allocate(machine, here.state, emptyThing()), names: [facade] };
    const before = optionOf(here.state, receiver, pathSlot);
    storeSlot(here.state, made, pathSlot, constant(`${textOf(before)}${prefix}`));
    const controller = method === "controller" ? given.positional[0] : optionOf(here.state, receiver, controllerSlot);
    if (controller !== undefined) storeSlot(here.state, made, controllerSlot, controller);
    machine.registrations.mark(made.number, { steps: [...stepsOfGroup(machine, receiver), ...steps], keys: [] });
    return made;
  }
  if (method === "group") {
    const child = machine.memberNumber(router, `group at ${at.module.path}:${at.start}`);
    const [attributes] = given.positional;
    const said = attributes === undefined ? undefined : optionOf(here.state, attributes, "prefix");
    const path = `${textOf(optionOf(here.state, receiver, pathSlot))}${said === undefined ? "" : `/${textOf(said)}`}`;
    const named = attributes === undefined ? undefined : optionOf(here.state, attributes, "middleware");
    const steps = [
      ...stepsOfGroup(machine, receiver),
      ...(named === undefined ? [] : middlewareSteps(machine, here, named, at)),
    ];
    machine.registrations.add({ kind: "mount", router, path, steps, children: [child], at });
    routers.push(child);
    controllers(machine).push(optionOf(here.state, receiver, controllerSlot) ?? controllers(machine).at(-1));
    for (const value of allGiven(given)) {
      const text = value.text ?? "";
      if (/\.php$/.test(text)) mountRoutesOf(machine, machine.includedFiles(at.module.path, text), at);
      // What it registers stands in the group, and nowhere else.
      for (const callable of value.callables)
        if (callable.kind === "function") callable.frame.made.delete(callable.unit);
      machine.invokeAll(here, value, noArguments, at);
    }
    routers.pop();
    controllers(machine).pop();
    return unknown;
  }
  const path = `${textOf(optionOf(here.state, receiver, pathSlot))}/${textOf(given.positional[0])}`;
  const steps = stepsOfGroup(machine, receiver);
  const number = machine.fresh();
  const options = given.positional[2];
  const optional = (name: string) => (options === undefined ? undefined : optionOf(here.state, options, name));
  const note = (verb: string, end: string, handler: FunctionUnit | undefined) =>
    machine.registrations.add({
      kind: "endpoint",
      number,
      router,
      methods: [verb],
      path: `${path}${end}`,
      steps,
      handler,
      at,
    });
  const second = given.positional[1] ?? unknown;
  if (verbs.has(method)) {
    const answering = namedAction(machine, here, second, at);
    if (answering !== undefined)
      registerRoute(machine, here, { ...site, given: { ...given, positional: [given.positional[0]!, answering] } });
    const [step] = stepsOf(machine, here, answering ?? second, at);
    const invoked = membersOf(second).find(({ name }) => name === "__invoke")?.value;
    note(method === "any" ? "*" : method.toUpperCase(), "", invoked?.kind === "function" ? invoked.unit : step?.unit);
  } else if (method === "resource" || method === "apiResource") {
    const members = membersOf(second);
    const only = namesIn(here, optional("only"));
    const except = namesIn(here, optional("except")) ?? [];
    const middleware = optional("middleware");
    const own = middleware === undefined ? [] : middlewareSteps(machine, here, middleware, at);
    for (const [verb, end, action] of actions) {
      if (except.includes(action) || only?.includes(action) === false) continue;
      const member = members.find(({ name, value }) => name === action && value.kind === "function");
      if (member?.value.kind === "function") note(verb, end, member.value.unit);
    }
    machine.registrations.precede(number, own);
  } else return undefined;
  return { ...unknown, names: [entry], number };
}

/** The method that a route names in a group of a controller: `Route::get("/{id}", "show")`. */
function namedAction(machine: Machine, here: Here, action: Value, at: Place): Value | undefined {
  const name = only(action);
  const controller = controllers(machine).at(-1);
  if (controller === undefined || typeof name !== "string") return undefined;
  const [owner] = controller.callables.filter((callable) => callable.kind === "class");
  return owner && memberOf(machine, here, owner, name, controller, false, at);
}

function membersOf(controller: Value) {
  return controller.callables.flatMap((callable) => (callable.kind === "class" ? callable.unit.members : []));
}

/** The texts of an option that is one or a list of them. */
function namesIn(here: Here, value: Value | undefined): string[] | undefined {
  return value === undefined ? undefined : (listed(here, value) ?? [value]).map(textOf);
}

function stepsOfGroup(machine: Machine, receiver: Value): readonly Step[] {
  return machine.registrations.markOf(receiver.number)?.steps ?? [];
}

function stepsGiven(machine: Machine, here: Here, { given, at, method }: CallSite): Step[] {
  if (method === "can") return [{ name: "laravel.can", unit: undefined, at }];
  return allGiven(given).flatMap((value) => middlewareSteps(machine, here, value, at));
}

/** Stands for what a file registers at its top. */
function routerOf(machine: Machine, { path }: { readonly path: string }): number {
  return machine.memberNumber(machine.moduleNumber(path), `routes of ${path}`);
}

/**
 * Puts what files register at their tops into the group around; false outside of all groups. Each file is followed by
 * itself, where its handlers have all the steps that they need.
 */
export function mountRoutesOf(machine: Machine, files: readonly Module[], at: Place): boolean {
  const router = around(machine).at(-1);
  if (router === undefined) return false;
  const children = files.map((file) => routerOf(machine, file));
  machine.registrations.add({ kind: "mount", router, path: "", steps: [], children, at });
  return true;
}

/** A path below the program's own folder, wherever that is. */
function belowRoot(path: Value | undefined): Value | undefined {
  const known = textOf(path);
  return known === "" ? undefined : { ...unknown, text: `\0/${known}` };
}

function textOf(value: Value | undefined): string {
  const known = value === undefined ? undefined : only(value);
  return typeof known === "string" ? known.replace(/^\/+/, "") : "";
}
