import { asksToSignIn, refusesStrangers, type Step } from "../../endpoints/index.ts";
import { type FunctionUnit, someNode } from "../../ir/index.ts";
import { type ClassCallable, only, type Place, type Value } from "../../values/index.ts";
import type { CallSite } from "../calls/call-site.ts";
import { libraryBases } from "../classes/bases.ts";
import { optionOf } from "../conditions.ts";
import { listed } from "../literals.ts";
import { type Here, hereOf, type Machine } from "../machine.ts";
import { stepsOf } from "./steps.ts";

const kernel = "Illuminate.Foundation.Http.Kernel";
const named = new Set(["middlewareGroups", "middlewareAliases", "routeMiddleware"]);
const prefix = "laravel.";
/** A group may name other middleware, but not groups in groups without end. */
const mostDepth = 4;

/** What stands for middleware as steps: `auth:sanctum` is `laravel.auth`; a class goes by its own name. */
export function middlewareSteps(machine: Machine, here: Here, value: Value, at: Place): Step[] {
  return (listed(here, value) ?? [value]).flatMap((item): Step[] => {
    const text = only(item);
    if (typeof text === "string" && text !== "")
      return [{ name: `${prefix}${text.split(":")[0]}`, unit: undefined, at }];
    const owner = item.callables.find((callable) => callable.kind === "class");
    if (owner === undefined) return stepsOf(machine, here, item, at);
    return stepsOf(machine, here, item, at).map((step) => ({ ...step, ...gateOf(owner) }));
  });
}

/**
 * Puts what the program's kernel means by names of groups and of single middleware in their place, once all is evaluated:
 * https://laravel.com/docs/10.x/middleware#registering-middleware
 */
export function noteMiddlewareNames(machine: Machine, classes: readonly ClassCallable[]): void {
  const meanings = new Map(machine.registrations.middleware);
  for (const owner of classes) {
    if (!libraryBases(owner).some((base) => base === kernel || base === `${kernel}()`)) continue;
    const here = hereOf(owner.frame, machine.world.fork());
    for (const { name, value } of owner.unit.members) {
      if (!named.has(name) || value.kind !== "record") continue;
      const at: Place = { module: owner.frame.unit.module, start: value.start, end: value.end };
      const all = machine.evaluate(here, value);
      for (const { key } of value.entries) {
        if (key?.kind !== "constant" || typeof key.value !== "string") continue;
        const meant = optionOf(here.state, all, key.value);
        if (meant !== undefined) meanings.set(`${prefix}${key.value}`, middlewareSteps(machine, here, meant, at));
      }
    }
  }
  const { guards } = machine.catalog("php");
  const meaningOf = (step: Step, depth = 0): Step[] => {
    const meant = depth > mostDepth || guards.has(step.name) ? undefined : meanings.get(step.name);
    return meant === undefined ? [step] : meant.flatMap((inner) => meaningOf({ ...inner, at: step.at }, depth + 1));
  };
  if (meanings.size > 0) machine.registrations.replaceSteps((step) => meaningOf(step));
}

const configuration = /^Illuminate\.Foundation\.Configuration\.Middleware(?:\(\))?$/;

/** `$middleware->alias([...])`, `->group("web", [...])`: https://laravel.com/docs/12.x/middleware#middleware-aliases */
export function nameMiddleware(machine: Machine, here: Here, { receiver, method, given, at }: CallSite): void {
  if (receiver === undefined || !receiver.names.some((name) => configuration.test(name))) return;
  const [first, second] = given.positional;
  const { middleware } = machine.registrations;
  const note = (name: string, value: Value) => {
    const known = method === "alias" ? [] : (middleware.get(`${prefix}${name}`) ?? []);
    middleware.set(`${prefix}${name}`, [...known, ...middlewareSteps(machine, here, value, at)]);
  };
  if (method === "alias") {
    for (const number of first?.objects ?? [])
      for (const [name, value] of here.state.thing(number)?.slots ?? []) note(name, value);
  } else if (method === "group" || method === "appendToGroup" || method === "prependToGroup") {
    const name = first === undefined ? undefined : only(first);
    if (typeof name === "string" && second !== undefined) note(name, second);
  }
}

/** Middleware that turns strangers away in `handle`, or in a method of its own that `handle` calls. */
function gateOf(owner: ClassCallable): { readonly isGate?: true } {
  const handle = methodOf(owner, "handle");
  if (handle === undefined) return {};
  const called = owner.unit.members.flatMap(({ name, value }) =>
    value.kind === "function" && callsOwn(handle, name) ? [value.unit] : [],
  );
  const isGate = [handle, ...called].some((unit) => refusesStrangers(unit) || asksToSignIn(unit));
  return isGate ? { isGate: true } : {};
}

function callsOwn({ body }: FunctionUnit, name: string): boolean {
  return someNode(
    body,
    (node) =>
      node.kind === "call" &&
      node.callee.kind === "member" &&
      node.callee.name === name &&
      node.callee.object.kind === "self",
  );
}

function methodOf(owner: ClassCallable, name: string): FunctionUnit | undefined {
  const member = owner.unit.members.find((each) => each.name === name);
  return member?.value.kind === "function" ? member.value.unit : undefined;
}
