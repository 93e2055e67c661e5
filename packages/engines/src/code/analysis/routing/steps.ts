import { marksAskedBy, type Step } from "../../endpoints/index.ts";
import type { Expression } from "../../ir/index.ts";
import {
  type Callable,
  type ClassCallable,
  Frame,
  itemsOf,
  nothing,
  type Place,
  type Value,
} from "../../values/index.ts";
import { libraryBases } from "../classes/bases.ts";
import { elementsOf } from "../elements.ts";
import { type Here, hereOf, type Machine } from "../machine.ts";

const mostDepth = 6;

/** Functions, classes and library calls that stand in a value, in order; those in lists too, and those inside wrappers. */
export function stepsOf(machine: Machine, here: Here, value: Value, at: Place, depth = 0): Step[] {
  if (depth > mostDepth) return [];
  const inner = (part: Value) => stepsOf(machine, here, part, at, depth + 1);
  const functions = value.callables.filter((callable) => callable.kind === "function");
  if (functions.length > 0) {
    const wrapped = innerOf(machine, here, functions[0]!);
    return [stepOf(functions[0]!, at), ...(wrapped === undefined ? [] : inner(wrapped))];
  }
  const marked = value.number === 0 ? undefined : machine.registrations.markOf(value.number);
  if (marked !== undefined) return [...marked.steps];
  const things = value.objects.flatMap((number) => here.state.thing(number) ?? []);
  const owner =
    value.callables.find((callable) => callable.kind === "class") ??
    things.find((thing) => thing.instanceOf !== undefined)?.instanceOf;
  if (owner !== undefined) return [gateStep(machine, owner, at)];
  if (things.some((thing) => thing.isList)) {
    const items = itemsOf(things[0]!) ?? [elementsOf(here.state, value)];
    return items.flatMap(inner);
  }
  const wrapped = value.number === 0 ? undefined : machine.registrations.wrappedBy(value.number);
  if (wrapped !== undefined) return [{ ...wrapped.step, at }, ...inner(wrapped.inner)];
  const named = value.names.slice(0, 1).flatMap((name) => {
    const given = machine.registrations.decorationOf(name.split(".").at(-1)!);
    const steps = (given === undefined ? [] : inner(given)).map((step) => calledAs(step, name));
    return steps.length > 0 ? steps : [{ name, unit: undefined, at }];
  });
  return named;
}

/** A function without a name goes by the one that it was given under. */
function calledAs(step: Step, name: string): Step {
  return step.unit?.name === "" || step.name === "anonymous" ? { ...step, name: name.split(".").at(-1)! } : step;
}

/** A function as a step before an endpoint. */
export function stepOf(callable: Callable & { kind: "function" }, at: Place): Step {
  return { name: callable.unit.symbol || callable.unit.name, unit: callable.unit, at };
}

/** The function that another one, made by a call that has ended, was made around. */
function innerOf(machine: Machine, here: Here, { frame, unit }: Callable & { kind: "function" }): Value | undefined {
  if (frame.isTop || unit.decorators.length > 0) return undefined;
  for (let running: Frame | undefined = here.frame; running !== undefined; running = running.parent) {
    if (running === frame) return undefined;
  }
  return frame.unit.parameters
    .map((parameter) => here.state.variable(frame.variable(parameter.name, machine.fresh)))
    .find((value) => value?.callables.some((callable) => callable.kind === "function"));
}

/** A class that decides who passes, with the method by which it does. */
function gateStep(machine: Machine, owner: ClassCallable, at: Place): Step {
  const { language } = owner.frame.unit.module;
  const { gates, guards } = machine.catalog(language);
  const unit = gateOf(owner, gates);
  const name = owner.unit.name;
  const isGuard = libraryBases(owner).some((base) => guards.has(base) || guards.has(`${base}()`));
  if (unit === undefined) return { name, unit: undefined, at, ...(isGuard ? { isGate: true } : {}) };
  const { skips, asks } = marksAskedBy(unit);
  const texts = (expressions: readonly Expression[]) =>
    expressions.flatMap((expression) => keysOf(machine.evaluate(hereOf(owner.frame, machine.world), expression)));
  return { name, unit, at, isGate: true, skips: texts(skips), asks: texts(asks) };
}

/** What a mark is known by: its text, or the name of what stands for it. */
export function keysOf(value: Value): string[] {
  const texts = (value.constants ?? []).filter((constant) => typeof constant === "string");
  if (texts.length > 0) return texts;
  return value.number === 0 ? [] : [`#${value.number}`];
}

function gateOf(owner: ClassCallable, gates: ReadonlySet<string>, depth = 0): Step["unit"] {
  for (const member of owner.unit.members) {
    if (gates.has(member.name) && member.value.kind === "function") return member.value.unit;
  }
  if (depth > mostDepth) return undefined;
  const bases = owner.bases.flatMap(({ callables }) => callables).filter((callable) => callable.kind === "class");
  return bases.map((base) => gateOf(base, gates, depth + 1)).find((unit) => unit !== undefined);
}

/** What the parameters of a function say has to run before it: `user = Depends(signed_in)`, and what that needs. */
export function stepsByParameters(machine: Machine, callable: Callable & { kind: "function" }, depth = 0): Step[] {
  const { unit, frame } = callable;
  if (machine.catalog(unit.module.language).marks.size === 0 || depth > mostDepth) return [];
  const inside = hereOf(
    new Frame({ ...unit, locals: new Set() }, frame, undefined, undefined, 0),
    machine.world.fork(),
  );
  return unit.parameters.flatMap(({ fallback, annotation, decorators = [] }) =>
    [fallback, annotation, ...decorators].flatMap((expression) => {
      if (expression === undefined || (expression.kind !== "call" && expression.kind !== "name")) return [];
      const value = machine.evaluate(inside, expression);
      return machine.registrations.markOf(value.number)?.steps ?? [];
    }),
  );
}

/** A class as a value. */
export function classValue(owner: ClassCallable): Value {
  return { ...nothing, constants: undefined, callables: [owner] };
}

/** What an expression of a class may be, as in an annotation: of a list each item, too. Constants of the class itself may stand there. */
export function valuesInClass(machine: Machine, owner: ClassCallable, argument: Expression): Value[] {
  const self = classValue(owner);
  const inClass = { ...owner.frame.unit, locals: new Set<string>() };
  const here: Here = hereOf(new Frame(inClass, owner.frame, self, owner, 0), machine.world.fork());
  const value = machine.evaluate(here, argument);
  return [value, ...value.objects.flatMap((number) => [...(here.state.thing(number)?.slots.values() ?? [])])];
}
