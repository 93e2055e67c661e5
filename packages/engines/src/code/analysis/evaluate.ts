import type { Expression, Span } from "../ir/index.ts";
import {
  constant,
  emptyThing,
  everyContext,
  type Frame,
  isKnown,
  itemsOf,
  join,
  joinAll,
  listOf,
  named,
  nothing,
  only,
  type Thing,
  truth,
  unknown,
  type Value,
  withRest,
  withSlot,
} from "../values/index.ts";
import { call } from "./calls/call.ts";
import { never } from "./calls/never.ts";
import { spreadInto } from "./calls/spread.ts";
import { makeClass, makeFunction } from "./classes/definitions.ts";
import { typedAs } from "./classes/typed.ts";
import { compare } from "./compare.ts";
import { concat } from "./concat.ts";
import { elementsOf } from "./elements.ts";
import { commonFacts, learnFrom, whenFalseOf, withFacts } from "./facts.ts";
import { outcomeOf } from "./fold.ts";
import { itemAt, slice } from "./indexing.ts";
import { load } from "./load.ts";
import { type Here, type Machine, placeOf } from "./machine.ts";
import { proved } from "./proved.ts";
import { markup } from "./rendering/markup.ts";
import { allocate, storeAt } from "./store.ts";
import { samePart } from "./text-paths.ts";
import { traits } from "./traits.ts";

/** What an expression may be; its effects go into the state. */
export function evaluate(machine: Machine, here: Here, expression: Expression): Value {
  if (!machine.spend()) return unknown;
  switch (expression.kind) {
    case "constant":
      return constant(expression.value);
    case "regex":
      return named(`regex:${expression.pattern}`, ...(expression.flags.includes("g") ? ["regex flags:g"] : []));
    case "name":
      return readName(machine, here, expression.name, expression);
    case "self":
      return here.frame.self ?? unknown;
    case "super":
      return superOf(here);
    case "member": {
      const owner = machine.evaluate(here, expression.object);
      return load(machine, here, owner, expression.name, placeOf(here, expression));
    }
    case "index":
      return samePart(machine, here, expression, itemAt(machine, here, expression));
    case "slice": {
      const owner = machine.evaluate(here, expression.object);
      const parts = expression.parts.map((part) => (part === undefined ? undefined : machine.evaluate(here, part)));
      return slice(machine, here, expression, owner, parts);
    }
    case "call":
      return samePart(machine, here, expression, call(machine, here, expression));
    case "concat":
      return concat(
        machine,
        here,
        evaluateAll(machine, here, expression.parts),
        expression.isText,
        placeOf(here, expression),
      );
    case "binary":
      return compare(
        machine,
        here,
        expression.operator,
        machine.evaluate(here, expression.left),
        machine.evaluate(here, expression.right),
        placeOf(here, expression),
      );
    case "logical":
      return logical(machine, here, expression);
    case "unary":
      return unary(expression.operator, machine.evaluate(here, expression.operand));
    case "conditional":
      return conditional(machine, here, expression);
    case "assign": {
      const value = machine.evaluate(here, expression.value);
      machine.assign(here, expression.target, value, expression);
      return value;
    }
    case "list":
      return list(machine, here, expression);
    case "record":
      return record(machine, here, expression.entries, expression);
    case "function":
      return makeFunction(machine, here, expression);
    case "class":
      return makeClass(machine, here, expression);
    case "typed":
      return typedAs(machine, here, machine.evaluate(here, expression.value), machine.evaluate(here, expression.type));
    case "await":
      return machine.evaluate(here, expression.operand);
    case "yield": {
      const value = expression.operand === undefined ? unknown : machine.evaluate(here, expression.operand);
      here.exits.yields.push(value);
      return unknown;
    }
    case "comprehension":
      return comprehension(machine, here, expression);
    case "markup":
      return markup(machine, here, expression);
    case "other":
      return expression.parts.length === 0 ? unknown : evaluateAll(machine, here, expression.parts).at(-1)!;
  }
}

function evaluateAll(machine: Machine, here: Here, expressions: readonly Expression[]): Value[] {
  return expressions.map((each) => machine.evaluate(here, each));
}

