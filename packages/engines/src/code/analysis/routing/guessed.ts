import type { FunctionUnit } from "../../ir/index.ts";
import type { EntryModel } from "../../models/index.ts";
import { type Callable, named, unknown, type Value } from "../../values/index.ts";
import type { Here, Machine } from "../machine.ts";
import { traits } from "../traits.ts";
import { givenByView, pipesAround, provedByPipes } from "../validating/index.ts";
import { applies, namesOfDecorators } from "./entries.ts";
import { isHarmless } from "./harmless.ts";
import { namedParameter, typedBy } from "./named-parameters.ts";
import { noteOperations, operationArgument } from "./operations.ts";
import { declaredPaths, mayBeOfPath, ofPath } from "./path-parameters.ts";

/** What a function that nobody is seen to call is given, judged by its annotations and by how it uses its parameters. */
export function guessArguments(machine: Machine, here: Here, callable: Callable & { kind: "function" }): Value[] {
  const { unit } = callable;
  const catalog = machine.catalog(unit.module.language);
  const inside = { ...here, frame: callable.frame };
  const offset = callable.owner !== undefined && traits[unit.module.language].namesSelf && !isStatic(unit) ? 1 : 0;
  const values = unit.parameters.map((parameter, index): Value => {
    if (index < offset) return callable.self ?? unknown;
    // Its declared class is taken when it is bound.
    if (traits[unit.module.language].isTyped) return { ...unknown, number: machine.fresh() };
    const types = parameter.annotation === undefined ? [] : machine.evaluate(inside, parameter.annotation).names;
    const known = types
      .flatMap((type) => catalog.types.get(type) ?? [type, `${type}()`])
      .filter((type) => !/^(global|builtins)\.|^php\.[a-z]/.test(type));
    return known.length === 0
      ? { ...unknown, number: machine.fresh() }
      : { ...named(...known), number: machine.fresh() };
  });
  for (const { number } of values) machine.registrations.noteGuessed(number);
  const operations = machine.operationsOf(unit);
  if (operations.length > 0) {
    noteOperations(machine, unit, operations);
    for (let index = offset; index < values.length; index++)
      values[index] = operationArgument(machine, unit, index, operations);
    return values.slice(offset);
  }
  if (unit.module.language === "python")
    for (let index = offset; index < values.length; index++)
      values[index] = givenByView(machine, inside, callable, index) ?? values[index]!;
  const entry = catalog.entries.find((candidate) => applies(machine, inside, candidate, callable));
  if (entry !== undefined) {
    if (entry.decoratedParameters !== undefined)
      decorateParameters(machine, inside, callable, values, entry.decoratedParameters);
    for (const [index, type] of entry.parameters.entries()) {
      const place = index + offset;
      if (values[place] !== undefined && type !== "" && values[place].names.length === 0)
        values[place] = typedBy(machine, type);
    }
    if (entry.namedParameters !== undefined) {
      for (let index = offset + entry.parameters.length; index < values.length; index++) {
        if (entry.namedParameters.isOfPath === true && !mayBeOfPath(machine, inside, callable, unit.parameters[index]!))
          continue;
        const value = namedParameter(machine, inside, unit, index, entry.namedParameters, callable);
        values[index] = ofPath(value, unit.parameters[index]!.name, [], declaredPaths(machine, inside, unit));
      }
    }
  } else if (machine.publicName(unit) !== undefined) {
    for (let index = offset; index < values.length; index++)
      values[index] = givenByCaller(machine, inside, unit, index, values[index]!);
  }
  return values.slice(offset);
}

/** Classes that hold texts, bytes, addresses or files: what may be an attack in the hands of a library. */
const texts =
  /^java\.(util|io|net|nio)\.|^java\.util\.zip\.|^java\.lang\.(String|CharSequence|Object|Iterable)(\(\))?$|^org\.(xml\.sax|w3c\.dom)\.|^javax\.xml\.transform\.|^builtin\.(string|any|byte)|^io\.|^pathlib\.|^php\.(string|array|mixed)|^typing\.|^os\.PathLike/;

/** A parameter of a public function of a library. */
function givenByCaller(machine: Machine, inside: Here, unit: FunctionUnit, index: number, value: Value): Value {
  const { annotation, name } = unit.parameters[index]!;
  const given = fromCallers(machine, unit, name);
  if (given === undefined) return value;
  const { taints } = given;
  if (annotation === undefined) return { ...value, number: value.number || machine.fresh(), taints };
  const { names, callables } = machine.evaluate(inside, annotation);
  if (isHarmless(names)) return value;
  const isOwn = callables.some(({ kind }) => kind === "class");
  if (isOwn || (traits[unit.module.language].isTyped && !names.some((type) => texts.test(type)))) return value;
  return value.names.length > 0 && !value.names.some((type) => texts.test(type)) ? value : { ...value, taints };
}

/** What a caller of a published library may give one of its functions; `undefined` for functions of other code. */
export function fromCallers(machine: Machine, unit: FunctionUnit, parameter: string): Value | undefined {
  const name = machine.publicName(unit);
  if (name === undefined) return undefined;
  const index = unit.parameters.findIndex((candidate) => candidate.name === parameter);
  const { start, end } = unit.parameters[index]?.target ?? { start: unit.start, end: unit.start };
  const shown = name === "" ? "the library" : name;
  const source = {
    label: "library input" as const,
    what: `the argument ${parameter || index + 1} of ${shown}`,
    at: { module: unit.module, start, end },
  };
  return { ...unknown, number: machine.fresh(), taints: [{ source, last: undefined, safe: 0, doubt: 1 }] };
}

/** Gives parameters what their decorators say: `@Body() order`. */
function decorateParameters(
  machine: Machine,
  inside: Here,
  { unit, owner }: Callable & { kind: "function" },
  values: Value[],
  models: NonNullable<EntryModel["decoratedParameters"]>,
): void {
  for (const [index, parameter] of unit.parameters.entries()) {
    const marks = namesOfDecorators(machine, inside, parameter.decorators ?? []);
    const model = models.find(({ decorator }) => decorator.some((name) => marks.includes(name)));
    if (model === undefined) continue;
    if ("type" in model) {
      values[index] = typedBy(machine, model.type);
      continue;
    }
    const at = { module: unit.module, start: parameter.target.start, end: parameter.target.end };
    const source = { label: model.label, what: model.what, at };
    const sent = { ...unknown, number: machine.fresh(), taints: [{ source, last: undefined, safe: 0, doubt: 0 }] };
    const pipes = pipesAround(machine, inside, [...unit.decorators, ...(owner?.unit.decorators ?? [])]);
    values[index] = provedByPipes(machine, inside, parameter, sent, pipes, at);
  }
}

function isStatic(unit: FunctionUnit): boolean {
  return unit.decorators.some((decorator) => decorator.kind === "name" && decorator.name === "staticmethod");
}
