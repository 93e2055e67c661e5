import { refusesStrangers, type Step } from "../../endpoints/index.ts";
import { type ClassUnit, type FunctionUnit, someNode } from "../../ir/index.ts";
import type { ClassCallable, Place } from "../../values/index.ts";
import { beside } from "../beside.ts";
import type { Machine } from "../machine.ts";
import {
  answers,
  answersFixedText,
  asksForToken,
  asksPolicy,
  asksWho,
  endsForStrangers,
  type MethodFinder,
  ownCalls,
  startsFromCaller,
} from "./ruby-filters.ts";

/** What a controller or an application says of what runs before its actions. */
export interface Filter {
  readonly isSkipped: boolean;
  readonly name: string;
  readonly step: Step;
  /** Actions, or with a path at its beginning what is below it; `undefined` for all. */
  readonly only: readonly string[] | undefined;
  readonly except: readonly string[];
  /** What is asked before it runs: `unless: :signed_in?`. */
  readonly unless?: string | FunctionUnit;
}

export interface Route {
  readonly methods: readonly string[];
  readonly path: string;
  /** The class that answers, by the path of its file: `admin/orders`; or the block that does. */
  readonly handler: { readonly controller: string; readonly action: string } | FunctionUnit | undefined;
  /** Where the filters of a block stand. */
  readonly owner: ClassUnit | string;
  readonly steps: readonly Step[];
  /** It counts only where the controller has such a method. */
  readonly isImplied: boolean;
  readonly at: Place;
}

/** Routes and filters, as the code that declares them was followed. */
export interface RubyWeb {
  readonly routes: Route[];
  readonly filters: Map<ClassUnit | string, Filter[]>;
}

/** What a program of Ruby said of its routes and filters so far. */
export const rubyWebOf = beside<Machine, RubyWeb>(() => ({ routes: [], filters: new Map() }));

/** Filters of libraries that let only known callers pass, which they make under such a name for each kind of user. */
const libraryGate = /^(authenticate_\w+!|authenticate_or_request_with_\w+)$/;

/** Registers the routes with the filters of the classes that answer them, their own and inherited ones. */
export function noteRubyRoutes(machine: Machine, classes: readonly ClassCallable[]): void {
  const { routes, filters } = rubyWebOf(machine);
  if (routes.length === 0) return;
  const byName = new Map(classes.map((owner) => [owner.unit.symbol.replaceAll(".", "").toLowerCase(), owner] as const));
  const router = machine.fresh();
  for (const route of routes) {
    const { handler, path, methods, at } = route;
    const add = (unit: FunctionUnit | undefined, steps: readonly Step[], isOpen = false) =>
      machine.registrations.add({
        kind: "endpoint",
        number: 0,
        router,
        methods,
        path,
        handler: unit,
        steps,
        // Actions of one controller are siblings, whatever file their routes stand in.
        at: unit === undefined ? at : { module: unit.module, start: unit.start, end: unit.start },
        ...(isOpen ? { isOpen: true as const } : {}),
      });
    if (handler === undefined) {
      add(undefined, route.steps, true);
      continue;
    }
    if (!("controller" in handler)) {
      const own = classes.find(({ unit }) => unit === route.owner);
      const find: MethodFinder = (name) =>
        (own === undefined ? undefined : methodOf(own, name)) ?? topMethod(machine, handler, name);
      const before = (filters.get(route.owner) ?? []).filter((filter) => appliesToPath(filter, path));
      add(handler, [...route.steps, ...before.map(({ step }) => judged(step, find)), ...checksIn(handler, find)]);
      continue;
    }
    const owner = byName.get(`${handler.controller.replace(/[^a-z0-9]/gi, "")}controller`.toLowerCase());
    const unit = owner && methodOf(owner, handler.action);
    if (route.isImplied && unit === undefined) continue;
    const find: MethodFinder = (name) => owner && methodOf(owner, name);
    const { before, skipped } = owner === undefined ? noFilters : filtersOf(owner, filters, handler.action);
    const judgedAs = ({ step, name, unless }: Filter) =>
      judged({ ...step, unit: step.unit ?? find(name) }, find, unless);
    const declared = before.map(judgedAs);
    // Of code that is not there nobody can say what it asks.
    if (unit === undefined) {
      add(unit, [...route.steps, ...declared], true);
      continue;
    }
    const steps = [...route.steps, ...declared, ...checksIn(unit, find)];
    const ending = declared.flatMap(({ isGate, unit: code }) =>
      isGate !== true && code !== undefined && answers(code, find) ? [code] : [],
    );
    const isOpen =
      skipped.some((filter) => stopsStrangers(judgedAs(filter))) ||
      [unit, ...ending].some((code) => asksForToken(code, find)) ||
      answersFixedText(unit) ||
      asksLibrary(unit, owner) ||
      (steps.every(({ isGate }) => isGate !== true) && startsFromCaller(unit));
    add(unit, steps, isOpen);
  }
}

