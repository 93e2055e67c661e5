import { alwaysPasses } from "../endpoints/index.ts";
import type { Expression } from "../ir/index.ts";
import type { ArgumentReference, Condition } from "../models/index.ts";
import { contents, emptyThing, only, type State, type Value } from "../values/index.ts";
import { allGiven, type Given, givenAt } from "./machine.ts";
import { showsSecret } from "./stores/secret-fields.ts";

/** Whether a condition of a model surely holds of a call. */
export function holds(state: State, condition: Condition, given: Given, receiver: Value | undefined): boolean {
  if (condition.isWrittenElsewhere === true) return isWrittenElsewhere(given, condition.argument);
  if (condition.isNotInterpolated === true) {
    const value = writtenAt(given, condition.argument);
    return value !== undefined && !(value.kind === "concat" && value.isText);
  }
  if (condition.argument === "*")
    return allGiven(given).some((value) => {
      const subject = condition.option === undefined ? value : optionOf(state, value, condition.option);
      return holdsOf(state, condition, subject);
    });
  return holdsOf(state, condition, subjectOf(state, condition, given, receiver));
}

function holdsOf(state: State, condition: Condition, value: Value | undefined): boolean {
  if (condition.isAbsent === true) return value === undefined;
  if (value === undefined) return condition.orAbsent === true;
  if (condition.isPresent === true) return true;
  if (condition.isNamed !== undefined) return value.names.some((name) => condition.isNamed!.includes(name));
  if (condition.isNotNamed !== undefined && value.names.some((name) => condition.isNotNamed!.includes(name)))
    return false;
  if (condition.lacksMethod !== undefined) return !hasMethod(state, value, condition.lacksMethod);
  if (condition.isNotNamed !== undefined) return true;
  if (condition.passesAll === true)
    return value.callables.some((callable) => callable.kind === "function" && alwaysPasses(callable.unit));
  if (condition.showsSecret === true) return showsSecret(state, value);
  if (condition.isNotList === true) return !value.objects.some((number) => state.thing(number)?.isList === true);
  if (condition.isLiteral === true) {
    return (
      value.taints.length === 0 &&
      !value.isOpen &&
      (value.constants ?? []).some((item) => typeof item === "string" && item !== "")
    );
  }
  if (condition.isFixed === true) return isFixed(state, value);
  if (condition.isVariable === true) return !isFixed(state, value);
  if (condition.includes !== undefined)
    return value.objects.some((number) =>
      contents(state.thing(number) ?? emptyThing()).some((part) => {
        const known = only(part);
        return typeof known === "string" && condition.includes!.includes(known);
      }),
    );
  if (condition.holds !== undefined)
    return value.objects.some((number) =>
      contents(state.thing(number) ?? emptyThing()).some((part) =>
        part.names.some((name) => condition.holds!.test(name)),
      ),
    );
  if (condition.below !== undefined) return numbersOf(value).some((number) => number < condition.below!);
  if (condition.bitsBeyond !== undefined)
    return numbersOf(value).some((number) => Number.isInteger(number) && (number & ~condition.bitsBeyond!) !== 0);
  const texts = value.text === undefined ? [] : [value.text];
  const constants = value.constants ?? [];
  if (condition.matches !== undefined) {
    const candidates = [...texts, ...constants.filter((item) => typeof item === "string")];
    return candidates.some((text) => condition.matches!.test(text));
  }
  if (condition.unlike !== undefined) return !texts.some((text) => condition.unlike!.test(text));
  if (condition.equals !== undefined) {
    const wanted: readonly unknown[] = condition.equals;
    return !value.isOpen && constants.length > 0 && constants.every((item) => wanted.includes(item));
  }
  return true;
}

function hasMethod(state: State, { objects, number }: Value, name: string): boolean {
  return [...objects, number].some(
    (each) => state.thing(each)?.instanceOf?.unit.members.some((member) => member.name === name) === true,
  );
}

const mostDepth = 4;

/** Whether everything it may be stands in the code. */
function isFixed(state: State, value: Value, depth = 0): boolean {
  if (value.isOpen || value.taints.length > 0 || value.callables.length > 0 || depth > mostDepth) return false;
  if (value.objects.length === 0) return value.constants !== undefined && value.constants.length > 0;
  return value.objects.every((number) => {
    const thing = state.thing(number);
    if (thing === undefined || thing.instanceOf !== undefined) return false;
    return contents(thing).every((part) => isFixed(state, part, depth + 1));
  });
}

/** Whether an argument is given, and as something other than a literal. */
function isWrittenElsewhere(given: Given, reference: ArgumentReference): boolean {
  const value = writtenAt(given, reference);
  return value !== undefined && !isLiteral(value);
}

function writtenAt({ written = [] }: Given, reference: ArgumentReference): Expression | undefined {
  const argument =
    typeof reference === "number"
      ? written.filter(({ name, spread }) => name === undefined && spread === undefined)[reference]
      : written.find(({ name }) => name === reference);
  return argument?.value;
}

function isLiteral(expression: Expression): boolean {
  switch (expression.kind) {
    case "constant":
      return true;
    case "list":
      return expression.items.every(({ value, isSpread }) => !isSpread && isLiteral(value));
    case "record":
      return expression.entries.every(({ key, value }) => key !== undefined && isLiteral(key) && isLiteral(value));
    default:
      return false;
  }
}

function numbersOf(value: Value): number[] {
  return value.isOpen || value.taints.length > 0
    ? []
    : (value.constants ?? []).filter((constant) => typeof constant === "number");
}

function subjectOf(state: State, condition: Condition, given: Given, receiver: Value | undefined): Value | undefined {
  const { argument, option } = condition;
  let value = argument === "receiver" ? receiver : givenAt(given, argument);
  for (const name of option?.split(".") ?? []) {
    if (value === undefined) return undefined;
    value = optionOf(state, value, name);
  }
  return value;
}

/** A key of a record, when it surely or possibly has it. */
export function optionOf(state: State, value: Value, name: string): Value | undefined {
  for (const number of value.number === 0 ? value.objects : [...value.objects, value.number]) {
    const slot = state.thing(number)?.slots.get(name);
    if (slot !== undefined) return slot;
  }
  return undefined;
}
