import type { CodeNode, Expression, FunctionUnit, Statement } from "../../ir/index.ts";
import type { EntryModel } from "../../models/index.ts";
import type { Callable } from "../../values/index.ts";
import { libraryBases } from "../classes/bases.ts";
import type { Here, Machine } from "../machine.ts";
import { traits } from "../traits.ts";

/** Names of what decorates something. */
export function namesOfDecorators(machine: Machine, here: Here, decorators: readonly Expression[]): readonly string[] {
  return decorators.flatMap((decorator) => {
    const name = decorator.kind === "call" ? decorator.callee : decorator;
    return machine.evaluate(here, name).names;
  });
}

/** Whether a framework calls a function for what an entry model says of it. */
export function applies(
  machine: Machine,
  here: Here,
  entry: EntryModel,
  callable: Callable & { kind: "function" },
): boolean {
  const { when } = entry;
  const { unit } = callable;
  if ("firstParameter" in when) {
    return unit.parameters[0]?.name === when.firstParameter && usesAll(unit, when.uses);
  }
  if ("uses" in when) return usesAll(unit, when.uses);
  if ("methodNamed" in when)
    return callable.owner !== undefined && when.methodNamed.includes(unit.name) && unit.parameters.length > 2;
  if ("madeWith" in when) {
    const making = callable.owner?.unit.members.find(({ name }) => name === traits[unit.module.language].initializer);
    const isMadeSo =
      making?.value.kind === "function" && making.value.unit.parameters.some(({ name }) => name === when.madeWith);
    return isMadeSo && when.methods.includes(unit.name);
  }
  if ("decorated" in when) {
    return namesOfDecorators(machine, here, unit.decorators).some((name) => when.decorated.includes(name));
  }
  if ("methodOf" in when) {
    if (callable.owner === undefined || (when.methods !== undefined && !when.methods.includes(unit.name))) return false;
    if (when.methodsLike !== undefined && !when.methodsLike.test(unit.name)) return false;
    const isHidden = callable.owner.unit.members.some(
      ({ value, isHidden: is }) => is === true && value.kind === "function" && value.unit === unit,
    );
    if (when.isPublic === true && (isHidden || /^(_|initController$)/.test(unit.name))) return false;
    const { marked, unmarked = [] } = when;
    const marks = marked === undefined ? [] : namesOfDecorators(machine, here, unit.decorators);
    if (marked !== undefined && !marks.includes(marked)) return false;
    if (marks.some((mark) => unmarked.includes(mark))) return false;
    return libraryBases(callable.owner).some((name) => when.methodOf.includes(name));
  }
  if ("file" in when)
    return (
      when.file.test(unit.module.path) &&
      (when.exported.length === 0 || exportedNames(callable).some((name) => when.exported.includes(name))) &&
      !unit.symbol.includes(".")
    );
  if ("directive" in when)
    return says(unit.body, when.directive) || (callable.frame.isTop && says(callable.frame.unit.body, when.directive));
  if (when.beside !== undefined && !unit.parameters.some(({ name }) => name === when.beside)) return false;
  return unit.parameters.some((parameter) => {
    const names = parameter.annotation === undefined ? [] : machine.evaluate(here, parameter.annotation).names;
    return names.some((name) => when.annotated.includes(name));
  });
}

/** The name of a function, and what its file gives it out as; what is wrapped is given out too. */
function exportedNames({ unit, frame }: Callable & { kind: "function" }): string[] {
  const given = frame.unit.body.flatMap((statement) => {
    const isIt = (node: CodeNode) =>
      (node.kind === "function" && node.unit === unit) || (node.kind === "name" && node.name === unit.name);
    return statement.kind === "export" && isGiven(statement.value, isIt) ? [statement.name] : [];
  });
  return [unit.name, ...given];
}

function isGiven(value: Expression, is: (node: CodeNode) => boolean): boolean {
  return is(value) || (value.kind === "call" && value.args.some((argument) => isGiven(argument.value, is)));
}

/** `"use server"`, which functions that stand below it may come before: they are known from the beginning. */
function says(body: readonly Statement[], directive: string): boolean {
  return body.some((statement) => {
    const value = statement.kind === "expression" ? statement.value : undefined;
    return value?.kind === "constant" && value.value === directive;
  });
}

function usesAll(unit: FunctionUnit, uses: readonly (readonly string[])[]): boolean {
  return uses.every((members, index) => {
    const name = unit.parameters[index]?.name;
    const used = name === undefined ? undefined : unit.uses.get(name);
    return used !== undefined && members.some((member) => used.has(member));
  });
}
