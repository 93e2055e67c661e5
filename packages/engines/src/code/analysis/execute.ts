import type { Expression, Statement } from "../ir/index.ts";
import {
  constant,
  everyContext,
  named,
  nothing,
  type State,
  truth,
  unknown,
  type Value,
  withHop,
} from "../values/index.ts";
import { never } from "./calls/never.ts";
import { fixedMember, isConstantCollection } from "./compare.ts";
import { elementsOf } from "./elements.ts";
import { factsAbout, learnFrom } from "./facts.ts";
import { withoutBesideError } from "./failures.ts";
import { outcomeOf } from "./fold.ts";
import { countedList, learnOfAll, numberOf, numberOfRound, placeInList } from "./items.ts";
import { load } from "./load.ts";
import { type Here, type Machine, placeOf } from "./machine.ts";
import { proved } from "./proved.ts";
import { checkImport } from "./sinks.ts";
import { storeSlot } from "./store.ts";
import { followRows } from "./tables.ts";

/** Runs statements in order; false when their end is not reached. */
export function execute(machine: Machine, here: Here, statements: readonly Statement[]): boolean {
  for (const statement of statements) {
    if (!machine.spend()) return true;
    if (!executeOne(machine, here, statement)) return false;
  }
  return true;
}

function executeOne(machine: Machine, here: Here, statement: Statement): boolean {
  switch (statement.kind) {
    case "expression":
      return machine.evaluate(here, statement.value) !== never;
    case "return": {
      const given = statement.value === undefined ? constant(undefined) : machine.evaluate(here, statement.value);
      const value = withoutBesideError(machine, here, statement, given);
      here.exits.returns.push({
        value: withHop(proved(machine, here, value), placeOf(here, statement), "returned"),
        state: here.state,
      });
      return false;
    }
    case "throw":
      if (statement.value !== undefined) machine.evaluate(here, statement.value);
      return false;
    case "break":
      here.loop?.breaks.push(here.state);
      return false;
    case "continue":
      here.loop?.continues.push(here.state);
      return false;
    case "block":
      return machine.execute(here, statement.body);
    case "if":
      return executeIf(machine, here, statement);
    case "while":
      return executeWhile(machine, here, statement);
    case "each":
      return executeEach(machine, here, statement);
    case "switch":
      return executeSwitch(machine, here, statement);
    case "try":
      return executeTry(machine, here, statement);
    case "import": {
      const { path, language } = here.frame.unit.module;
      const at = placeOf(here, statement);
      checkImport(machine, here, importedModules(machine, here, statement), statement);
      for (const { imported, local } of statement.names) {
        const whole = machine.importModule(path, statement.module, language, at);
        const value = imported === "*" ? whole : importedName(machine, here, statement, whole, imported);
        const { start, end } = statement;
        machine.assign(here, { kind: "name", name: local, start, end }, value, statement);
      }
      if (statement.names.length === 0) machine.importModule(path, statement.module, language, at);
      return true;
    }
    case "method": {
      const owner = machine.evaluate(here, statement.owner);
      const { unit } = statement.value;
      for (const callable of owner.callables) {
        if (callable.kind === "class")
          callable.methods.set(unit.name, {
            kind: "function",
            unit,
            frame: here.frame,
            self: undefined,
            owner: callable,
          });
      }
      return true;
    }
    case "export":
      storeSlot(here.state, exportsOf(machine, here), statement.name, machine.evaluate(here, statement.value));
      return true;
    case "reexport": {
      const { path, language } = here.frame.unit.module;
      const at = placeOf(here, statement);
      const whole = machine.importModule(path, statement.module, language, at);
      for (const { imported, local } of statement.names) {
        if (imported !== "*")
          storeSlot(here.state, exportsOf(machine, here), local, load(machine, here, whole, imported, at));
        else if (local !== "*") storeSlot(here.state, exportsOf(machine, here), local, whole);
        else {
          for (const number of whole.objects) {
            for (const [name, value] of here.state.thing(number)?.slots ?? []) {
              storeSlot(here.state, exportsOf(machine, here), name, value);
            }
          }
        }
      }
      return true;
    }
  }
}

/** The modules that an import may mean. One of the package itself that the project has not may be a copy of a library's. */
function importedModules(machine: Machine, here: Here, statement: Statement & { kind: "import" }): readonly string[] {
  const { module, names } = statement;
  const { path, language } = here.frame.unit.module;
  const parts = names.map(({ imported }) => (/[.]$/.test(module) ? `${module}${imported}` : `${module}.${imported}`));
  const all = [...new Set([module, ...parts])];
  if (language !== "python" || !module.startsWith(".")) return all;
  const isOwn = (each: string) => machine.importModule(path, each, language, placeOf(here, statement)) !== unknown;
  return isOwn(module) ? [] : all.filter((each) => !isOwn(each)).map((each) => each.replace(/^[.]+/, ""));
}

