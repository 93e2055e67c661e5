import type { Condition } from "../models/index.ts";
import type { State, Value } from "../values/index.ts";
import { type Given, givenAt } from "./machine.ts";

/** Whether a condition of a model surely holds of a call. */
export function holds(state: State, condition: Condition, given: Given, receiver: Value | undefined): boolean {
  const value = subjectOf(state, condition, given, receiver);
  if (condition.isAbsent === true) return value === undefined;
  if (value === undefined) return condition.orAbsent === true;
  if (condition.isPresent === true) return true;
  if (condition.isNamed !== undefined) return value.names.some((name) => condition.isNamed!.includes(name));
  if (condition.isNotList === true) return !value.objects.some((number) => state.thing(number)?.isList === true);
  if (condition.isLiteral === true) {
    return (
      value.taints.length === 0 &&
      !value.isOpen &&
      (value.constants ?? []).some((item) => typeof item === "string" && item !== "")
    );
  }
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