function readName(machine: Machine, here: Here, name: string, at: Span): Value {
  const holder = here.frame.holderOf(name);
  if (holder === undefined) {
    const { language, template } = here.frame.unit.module;
    if (template !== undefined) return nameOfPage(machine, here, name, at);
    if (language === "php" || language === "ruby") return readGlobal(machine, here, name, at);
    if (language === "csharp" && !name.startsWith("csharp.")) return machine.fullName(here, name);
    const given = name === "arguments" && language === "javascript" ? argumentsOf(machine, here) : undefined;
    if (given !== undefined) return given;
    const undeclared = here.frame.undeclared(name, machine.fresh);
    const assigned = undeclared === undefined ? undefined : here.state.variable(undeclared);
    if (assigned !== undefined) return { ...withFacts(here.state, assigned), isOpen: true };
    if (undeclared !== undefined) machine.noteUnset();
    const full = name.startsWith("csharp.") ? name : `${traits[language].ownNames}.${name}`;
    const source = machine.catalog(language).types.get(full);
    return named(source ?? full);
  }
  const number = holder.variable(name, machine.fresh);
  let value = here.state.variable(number);
  if (value === undefined) {
    machine.noteUnset();
    return unknown;
  }
  if (holder.isTop && holder !== here.frame) {
    const lasting = machine.world.variable(number);
    const says = lasting !== undefined && lasting.names.length + lasting.callables.length > 0;
    if (says && lasting !== value) value = join(value, lasting);
    if (holder.unit.reassigned.has(name)) value = { ...value, isOpen: true };
  }
  if (value.constants !== undefined && holder.unit.reassigned.has(name))
    value = { ...value, constants: undefined, text: undefined, isOpen: true };
  return withFacts(here.state, value);
}

/** What pages know although nobody gives it to them: what engines and frameworks have for all of them. */
function nameOfPage(machine: Machine, here: Here, name: string, written: Span): Value {
  const full = name.startsWith("page ") ? name : `page.${name}`;
  const { types, sources } = machine.catalog(here.frame.unit.module.language);
  const source = sources.get(full);
  if (source === undefined) return named(types.get(full) ?? full);
  const { label, what } = source;
  const at = placeOf(here, written);
  return { ...named(full), taints: [{ source: { label, what, at }, last: undefined, safe: 0, doubt: 0 }] };
}

/** JavaScript's `arguments`: those of the nearest function that is no arrow. */
function argumentsOf(machine: Machine, here: Here): Value | undefined {
  let frame: Frame | undefined = here.frame;
  while (frame?.unit.isArrow) frame = frame.parent;
  return frame && here.state.variable(frame.variable("arguments", machine.fresh));
}

/** A function, class or constant under the names it may have, the language's own one last. */
function readGlobal(machine: Machine, here: Here, name: string, at: Span): Value {
  const { language } = here.frame.unit.module;
  const candidates = name.split("|");
  const declared = candidates.find((candidate) => here.frame.holderOf(candidate) !== undefined);
  if (candidates.length > 1 && declared !== undefined) return readName(machine, here, declared, at);
  const last = candidates.at(-1)!;
  const full = last.includes(".") || language === "ruby" ? last : `${traits[language].ownNames}.${last}`;
  return named(machine.catalog(language).types.get(full) ?? full);
}

function superOf(here: Here): Value {
  const self = here.frame.self;
  const bases = here.frame.owner?.bases ?? [];
  if (self === undefined) return joinAll(bases);
  // Members are looked up in the bases but called on this object.
  const callables = bases.flatMap((base) => base.callables).filter((callable) => callable.kind === "class");
  const names = bases.flatMap((base) => base.names.map((name) => `${name}()`));
  // What only libraries know is none of the methods that this class has under the same name.
  if (callables.length === 0 && names.length > 0) return named(...names);
  return { ...unknown, callables, names, number: self.number, objects: self.objects };
}

function logical(machine: Machine, here: Here, expression: Expression & { kind: "logical" }): Value {
  const left = machine.evaluate(here, expression.left);
  const { operator } = expression;
  if (operator === "??") {
    const isNull = truth(left, (item) => item == null);
    if (isNull === false && left.constants !== undefined) return left;
    const right = machine.evaluate(here, expression.right);
    // What is proved of it or of nothing is proved of it.
    const isEmpty = right.taints.length === 0 && right.constants?.every((item) => !item) === true && !right.isOpen;
    return isEmpty ? { ...join(left, right), partOf: left.partOf } : join(left, right);
  }
  const outcome = outcomeOf(left);
  const goesOn = operator === "and";
  if (outcome !== undefined) return outcome === goesOn ? machine.evaluate(here, expression.right) : left;
  const branch = { ...here, state: here.state.fork() };
  learnFrom(branch.state, left, goesOn);
  const right = machine.evaluate(branch, expression.right);
  if (right === never) {
    learnFrom(here.state, left, !goesOn);
    return left;
  }
  here.state.merge([here.state.fork(), branch.state]);
  const kept = goesOn && left.taints.length === 0 ? { ...left, constants: undefined, text: undefined } : left;
  const both = join(kept, right);
  return operator === "and"
    ? {
        ...both,
        whenTrue: [...left.whenTrue, ...right.whenTrue],
        whenFalse: commonFacts(whenFalseOf(left), whenFalseOf(right)),
      }
    : {
        ...both,
        whenTrue: commonFacts(left.whenTrue, right.whenTrue),
        whenFalse: [...whenFalseOf(left), ...whenFalseOf(right)],
      };
}

