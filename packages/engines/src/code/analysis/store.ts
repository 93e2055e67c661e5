import type { Expression, Pattern, Span } from "../ir/index.ts";
import {
  contents,
  emptyThing,
  itemsOf,
  joinAll,
  listOf,
  nothing,
  only,
  type State,
  type Thing,
  unknown,
  type Value,
  withHop,
  withRest,
  withSlot,
} from "../values/index.ts";
import { learnOwn } from "./classes/inherited.ts";
import { elementsOf } from "./elements.ts";
import { load } from "./load.ts";
import { type Here, type Machine, placeOf } from "./machine.ts";
import { noteFallbackPolicy } from "./routing/aspnet/said.ts";
import { checkWrite } from "./sinks.ts";
import { noteHanded } from "./stores/handed.ts";
import { noteAssigned } from "./stores/writes.ts";
import { traits } from "./traits.ts";

/** Puts a value where a pattern says. */
export function assign(machine: Machine, here: Here, pattern: Pattern, value: Value, at: Span): void {
  switch (pattern.kind) {
    case "name":
      assignName(machine, here, pattern.name, value, at);
      return;
    case "member": {
      const owner = machine.evaluate(here, pattern.object);
      checkWrite(machine, here, owner, pattern.name, value, at);
      noteFallbackPolicy(machine, here, pattern.name, value, placeOf(here, at));
      noteAssigned(machine, here, owner, pattern.name, value, placeOf(here, at));
      noteHanded(machine, here, owner, pattern.name, value, placeOf(here, at));
      storeSlot(here.state, owner, pattern.name, value);
      return;
    }
    case "index": {
      const owner = holderOf(machine, here, pattern.object, at);
      const key = machine.evaluate(here, pattern.key);
      storeAt(machine, here, owner, key, value, at);
      return;
    }
    case "default": {
      const isSurelyGiven = value.constants !== undefined && !value.constants.includes(undefined);
      const fallback = isSurelyGiven ? nothing : machine.evaluate(here, pattern.value);
      const given = value.constants?.length === 1 && value.constants[0] === undefined ? nothing : value;
      machine.assign(here, pattern.target, joinAll([given, fallback]), at);
      return;
    }
    case "list": {
      const items = itemsGiven(here, value);
      for (const [index, target] of pattern.items.entries()) {
        if (target === undefined) continue;
        const item = items?.[index] ?? itemAt(here, value, index, pattern.items.length);
        machine.assign(here, target, item, at);
      }
      if (pattern.rest !== undefined) {
        const rest = items === undefined ? [elementsOf(here.state, value)] : items.slice(pattern.items.length);
        machine.assign(here, pattern.rest, allocate(machine, here.state, listOf(rest)), at);
      }
      return;
    }
    case "record": {
      for (const { key, target } of pattern.entries) {
        const name = only(machine.evaluate(here, key));
        const place = placeOf(here, target);
        const part = typeof name === "string" ? load(machine, here, value, name, place) : elementsOf(here.state, value);
        machine.assign(here, target, part, at);
      }
      if (pattern.rest !== undefined) machine.assign(here, pattern.rest, value, at);
    }
  }
}

/** What is written to; an array made for the purpose, where the language makes one. */
function holderOf(machine: Machine, here: Here, object: Expression, at: Span): Value {
  const owner = machine.evaluate(here, object);
  const isHeld = owner.number !== 0 || owner.objects.length > 0;
  if (isHeld || !traits[here.frame.unit.module.language].makesArrays) return owner;
  if (object.kind !== "name" && object.kind !== "member" && object.kind !== "index") return owner;
  const made = { ...allocate(machine, here.state, emptyThing()), isOpen: owner.isOpen, names: owner.names };
  if (object.kind !== "index") machine.assign(here, object, made, at);
  else {
    const outer = holderOf(machine, here, object.object, at);
    storeAt(machine, here, outer, machine.evaluate(here, object.key), made, at);
  }
  return made;
}

