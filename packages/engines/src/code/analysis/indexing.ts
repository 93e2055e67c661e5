import type { Expression } from "../ir/index.ts";
import {
  constant,
  contextSet,
  isKnown,
  itemsOf,
  listOf,
  named,
  only,
  onlyTaints,
  unknown,
  type Value,
} from "../values/index.ts";
import { inheritedBy } from "./classes/inherited.ts";
import { firstSign, membership } from "./compare.ts";
import { elementsOf } from "./elements.ts";
import { itemOf, placeInList } from "./items.ts";
import { load } from "./load.ts";
import { givenInOrder, type Here, type Machine, placeOf } from "./machine.ts";
import { checkCall } from "./sinks.ts";
import { allocate } from "./store.ts";
import { traits } from "./traits.ts";

/** What `value[key]` is. */
export function itemAt(machine: Machine, here: Here, expression: Expression & { kind: "index" }): Value {
  const owner = machine.evaluate(here, expression.object);
  const place = placeInList(machine, here, expression.key);
  const key = machine.evaluate(here, expression.key);
  const item = readIndex(machine, here, expression, owner, key);
  return item.names.length > 0 ? item : itemOf(machine, here, owner, place, item);
}

function readIndex(machine: Machine, here: Here, expression: Expression, owner: Value, key: Value): Value {
  const known = key.constants?.length === 1 && key.taints.length === 0 ? key.constants[0] : undefined;
  if (typeof known === "string") {
    const slot = load(machine, here, owner, known, placeOf(here, expression));
    return owner.names.length > 0 || slot !== unknown ? slot : unknown;
  }
  if (typeof known === "number") {
    const text = only(owner);
    if (typeof text === "string" && isKnown(owner)) return constant(text.at(known));
    const thing = owner.objects.length === 1 ? here.state.thing(owner.objects[0]!) : undefined;
    const index = known < 0 && thing?.length !== undefined ? thing.length + known : known;
    checkBounds(machine, here, owner, index, expression);
    if (index === 0 && owner.objects.length === 0 && owner.number !== 0 && owner.taints.length > 0)
      return firstOf(load(machine, here, owner, "0", placeOf(here, expression)), owner);
    return load(machine, here, owner, String(index), placeOf(here, expression));
  }
  if (key.taints.length > 0 && owner.names.length > 0) {
    const given = givenInOrder(key);
    checkCall(
      machine,
      here,
      owner.names.map((name) => `${name}.[]`),
      given,
      owner,
      expression,
    );
  }
  const elements = elementsOf(here.state, owner);
  // What is found in a map under a name that it has: the name is one of those that the program wrote.
  if (key.taints.length > 0 && elements.taints.length === 0 && isTable(here, owner))
    return {
      ...elements,
      constants: undefined,
      text: undefined,
      whenTrue: membership(here.state, key, owner).whenTrue,
    };
  const names = owner.names.map((name) => `${name}[]`);
  const inherited = inheritedBy(machine, here, owner, key);
  if (inherited !== undefined)
    return { ...elements, names: [...inherited.names, ...elements.names], number: inherited.number };
  return elements === unknown && names.length > 0 ? named(...names) : elements;
}

/** The first item of what may be a text: where it is a slash, the text begins with one. */
function firstOf(item: Value, { number }: Value): Value {
  return {
    ...item,
    names: [...item.names, firstSign],
    partOf: [...item.partOf, { about: number, safe: contextSet("rooted") }],
  };
}

function isTable({ state }: Here, { objects, isOpen }: Value): boolean {
  const things = objects.map((number) => state.thing(number));
  return (
    !isOpen &&
    things.length > 0 &&
    things.every(
      (thing) =>
        thing !== undefined &&
        !thing.isList &&
        thing.rest === undefined &&
        thing.slots.size > 0 &&
        [...thing.slots.values()].every((item) => typeof only(item) === "boolean"),
    )
  );
}

/** Reports a place in a list that it surely has not: what stops the program there. */
function checkBounds(machine: Machine, here: Here, owner: Value, index: number, at: Expression): void {
  if (!traits[here.frame.unit.module.language].fillsObjects || owner.isOpen || owner.taints.length > 0) return;
  const thing = owner.objects.length === 1 ? here.state.thing(owner.objects[0]!) : undefined;
  if (thing === undefined || !thing.isList || thing.rest !== undefined || thing.length === undefined) return;
  if (index < thing.length) return;
  const { unit } = here.frame;
  machine.report({ rule: "index-out-of-range", at: placeOf(here, at), unit, sink: "a list", taints: [], doubt: 0 });
}

/** What `value[from:to]` is. */
export function slice(
  machine: Machine,
  here: Here,
  expression: Expression,
  owner: Value,
  parts: readonly (Value | undefined)[],
): Value {
  // All of it is the same memory under another length.
  if (traits[here.frame.unit.module.language].fillsObjects && parts.every((part) => part === undefined)) return owner;
  const thing = owner.objects.length === 1 ? here.state.thing(owner.objects[0]!) : undefined;
  const items = thing === undefined ? undefined : itemsOf(thing);
  const [from, to, step] = parts.map((part) => (part === undefined ? undefined : only(part)));
  for (const part of [from, to]) if (typeof part === "number") checkBounds(machine, here, owner, part - 1, expression);
  const areKnown = parts.every((part) => part === undefined || typeof only(part) === "number") && step === undefined;
  const text = only(owner);
  if (typeof text === "string" && isKnown(owner) && areKnown) {
    return constant(text.slice(from as number | undefined, to as number | undefined));
  }
  if (items !== undefined && areKnown) {
    const part = listOf(items.slice(from as number | undefined, to as number | undefined));
    const within = traits[here.frame.unit.module.language].fillsObjects ? owner.objects[0] : undefined;
    return allocate(machine, here.state, within === undefined ? part : { ...part, within });
  }
  if (owner.objects.length > 0) return { ...owner, number: 0 };
  if (owner.taints.length === 0) return unknown;
  const partOf = owner.number === 0 ? [] : [{ about: owner.number, safe: contextSet("code", "xpath", "sql") }];
  return { ...onlyTaints([owner]), number: machine.fresh(), partOf };
}