/** Whether an action hands over to what a library's controller does under its name: what that asks nobody here can say. */
function asksLibrary(unit: FunctionUnit, owner: ClassCallable | undefined): boolean {
  const bases = owner?.bases.flatMap(({ callables }) => callables).filter((base) => base.kind === "class") ?? [];
  if (bases.some((base) => methodOf(base, unit.name) !== undefined)) return false;
  return someNode(unit.body, (node) => node.kind === "super");
}

/** Whether a step lets only known callers pass, judged by its code. */
function judged(step: Step, find: MethodFinder, unless?: Filter["unless"]): Step {
  const isGate =
    (step.unit === undefined ? libraryGate.test(step.name) : endsForStrangers(step.unit, find)) ||
    (unless !== undefined && asksWho(unless, find) && (step.unit === undefined || answers(step.unit, find)));
  return isGate ? { ...step, isGate: true } : step;
}

/** What counts as a guard where it stands is one where it is left out, too. */
function stopsStrangers({ isGate, unit }: Step): boolean {
  return isGate === true || (unit !== undefined && refusesStrangers(unit));
}

interface Filters {
  readonly before: readonly Filter[];
  readonly skipped: readonly Filter[];
}

const noFilters: Filters = { before: [], skipped: [] };

/** Filters of a class's ancestors and its own, and those that are left out of them for an action. */
export function filtersOf(owner: ClassCallable, all: RubyWeb["filters"], action: string, depth = 0): Filters {
  const bases = owner.bases.flatMap(({ callables }) => callables).filter((callable) => callable.kind === "class");
  const inherited = depth > 8 ? [] : bases.map((base) => filtersOf(base, all, action, depth + 1));
  let found = inherited.flatMap(({ before }) => before);
  const skipped = inherited.flatMap((filters) => filters.skipped);
  for (const filter of all.get(owner.unit) ?? []) {
    if (filter.only !== undefined && !filter.only.includes(action)) continue;
    if (filter.except.includes(action)) {
      if (!filter.isSkipped) skipped.push(filter);
      continue;
    }
    if (filter.isSkipped) {
      skipped.push(...found.filter(({ name }) => name === filter.name));
      found = found.filter(({ name }) => name !== filter.name);
    } else found = [...found, filter];
  }
  return { before: found, skipped };
}

function appliesToPath({ only }: Filter, path: string): boolean {
  return only === undefined || only.some((pattern) => startsLike(path, pattern));
}

/** `/admin/*` is the beginning of `/admin/users`. */
function startsLike(path: string, pattern: string): boolean {
  const fixed = pattern.replace(/[*:(].*$/, "");
  return path.startsWith(fixed) && (fixed !== pattern || path === pattern);
}

/** The method of a class or of what it extends. */
export function methodOf(owner: ClassCallable, name: string, depth = 0): FunctionUnit | undefined {
  const own = owner.unit.members.find((member) => member.name === name && member.kind === "method" && !member.isStatic);
  if (own?.value.kind === "function") return own.value.unit;
  if (depth > 8) return undefined;
  const bases = owner.bases.flatMap(({ callables }) => callables).filter((callable) => callable.kind === "class");
  return bases.map((base) => methodOf(base, name, depth + 1)).find((unit) => unit !== undefined);
}

/** A method that the file of a block declares outside of classes. */
function topMethod(machine: Machine, { module }: FunctionUnit, name: string): FunctionUnit | undefined {
  for (const statement of machine.moduleOf(module.path)?.top.body ?? []) {
    if (statement.kind !== "expression" || statement.value.kind !== "assign") continue;
    const { target, value } = statement.value;
    if (target.kind === "name" && target.name === `.${name}` && value.kind === "function") return value.unit;
  }
  return undefined;
}

/** Calls of an action that end it for strangers: those of policies anywhere, a method of its own at the beginning. */
function checksIn(unit: FunctionUnit, find: MethodFinder): Step[] {
  const first = new Set(
    unit.body.flatMap((statement) =>
      statement.kind === "expression" || statement.kind === "return" ? [statement.value] : [],
    ),
  );
  const names = new Set<string>();
  return ownCalls(unit).flatMap((call): Step[] => {
    if (call.callee.kind !== "member" || names.has(call.callee.name)) return [];
    const { name } = call.callee;
    const at = { module: unit.module, start: call.start, end: call.end };
    const step: Step = asksPolicy(call, find)
      ? { name, unit: undefined, at, isGate: true }
      : first.has(call)
        ? judged({ name, unit: find(name), at }, find)
        : { name, unit: undefined, at };
    if (step.isGate !== true) return [];
    names.add(name);
    return [step];
  });
}
