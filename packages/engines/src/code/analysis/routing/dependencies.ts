import { saysWhoCalls } from "../../endpoints/index.ts";
import { type FunctionUnit, type Parameter, someNode } from "../../ir/index.ts";
import { type Callable, joinAll, named, type Value } from "../../values/index.ts";
import { elementsOf } from "../elements.ts";
import { givenInOrder, type Here, hereOf, type Machine } from "../machine.ts";

const dependency = /^fastapi\.(params\.)?(Depends|Security)\(\)$/;
/** What only holds what was sent, as a form does: https://fastapi.tiangolo.com/tutorial/security/simple-oauth2/ */
const ofForm = /Form$/;
/** What is being asked for: a dependency that needs itself, also through others, gives nothing. */
const open = new WeakSet<Callable>();

/** What fills a parameter by the name of what it is for. */
type Fill = (unit: FunctionUnit, index: number, callable: Callable) => Value;

/** What a parameter says that it depends on: `Depends(f)`, also inside `Annotated`, under a name or by its class alone. */
export function dependencyOf(machine: Machine, here: Here, parameter: Parameter): Value | undefined {
  const { fallback, annotation, decorators = [] } = parameter;
  for (const expression of [fallback, ...decorators, annotation]) {
    const value = expression === undefined ? undefined : machine.evaluate(here, expression);
    if (value === undefined || !value.names.some((name) => dependency.test(name))) continue;
    const on =
      here.state.thing(value.number)?.slots.get("dependency") ??
      machine.world.thing(value.number)?.slots.get("dependency");
    return on ?? (annotation === undefined ? undefined : machine.evaluate(here, annotation)) ?? value;
  }
  return undefined;
}

/**
 * What a parameter is given that depends on something: what the function gives, filled from the request itself, or an object
 * of the class. It says who asks where it comes from a library, refuses strangers, or is made of what says so.
 * https://fastapi.tiangolo.com/tutorial/dependencies/
 */
export function provided(machine: Machine, here: Here, on: Value, fill: Fill): Value {
  let saysWho = on.callables.length === 0 && !on.names.some((name) => ofForm.test(name));
  const results = on.callables.flatMap((callable): Value[] => {
    const unit = unitOf(callable);
    if (callable.kind !== "function" && callable.kind !== "class") return [];
    if (open.has(callable)) return [];
    const at = { module: callable.frame.unit.module, start: callable.unit.start, end: callable.unit.start };
    const isClass = callable.kind === "class";
    const own = unit?.parameters.slice(isClass ? 1 : 0) ?? [];
    open.add(callable);
    const positional = own.map((_, index) => fill(unit!, index + (isClass ? 1 : 0), callable));
    open.delete(callable);
    const filled = givenInOrder(...positional);
    const given = machine.invoke(hereOf(callable.frame, here.state), callable, filled, at, isClass);
    // What comes before the first `yield` is what the parameter is given.
    const isYielded =
      unit !== undefined && callable.kind === "function" && someNode(unit.body, ({ kind }) => kind === "yield");
    saysWho ||= positional.some(({ names }) => names.includes("caller")) || (unit !== undefined && saysWhoCalls(unit));
    return [isYielded ? elementsOf(here.state, given) : given];
  });
  if (!saysWho) return joinAll(results);
  return results.length === 0 ? named("caller") : withCaller(joinAll(results));
}

function withCaller(value: Value): Value {
  return { ...value, names: [...new Set([...value.names, "caller"])] };
}

function unitOf(callable: Callable): FunctionUnit | undefined {
  if (callable.kind === "function") return callable.unit;
  if (callable.kind !== "class") return undefined;
  const making = callable.unit.members.find(({ name }) => name === "__init__")?.value;
  return making?.kind === "function" ? making.unit : undefined;
}
