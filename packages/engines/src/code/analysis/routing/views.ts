import type { Step } from "../../endpoints/index.ts";
import type { Expression, FunctionUnit } from "../../ir/index.ts";
import type { Catalog, ViewModel } from "../../models/index.ts";
import { type ClassCallable, type Place, unknown, type Value } from "../../values/index.ts";
import type { CallSite } from "../calls/call-site.ts";
import { libraryBases } from "../classes/bases.ts";
import { listed, textOf, textsOf } from "../literals.ts";
import { type Here, hereOf, type Machine, noArguments } from "../machine.ts";
import { stepsOf } from "./steps.ts";

interface Answer {
  readonly method: string;
  readonly suffix: string;
  readonly unit: FunctionUnit | undefined;
  readonly steps: readonly Step[];
}

/** Takes up a class that answers at a path. False when none of the values is such a class. */
export function noteViews(
  machine: Machine,
  here: Here,
  place: {
    readonly site: CallSite;
    readonly router: number;
    readonly path: string | undefined;
    readonly number: number;
    readonly values: readonly Value[];
  },
): boolean {
  const owner = place.values.flatMap(({ callables }) => callables).find((callable) => callable.kind === "class");
  if (owner === undefined) return false;
  const { at } = place.site;
  const answers = answersOf(machine, here, owner, at);
  for (const { method, suffix, unit, steps } of answers) {
    machine.registrations.add({
      kind: "endpoint",
      number: place.number,
      router: place.router,
      methods: [method],
      path: place.path === undefined ? undefined : `${place.path}${suffix}`,
      steps,
      handler: unit,
      at,
    });
  }
  return answers.length > 0;
}

/** A list of paths and classes: `[("/items", Items)]`. */
export function noteTable(machine: Machine, here: Here, table: Value, router: number, at: Place): void {
  for (const row of listed(here, table) ?? []) {
    const [path, ...values] = listed(here, row) ?? [];
    if (path === undefined) continue;
    const site = { target: unknown, receiver: undefined, method: undefined, given: noArguments, at, isNew: false };
    noteViews(machine, here, { site, router, path: textOf(path), number: 0, values });
  }
}

/** What a class answers, and what runs before each. */
function answersOf(machine: Machine, here: Here, owner: ClassCallable, at: Place): Answer[] {
  const catalog = machine.catalog(owner.frame.unit.module.language);
  const bases = libraryBases(owner);
  const model = catalog.views.find(({ base }) => base.some((name) => bases.includes(name)));
  if (model === undefined) return [];
  const around = aroundOf(machine, here, owner, model, catalog, at);
  const methods = methodsOf(owner);
  const own = [...methods].flatMap(([name, unit]): Answer[] => {
    const written = model.answers[name];
    if (written === undefined) return actionOf(machine, owner, model, unit, around);
    return [{ ...parted(written), unit, steps: [...around, ...decoratorSteps(machine, owner, unit)] }];
  });
  const brought = new Set(bases.flatMap((base) => model.brings?.[base] ?? []));
  const given = [...brought]
    .filter((name) => !methods.has(name) && model.answers[name] !== undefined)
    .map((name): Answer => ({ ...parted(model.answers[name]!), unit: undefined, steps: around }));
  return [...own, ...given];
}

/** `PATCH {pk}/`: the method, and what is added to the path. */
function parted(written: string): { readonly method: string; readonly suffix: string } {
  const [method = "*", suffix = ""] = written.split(" ");
  return { method, suffix };
}

