import type { FunctionUnit, Parameter } from "../../ir/index.ts";
import {
  type Callable,
  emptyThing,
  joinAll,
  listOf,
  nothing,
  type Place,
  unknown,
  type Value,
  withHop,
  withRest,
  withSlot,
} from "../../values/index.ts";
import { beside } from "../beside.ts";
import { typedAs } from "../classes/typed.ts";
import { type Given, givenAt, type Here, type Machine } from "../machine.ts";
import { allocate } from "../store.ts";
import { traits } from "../traits.ts";
import { learnRules, validated, validatedByAttributes } from "../validating/index.ts";

/** Gives the parameters of a function what a call gives it, in the function's own frame. */
export function bind(
  machine: Machine,
  inside: Here,
  callable: Callable & { kind: "function" },
  given: Given,
  at: Place,
): void {
  const { unit, owner, self } = callable;
  const { namesSelf } = traits[unit.module.language];
  const takesSelf = namesSelf && owner !== undefined && self !== undefined && !isStaticMethod(unit);
  const positional = takesSelf ? [self, ...given.positional] : given.positional;
  const shifted = withRecord(machine, inside, unit, { ...given, positional });
  if (unit.module.language === "javascript") bindArguments(machine, inside, given);
  if (unit.isNamedInside) {
    const itself = { ...nothing, constants: undefined, callables: [callable] };
    inside.state.setVariable(inside.frame.variable(unit.name, machine.fresh), itself);
  }
  for (const [index, parameter] of unit.parameters.entries()) {
    const held = argument(machine, inside, parameter, index, shifted);
    const value = validatedFor(machine, inside, unit, index, held);
    const moved =
      value.taints.length > 0 && at.end > at.start
        ? withHop(value, at, `passed to ${unit.name} as ${parameter.name || "a part"}`)
        : value;
    machine.assign(inside, parameter.target, moved, parameter.target);
  }
}

/** What is given after what frameworks look at before, by what the parameter and its class declare. */
function validatedFor(machine: Machine, inside: Here, unit: FunctionUnit, index: number, value: Value): Value {
  switch (unit.module.language) {
    case "java":
      return validated(machine, inside, unit, index, value);
    case "csharp":
      return validatedByAttributes(machine, inside, unit.parameters[index]!, value);
    default:
      return value;
  }
}

/** Where a method has no named parameters, what is given by name comes as one record after all else. */
function withRecord(machine: Machine, { state }: Here, unit: FunctionUnit, given: Given): Given {
  if (!traits[unit.module.language].asksByCalls || given.keywords.size === 0) return given;
  const names = unit.parameters.filter(({ kind, name }) => kind === "keywords" || (kind === "named" && name !== "&"));
  const entries = [...given.keywords].filter(([name]) => name !== "&");
  if (names.length > 0 || entries.length === 0) return given;
  const thing = entries.reduce((made, [name, value]) => withSlot(made, name, value, true), emptyThing());
  return { ...given, positional: [...given.positional, allocate(machine, state, thing)] };
}

function argument(machine: Machine, inside: Here, parameter: Parameter, index: number, given: Given): Value {
  if (parameter.kind === "rest") {
    const list = listOf(given.positional.slice(index));
    return allocate(machine, inside.state, given.more === undefined ? list : withRest(list, given.more));
  }
  if (parameter.kind === "keywords") {
    let thing = emptyThing();
    for (const [name, value] of given.keywords) thing = withSlot(thing, name, value, true);
    return allocate(machine, inside.state, withRest(thing, unknown));
  }
  const value = given.keywords.get(parameter.name) ?? (parameter.kind === "named" ? undefined : givenAt(given, index));
  if (traits[inside.frame.unit.module.language].checksTypes) return checked(machine, inside, parameter, value);
  if (traits[inside.frame.unit.module.language].isTyped) {
    const any = value ?? { ...unknown, number: machine.fresh() };
    if (parameter.annotation === undefined) return any;
    return typedAs(machine, inside, any, machine.evaluate(inside, parameter.annotation));
  }
  const types =
    parameter.annotation === undefined || value === undefined || value.names.length > 0
      ? []
      : machine.evaluate(inside, parameter.annotation).names;
  const isNumber = types.some(
    (type) => type === "builtins.int" || type === "builtins.float" || type === "builtins.bool",
  );
  if (value !== undefined && isNumber) return { ...value, taints: [] };
  if (value !== undefined && parameter.fallback === undefined) return value;
  const fallback = parameter.fallback === undefined ? undefined : machine.evaluate(inside, parameter.fallback);
  if (value === undefined) return fallback ?? provided(machine, inside, parameter);
  return value.constants?.includes(undefined) === true ? joinAll([value, fallback ?? nothing]) : value;
}

/** What nobody gives. Who makes objects by themselves gives a constructor objects of the classes that it asks for. */
function provided(machine: Machine, inside: Here, { annotation }: Parameter): Value {
  const any: Value = { ...unknown, number: machine.fresh() };
  const { name, module } = inside.frame.unit;
  if (annotation === undefined || name !== traits[module.language].initializer) return any;
  const type = machine.evaluate(inside, annotation);
  const names = type.names.filter((each) => !/^(global|builtins)\./.test(each));
  return typedAs(machine, inside, any, { ...type, names });
}

/** What is given, or else the fallback, as what the parameter is declared to be. */
function checked(machine: Machine, inside: Here, { annotation, fallback }: Parameter, value: Value | undefined): Value {
  const any = value ?? (fallback === undefined ? undefined : machine.evaluate(inside, fallback));
  const held = any ?? { ...unknown, number: machine.fresh() };
  if (annotation === undefined) return held;
  const typed = typedAs(machine, inside, held, machine.evaluate(inside, annotation));
  learnRules(machine, inside, typed);
  return typed;
}

/** JavaScript's `arguments`. */
function bindArguments(machine: Machine, inside: Here, given: Given): void {
  if (!readsArguments(inside.frame.unit)) return;
  const items = listOf(given.positional);
  const list = allocate(machine, inside.state, given.more === undefined ? items : withRest(items, given.more));
  inside.state.setVariable(inside.frame.variable("arguments", machine.fresh), list);
}

const readsArguments = beside(({ module, start, end }: FunctionUnit) =>
  module.text.slice(start, end).includes("arguments"),
);

function isStaticMethod(unit: FunctionUnit): boolean {
  return unit.decorators.some((decorator) => decorator.kind === "name" && decorator.name === "staticmethod");
}
