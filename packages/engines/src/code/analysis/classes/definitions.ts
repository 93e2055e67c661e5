import type { Expression, FunctionUnit, LanguageId } from "../../ir/index.ts";
import { type ClassCallable, join, type Place, unknown, type Value } from "../../values/index.ts";
import { givenInOrder, type Here, type Machine, placeOf } from "../machine.ts";
import { noteDecorated } from "../routing/registrations.ts";
import { registerRoute } from "../routing/routes.ts";
import { noteRowClass } from "../stores/columns.ts";
import { rowClass } from "../stores/reads.ts";
import { traits } from "../traits.ts";
import { libraryBases } from "./bases.ts";

/** A function as a value, after its decorators. */
export function makeFunction(machine: Machine, here: Here, expression: Expression & { kind: "function" }): Value {
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
    const given = givenInOrder(result);
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

/** Languages in which something is kept on classes themselves. */
const keepsOwn: ReadonlySet<LanguageId> = new Set(["javascript", "php", "java", "python"]);

/** A class as a value. */
export function makeClass(machine: Machine, here: Here, expression: Expression & { kind: "class" }): Value {
  const bases = expression.unit.bases.map((base) => machine.evaluate(here, base));
  const callable: ClassCallable = {
    kind: "class",
    unit: expression.unit,
    frame: here.frame,
    bases,
    methods: new Map(),
  };
  machine.registerClass(callable);
  // Nobody has to name a class inside another one for a framework to find it.
  if (here.frame.unit.module.language === "java")
    for (const { value } of expression.unit.members) if (value.kind === "class") machine.evaluate(here, value);
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
  const number = keepsOwn.has(here.frame.unit.module.language) ? machine.fresh() : 0;
  return { ...unknown, number, isOpen: false, callables: [callable], names };
}