function importedName(
  machine: Machine,
  here: Here,
  statement: Statement & { kind: "import" },
  whole: Value,
  name: string,
): Value {
  const value = load(machine, here, whole, name, placeOf(here, statement));
  const { path, language } = here.frame.unit.module;
  if (language !== "python") return value;
  // `from package import module`: a file of the package, not a name in it.
  const isMissing =
    value === unknown || (value.callables.length === 0 && value.objects.length === 0 && value.constants === undefined);
  if (!isMissing) return value;
  const specifier = statement.module.endsWith(".") ? `${statement.module}${name}` : `${statement.module}.${name}`;
  const module = machine.importModule(path, specifier, language, placeOf(here, statement));
  return module.objects.length > 0 ? module : value;
}

function exportsOf(machine: Machine, here: Here): Value {
  const holder = here.frame.holderOf("exports");
  return (holder && here.state.variable(holder.variable("exports", machine.fresh))) ?? nothing;
}

function branchOf(here: Here): Here {
  return { ...here, state: here.state.fork() };
}

function executeIf(machine: Machine, here: Here, statement: Statement & { kind: "if" }): boolean {
  const test = machine.evaluate(here, statement.test);
  const outcome = outcomeOf(test);
  if (outcome !== undefined) return machine.execute(here, outcome ? statement.consequence : statement.otherwise);
  const yes = branchOf(here);
  learnFrom(yes.state, test, true);
  const otherwise = branchOf(here);
  learnFrom(otherwise.state, test, false);
  const ends: State[] = [];
  if (machine.execute(yes, statement.consequence)) ends.push(yes.state);
  if (machine.execute(otherwise, statement.otherwise)) ends.push(otherwise.state);
  here.state.merge(ends);
  return ends.length > 0;
}

/**
 * Loops run twice: once as the program comes to them, and where that changed what stood there before, or asked for a variable
 * that nothing was put into yet, once with what the first round changed made general.
 *
 * @param round gives whether its end is reached, and the number of the item of the list that it was about
 * @param list what the rounds go through from one end to the other, if they do
 */
function runLoop(
  machine: Machine,
  here: Here,
  list: Value | undefined,
  round: (inside: Here) => { ends: boolean; item: number },
): void {
  const since = machine.fresh();
  const { unset } = machine;
  for (let turn = 0; turn < 2; turn++) {
    const inside: Here = { ...branchOf(here), loop: { breaks: [], continues: [] } };
    const { ends, item } = round(inside);
    const { breaks, continues } = inside.loop!;
    const completed = ends ? [inside.state, ...continues] : continues;
    const hasChanged = here.state.mergeRound([here.state.fork(), ...completed, ...breaks], since);
    if (turn === 0 && (hasChanged || machine.unset !== unset)) continue;
    if (list !== undefined && breaks.length === 0) learnOfAll(here.state, list, item, completed);
    return;
  }
}

/** Reports a loop that runs as long as an object of the request says: `length` may be any number there. */
function checkBound(machine: Machine, here: Here, test: Expression): void {
  if (test.kind !== "binary" || (test.operator !== "<" && test.operator !== "<=")) return;
  if (test.right.kind !== "member" || test.right.name !== "length" || here.frame.unit.module.language !== "javascript")
    return;
  const owner = machine.evaluate(here, test.right.object);
  // A fact says that it was looked at: `Array.isArray(list)`.
  const taints = owner.taints.filter(({ source, safe }) => /body/.test(source.what) && safe === 0);
  if (taints.length === 0 || owner.constants !== undefined) return;
  const sink = "the loop";
  machine.report({
    rule: "loop-bound-by-input",
    at: placeOf(here, test),
    unit: here.frame.unit,
    sink,
    taints,
    doubt: 0,
  });
}

function executeWhile(machine: Machine, here: Here, statement: Statement & { kind: "while" }): boolean {
  const first = statement.test === undefined || statement.runsFirst ? unknown : machine.evaluate(here, statement.test);
  if (statement.test !== undefined) checkBound(machine, here, statement.test);
  if (outcomeOf(first) !== false) {
    let exits = 0;
    const counted = countedList(machine, here, statement);
    runLoop(machine, here, counted?.list, (inside) => {
      const place = counted && placeInList(machine, inside, counted.key);
      if (statement.test !== undefined && !statement.runsFirst) {
        learnFrom(inside.state, machine.evaluate(inside, statement.test), true);
      }
      const ends = machine.execute(inside, statement.body);
      if (ends && statement.test !== undefined && statement.runsFirst) machine.evaluate(inside, statement.test);
      exits += inside.loop!.breaks.length;
      return { ends, item: place === undefined ? 0 : machine.memberNumber(numberOf(counted!.list), place) };
    });
    const isEndless = statement.test === undefined || outcomeOf(first) === true;
    if (isEndless && exits === 0 && statement.test?.kind === "constant") return false;
  }
  if (statement.test !== undefined) learnFrom(here.state, machine.evaluate(here, statement.test), false);
  return machine.execute(here, statement.after);
}