function actionOf(
  machine: Machine,
  owner: ClassCallable,
  model: ViewModel,
  unit: FunctionUnit,
  around: readonly Step[],
): Answer[] {
  const here = hereOf(owner.frame, machine.world.fork());
  for (const decorator of unit.decorators) {
    if (decorator.kind !== "call") continue;
    const { names } = machine.evaluate(here, decorator.callee);
    if (!names.some((name) => model.actions?.includes(name))) continue;
    const argumentOf = (name: string) => {
      const argument = decorator.args.find((each) => each.name === name);
      return argument === undefined ? undefined : machine.evaluate(here, argument.value);
    };
    const listedMethods = argumentOf("methods");
    const methods = listedMethods === undefined ? ["GET"] : textsOf(here, listedMethods);
    const path = textOf(argumentOf("url_path")) ?? unit.name;
    const suffix = argumentOf("detail")?.constants?.includes(true) === true ? `/{pk}/${path}/` : `/${path}/`;
    const gates = model.gates === undefined ? undefined : argumentOf(model.gates);
    const at = { module: unit.module, start: unit.start, end: unit.start };
    const steps = gates === undefined ? around : stepsOf(machine, here, gates, at);
    return methods.map((method) => ({ method, suffix, unit, steps }));
  }
  return [];
}

/** What stands before every answer of a class: its decorators, its bases, the classes it names, methods that run first. */
function aroundOf(
  machine: Machine,
  here: Here,
  owner: ClassCallable,
  model: ViewModel,
  catalog: Catalog,
  at: Place,
): Step[] {
  const inClass = hereOf(owner.frame, machine.world.fork());
  const decorators = stepsOfDecorators(machine, owner, owner.unit.decorators, at);
  const bases = libraryBases(owner)
    .filter((name) => catalog.guards.has(name))
    .map((name): Step => ({ name, unit: undefined, at }));
  const first = [...methodsOf(owner)]
    .filter(([name]) => model.before?.includes(name))
    .map(([name, unit]): Step => ({ name: `${owner.unit.name}.${name}`, unit, at }));
  const field = model.gates === undefined ? undefined : fieldOf(machine, owner, model.gates);
  const gates = field === undefined ? gatesOfAll(machine, here, model, at) : stepsOf(machine, inClass, field, at);
  return [...decorators, ...bases, ...gates, ...first];
}

function decoratorSteps(machine: Machine, owner: ClassCallable, unit: FunctionUnit): Step[] {
  return stepsOfDecorators(machine, owner, unit.decorators, {
    module: unit.module,
    start: unit.start,
    end: unit.start,
  });
}

function stepsOfDecorators(
  machine: Machine,
  owner: ClassCallable,
  decorators: readonly Expression[],
  at: Place,
): Step[] {
  const here = hereOf(owner.frame, machine.world.fork());
  return decorators.flatMap((decorator) => {
    const value = machine.evaluate(here, decorator);
    return machine.registrations.markOf(value.number)?.steps ?? stepsOf(machine, here, value, at);
  });
}

/** Classes that the settings put before every class that names none itself. */
function gatesOfAll(machine: Machine, here: Here, model: ViewModel, at: Place): Step[] {
  const value = model.gatesOfAll === undefined ? undefined : machine.setting(...model.gatesOfAll);
  return (value === undefined ? [] : (listed(here, value) ?? [])).flatMap((item) => {
    const name = textOf(item);
    return name === undefined ? stepsOf(machine, here, item, at) : [{ name, unit: undefined, at }];
  });
}

function fieldOf(machine: Machine, owner: ClassCallable, name: string, depth = 0): Value | undefined {
  const field = owner.unit.members.find((member) => member.name === name && member.kind === "field");
  if (field !== undefined) return machine.evaluate(hereOf(owner.frame, machine.world), field.value);
  if (depth > 4) return undefined;
  return projectBases(owner)
    .map((base) => fieldOf(machine, base, name, depth + 1))
    .find((value) => value !== undefined);
}

/** Methods by name, those of the bases of the program too. */
function methodsOf(owner: ClassCallable, depth = 0): Map<string, FunctionUnit> {
  const inherited = depth > 4 ? [] : projectBases(owner).flatMap((base) => [...methodsOf(base, depth + 1)]);
  const own = owner.unit.members.flatMap((member) =>
    member.value.kind === "function" && member.kind === "method" ? [[member.name, member.value.unit] as const] : [],
  );
  return new Map([...inherited, ...own]);
}

function projectBases(owner: ClassCallable): ClassCallable[] {
  return owner.bases.flatMap(({ callables }) => callables).filter((callable) => callable.kind === "class");
}