function unary(operator: (Expression & { kind: "unary" })["operator"], operand: Value): Value {
  if (operator === "not") {
    const outcome = outcomeOf(operand);
    const answer = outcome === undefined ? unknown : constant(!outcome);
    return { ...answer, whenTrue: whenFalseOf(operand), whenFalse: operand.whenTrue };
  }
  if (operator === "typeof") {
    const partOf = operand.number === 0 ? [] : [{ about: operand.number, safe: everyContext }];
    return { ...named("typeof"), partOf };
  }
  const known = only(operand);
  if (operator === "-" && typeof known === "number" && isKnown(operand)) return constant(-known);
  return unknown;
}

function conditional(machine: Machine, here: Here, expression: Expression & { kind: "conditional" }): Value {
  const test = machine.evaluate(here, expression.test);
  const outcome = outcomeOf(test);
  if (outcome !== undefined) return machine.evaluate(here, outcome ? expression.consequence : expression.alternative);
  const yes = { ...here, state: here.state.fork() };
  const otherwise = { ...here, state: here.state.fork() };
  learnFrom(yes.state, test, true);
  learnFrom(otherwise.state, test, false);
  const whenTrue = proved(machine, yes, machine.evaluate(yes, expression.consequence));
  const whenFalse = proved(machine, otherwise, machine.evaluate(otherwise, expression.alternative));
  if (whenTrue !== never && whenFalse !== never) here.state.merge([yes.state, otherwise.state]);
  else here.state.merge([whenTrue === never ? otherwise.state : yes.state]);
  return join(whenTrue, whenFalse);
}

function list(machine: Machine, here: Here, expression: Expression & { kind: "list" }): Value {
  const items: Value[] = [];
  let rest: Value | undefined;
  for (const item of expression.items) {
    const value = machine.evaluate(here, item.value);
    if (!item.isSpread) {
      items.push(value);
      continue;
    }
    const thing = value.objects.length === 1 ? here.state.thing(value.objects[0]!) : undefined;
    const known = thing === undefined ? undefined : itemsOf(thing);
    if (known !== undefined) items.push(...known);
    // A literal spread is what any number of items are: the zeros of memory that was just made.
    else rest = join(rest ?? nothing, item.value.kind === "constant" ? value : elementsOf(here.state, value));
  }
  const made = listOf(items);
  return allocate(machine, here.state, rest === undefined ? made : withRest(made, rest));
}

/** A record literal, or the arguments of one made by a call. */
export function record(
  machine: Machine,
  here: Here,
  entries: (Expression & { kind: "record" })["entries"],
  at: Expression,
): Value {
  let thing: Thing = emptyThing();
  const made = allocate(machine, here.state, thing);
  for (const { key, value } of entries) {
    const content = machine.evaluate(here, value);
    if (key === undefined) {
      spreadInto(here, made, content);
      continue;
    }
    const name = machine.evaluate(here, key);
    const known = name.constants?.length === 1 ? name.constants[0] : constantNamed(name);
    if (typeof known === "string" || typeof known === "number") {
      thing = here.state.thing(made.number)!;
      here.state.setThing(made.number, withSlot(thing, String(known), content, true));
    } else storeAt(machine, here, made, name, content, at);
  }
  return made;
}

/** The key that a constant of a library stands for: its name. */
function constantNamed({ names, taints, constants, objects }: Value): string | undefined {
  if (names.length !== 1 || taints.length + objects.length > 0 || constants !== undefined) return undefined;
  return /[.:]([A-Z][A-Z0-9_]+)$/.exec(names[0]!)?.[1];
}

function comprehension(machine: Machine, here: Here, expression: Expression & { kind: "comprehension" }): Value {
  const branch = { ...here, state: here.state.fork() };
  for (const loop of expression.loops) {
    const iterable = machine.evaluate(branch, loop.iterable);
    machine.assign(branch, loop.target, elementsOf(branch.state, iterable), loop.iterable);
    for (const condition of loop.conditions) learnFrom(branch.state, machine.evaluate(branch, condition), true);
  }
  const key = expression.key === undefined ? undefined : machine.evaluate(branch, expression.key);
  const element = machine.evaluate(branch, expression.element);
  here.state.merge([branch.state]);
  const thing = withRest(
    emptyThing(key === undefined),
    key === undefined ? element : join(element, { ...key, constants: undefined }),
  );
  return allocate(machine, here.state, thing);
}