function executeEach(machine: Machine, here: Here, statement: Statement & { kind: "each" }): boolean {
  const iterable = machine.evaluate(here, statement.iterable);
  const place = placeOf(here, statement.iterable);
  const { types } = machine.catalog(here.frame.unit.module.language);
  const elements = (inside: Here) => {
    const found = ofKind(elementsOf(inside.state, iterable), iterable, types);
    return found === unknown && iterable.names.length > 0
      ? named(...iterable.names.map((name) => types.get(`${name}[]`) ?? `${name}[]`))
      : withHop(
          isConstantCollection(inside.state, iterable) ? alsoNamed(found, fixedMember) : found,
          place,
          "taken in a loop",
        );
  };
  const item = (inside: Here) => (statement.of === "keys" ? keysOf(iterable) : elements(inside));
  const since = machine.registrations.all.length;
  runLoop(machine, here, statement.of === "values" ? iterable : undefined, (inside) => {
    machine.assign(inside, statement.target, item(inside), statement.iterable);
    const number = numberOfRound(machine, inside, statement.target);
    return { ends: machine.execute(inside, statement.body), item: number };
  });
  followRows(machine, here, iterable, since, (inside, row) => {
    machine.assign(inside, statement.target, row, statement.iterable);
    machine.execute(inside, statement.body);
  });
  return machine.execute(here, statement.after);
}

function alsoNamed(value: Value, name: string): Value {
  return { ...value, names: [...value.names, name] };
}

/** An item of what a library gives, by what the library calls it: a file of those that were sent. */
function ofKind(item: Value, list: Value, types: ReadonlyMap<string, string>): Value {
  if (item.taints.length === 0 || item.names.length > 0) return item;
  const names = list.names.flatMap((name) => types.get(`${name}[]`) ?? []);
  return names.length === 0 ? item : { ...item, names };
}

function keysOf(value: Value): Value {
  return value.taints.length > 0 ? { ...unknown, taints: value.taints } : unknown;
}

function executeSwitch(machine: Machine, here: Here, statement: Statement & { kind: "switch" }): boolean {
  const subject = machine.evaluate(here, statement.subject);
  const breaks: State[] = [];
  const ends: State[] = [];
  let falling: State | undefined;
  let isDecided = false;
  const known =
    truth(subject, () => true) === true && subject.constants?.length === 1 ? subject.constants[0] : undefined;
  const matching =
    known === undefined
      ? -1
      : statement.cases.findIndex(({ tests }) =>
          tests.some((test) => test.kind === "constant" && test.value === known),
        );
  const areLiteral = statement.cases.every(({ tests }) => tests.every((test) => test.kind === "constant"));
  const defaultAt = statement.cases.findIndex(({ tests, guard }) => tests.length === 0 && guard === undefined);
  const chosen = known === undefined || !areLiteral ? undefined : matching >= 0 ? matching : defaultAt;
  for (const [index, clause] of statement.cases.entries()) {
    const isEntered = chosen === undefined || chosen === index;
    if (!isEntered && falling === undefined) continue;
    const branch: Here = {
      ...here,
      state: here.state.fork(),
      loop: statement.fallsThrough ? { breaks, continues: here.loop?.continues ?? [] } : here.loop,
    };
    if (isEntered) {
      const tests = clause.tests.map((test) => machine.evaluate(branch, test));
      const areConstants = tests.length > 0 && tests.every((test) => test.constants !== undefined && !test.isOpen);
      if (areConstants) for (const fact of factsAbout(subject, everyContext)) branch.state.learn(fact.about, fact.safe);
      for (const capture of clause.captures ?? []) machine.assign(branch, capture, subject, statement.subject);
      if (clause.guard !== undefined) learnFrom(branch.state, machine.evaluate(branch, clause.guard), true);
    }
    if (falling !== undefined) branch.state.merge(isEntered ? [branch.state.fork(), falling] : [falling], here.state);
    const completes = machine.execute(branch, clause.body);
    falling = completes && statement.fallsThrough ? branch.state : undefined;
    if (completes && !statement.fallsThrough) ends.push(branch.state);
    if (clause.tests.length === 0) isDecided = true;
  }
  if (falling !== undefined) ends.push(falling);
  ends.push(...breaks);
  if (chosen === undefined ? !isDecided : chosen < 0) ends.push(here.state.fork());
  here.state.merge(ends);
  return ends.length > 0;
}

function executeTry(machine: Machine, here: Here, statement: Statement & { kind: "try" }): boolean {
  const body = branchOf(here);
  const completes = machine.execute(body, statement.body) && machine.execute(body, statement.otherwise);
  const ends: State[] = completes ? [body.state] : [];
  for (const handler of statement.handlers) {
    const branch = branchOf(here);
    // The error may come from any point of the body: from before it up to its end.
    branch.state.merge([here.state.fork(), body.state], here.state);
    if (handler.target !== undefined) machine.assign(branch, handler.target, named("error"), statement);
    if (machine.execute(branch, handler.body)) ends.push(branch.state);
  }
  here.state.merge(ends);
  const isReached = ends.length > 0;
  const finalizerCompletes = machine.execute(here, statement.finalizer);
  return isReached && finalizerCompletes;
}
