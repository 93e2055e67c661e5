import type { Expression, FunctionUnit } from "../ir/index.ts";
import {
  type ClassCallable,
  constant,
  contextSet,
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
  onlyTaints,
  type Place,
  type Thing,
  truth,
  unknown,
  type Value,
  withRest,
  withSlot,
} from "../values/index.ts";
import { libraryBases } from "./bases.ts";
import { call } from "./calls/call.ts";
import { spreadInto } from "./calls/spread.ts";
import { compare } from "./compare.ts";
import { concat } from "./concat.ts";
import { elementsOf } from "./elements.ts";
import { commonFacts, learnFrom, whenFalseOf, withFacts } from "./facts.ts";
import { outcomeOf } from "./fold.ts";
import { inheritedBy } from "./inherited.ts";
import { itemOf, placeInList } from "./items.ts";
import { load } from "./load.ts";
import { type Here, type Machine, placeOf } from "./machine.ts";
import { proved } from "./proved.ts";
import { markup } from "./rendering/markup.ts";
import { noteDecorated } from "./routing/registrations.ts";
import { registerRoute } from "./routing/routes.ts";
import { allocate, storeAt } from "./store.ts";
import { noteRowClass } from "./stored/columns.ts";
import { rowClass } from "./stored/reads.ts";
import { samePart } from "./text-paths.ts";
import { traits } from "./traits.ts";
import { typedAs } from "./typed.ts";

/** What an expression may be; its effects go into the state. */
export function evaluate(machine: Machine, here: Here, expression: Expression): Value {
  if (!machine.spend()) return unknown;
  switch (expression.kind) {
    case "constant":
      return constant(expression.value);
    case "regex":
      return named(`regex:${expression.pattern}`, ...(expression.flags.includes("g") ? ["regex flags:g"] : []));
    case "name":
      return readName(machine, here, expression.name);
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

function readName(machine: Machine, here: Here, name: string): Value {
  const holder = here.frame.holderOf(name);
  if (holder === undefined) {
    const { language } = here.frame.unit.module;
    if (language === "php" || language === "ruby") return readGlobal(machine, here, name);
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

/** JavaScript's `arguments`: those of the nearest function that is no arrow. */
function argumentsOf(machine: Machine, here: Here): Value | undefined {
  let frame: Frame | undefined = here.frame;
  while (frame?.unit.isArrow) frame = frame.parent;
  return frame && here.state.variable(frame.variable("arguments", machine.fresh));
}

/** A function, class or constant under the names it may have, the language's own one last. */
function readGlobal(machine: Machine, here: Here, name: string): Value {
  const { language } = here.frame.unit.module;
  const candidates = name.split("|");
  const declared = candidates.find((candidate) => here.frame.holderOf(candidate) !== undefined);
  if (candidates.length > 1 && declared !== undefined) return readName(machine, here, declared);
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
  return { ...unknown, callables, names, number: self.number, objects: self.objects };
}

function itemAt(machine: Machine, here: Here, expression: Expression & { kind: "index" }): Value {
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
    return load(machine, here, owner, String(index), placeOf(here, expression));
  }
  const elements = elementsOf(here.state, owner);
  const names = owner.names.map((name) => `${name}[]`);
  const inherited = inheritedBy(machine, here, owner, key);
  if (inherited !== undefined)
    return { ...elements, names: [...inherited.names, ...elements.names], number: inherited.number };
  return elements === unknown && names.length > 0 ? named(...names) : elements;
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

function slice(
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

function logical(machine: Machine, here: Here, expression: Expression & { kind: "logical" }): Value {
  const left = machine.evaluate(here, expression.left);
  const { operator } = expression;
  if (operator === "??") {
    const isNull = truth(left, (item) => item == null);
    if (isNull === false && left.constants !== undefined) return left;
    return join(left, machine.evaluate(here, expression.right));
  }
  const outcome = outcomeOf(left);
  const goesOn = operator === "and";
  if (outcome !== undefined) return outcome === goesOn ? machine.evaluate(here, expression.right) : left;
  const branch = { ...here, state: here.state.fork() };
  learnFrom(branch.state, left, goesOn);
  const right = machine.evaluate(branch, expression.right);
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
  const value = join(
    proved(machine, yes, machine.evaluate(yes, expression.consequence)),
    proved(machine, otherwise, machine.evaluate(otherwise, expression.alternative)),
  );
  here.state.merge([yes.state, otherwise.state]);
  return value;
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
    const known = name.constants?.length === 1 ? name.constants[0] : undefined;
    if (typeof known === "string" || typeof known === "number") {
      thing = here.state.thing(made.number)!;
      here.state.setThing(made.number, withSlot(thing, String(known), content, true));
    } else storeAt(machine, here, made, name, content, at);
  }
  return made;
}

function makeFunction(machine: Machine, here: Here, expression: Expression & { kind: "function" }): Value {
  const { unit } = expression;
  const self = unit.isArrow ? here.frame.self : undefined;
  const owner = unit.isArrow ? here.frame.owner : undefined;
  const number = unit.module.language === "javascript" ? machine.fresh() : 0;
  const value: Value = {
    ...unknown,
    number,
    isOpen: false,
    callables: [{ kind: "function", unit, frame: here.frame, self, owner, number }],
  };
  here.frame.made.set(unit, value);
  return decorated(machine, here, unit, value, placeOf(here, expression));
}

/** What stands under the name of a function after its decorators. Those of libraries are taken to call it. */
function decorated(machine: Machine, here: Here, unit: FunctionUnit, value: Value, at: Place): Value {
  let result = value;
  for (const decorator of [...unit.decorators].reverse()) {
    const target = machine.evaluate(here, decorator);
    const given = { positional: [result], keywords: new Map(), more: undefined };
    const site = { target, receiver: undefined, method: undefined, given, at, isNew: false };
    noteDecorated(machine, here, { ...site, receiver: receiverOf(machine, here, decorator) }, value);
    if (target.callables.length === 0) {
      registerRoute(machine, here, site);
      continue;
    }
    const wrapped = machine.invokeAll(here, target, given, at);
    result = wrapped.callables.length > 0 ? wrapped : join(result, wrapped);
  }
  return result;
}

/** What the decorator's function is a member of. */
function receiverOf(machine: Machine, here: Here, decorator: Expression): Value | undefined {
  const callee = decorator.kind === "call" ? decorator.callee : decorator;
  return callee.kind === "member" && callee.object.kind === "name" ? machine.evaluate(here, callee.object) : undefined;
}

function makeClass(machine: Machine, here: Here, expression: Expression & { kind: "class" }): Value {
  const bases = expression.unit.bases.map((base) => machine.evaluate(here, base));
  const callable: ClassCallable = {
    kind: "class",
    unit: expression.unit,
    frame: here.frame,
    bases,
    methods: new Map(),
  };
  machine.registerClass(callable);
  const marks = expression.unit.decorators.flatMap((decorator) => machine.evaluate(here, decorator).names);
  noteRowClass(
    machine,
    expression.unit,
    libraryBases(callable).some((name) => rowClass.test(name)),
    marks,
  );
  // Methods of a class that are not seen are those of what it extends.
  const { asksByCalls } = traits[here.frame.unit.module.language];
  const names = asksByCalls ? [...new Set(libraryBases(callable))] : marks.map((name) => `${name}<>`);
  const number = here.frame.unit.module.language === "javascript" ? machine.fresh() : 0;
  return { ...unknown, number, isOpen: false, callables: [callable], names };
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