/** The items of a list, or of each of several that may be meant, place by place. */
function itemsGiven(here: Here, value: Value): readonly Value[] | undefined {
  if (value.objects.length > 1 && value.isOpen) return undefined;
  const lists = value.objects.map((number) => {
    const thing = here.state.thing(number);
    return thing?.isList === true ? itemsOf(thing) : undefined;
  });
  const known = lists.filter((list) => list !== undefined);
  if (known.length === 0 || known.length < lists.length) return undefined;
  return known[0]!.map((_, index) => joinAll(known.map((list) => list[index] ?? unknown)));
}

/** One of the results of a call whose code is not known. */
function itemAt(here: Here, value: Value, index: number, count: number): Value {
  if (!traits[here.frame.unit.module.language].givesSeveral) return elementsOf(here.state, value);
  if (index === 0) return value;
  return index === count - 1 ? unknown : { ...unknown, taints: value.taints, number: value.number };
}

function assignName(machine: Machine, here: Here, name: string, value: Value, at: Span): void {
  const holder = here.frame.holderOf(name);
  const note = `assigned to ${name}`;
  // With an identity, what is proved of the variable later holds of its value.
  const identified = value.number === 0 && value.taints.length > 0 ? { ...value, number: machine.fresh() } : value;
  const kept = withHop(identified, placeOf(here, at), note);
  if (holder === undefined) {
    const undeclared = here.frame.undeclared(name, machine.fresh);
    if (undeclared !== undefined) here.state.setVariable(undeclared, kept);
    return;
  }
  const variable = holder.variable(name, machine.fresh);
  here.state.setVariable(variable, kept);
  if (holder !== here.frame && holder.isTop && here.state !== machine.world) {
    // Another function may read it later: what library thing it is holds in all of them.
    const lasting = { ...unknown, names: value.names, callables: value.callables };
    const before = machine.world.variable(variable);
    machine.world.setVariable(variable, before === undefined ? lasting : joinAll([before, lasting]));
  }
}

/** Makes an object and the value that stands for it. */
export function allocate(machine: Machine, state: State, thing: Thing): Value {
  const number = machine.fresh();
  state.setThing(number, thing);
  return { ...unknown, number, objects: [number], isOpen: false };
}

/** `owner.name = value`. */
export function storeSlot(state: State, owner: Value, name: string, value: Value): void {
  const numbers = owner.objects.length > 0 ? owner.objects : owner.number === 0 ? [] : [owner.number];
  for (const number of numbers) {
    const thing = state.thing(number) ?? emptyThing();
    state.setThing(number, withSlot(thing, name, value, numbers.length === 1));
  }
}

/** `owner[key] = value`. */
export function storeAt(machine: Machine, here: Here, owner: Value, key: Value, value: Value, at: Span): void {
  checkWrite(machine, here, owner, key, value, at);
  const known = key.taints.length === 0 && key.constants?.length === 1 ? key.constants[0] : undefined;
  if (typeof known === "string" || typeof known === "number") {
    noteAssigned(machine, here, owner, String(known), value, placeOf(here, at));
    storeSlot(here.state, owner, String(known), value);
    return;
  }
  addToRest(here.state, owner, value);
  learnOwn(machine, here.state, owner, key);
  if (key.taints.length > 0)
    for (const number of owner.objects) {
      const thing = here.state.thing(number);
      if (thing !== undefined) here.state.setThing(number, { ...thing, hasForeignKeys: true });
    }
}

/** `value` stands somewhere in `owner` from now on. */
export function addToRest(state: State, owner: Value, value: Value): void {
  for (const number of owner.objects.length > 0 ? owner.objects : owner.number === 0 ? [] : [owner.number]) {
    state.setThing(number, withRest(state.thing(number) ?? emptyThing(), value));
  }
}

/** Everything that stands in an object, as one value. */
export function contentOf(state: State, value: Value): Value {
  return joinAll(value.objects.flatMap((number) => contents(state.thing(number) ?? emptyThing())));
}
