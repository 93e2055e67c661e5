import type { Module, Statement } from "../../ir/index.ts";
import { emptyThing, type Frame, joinAll, named } from "../../values/index.ts";
import type { Here, Machine } from "../machine.ts";
import { allocate } from "../store.ts";
import { type LinkedFiles, sharedFrame } from "./shared-frame.ts";

/** Under which the superglobals stand. */
const globals = "globals";

/** Declares the functions and classes of all files, classes after those that they extend. */
export function linkFiles(machine: Machine, modules: readonly Module[], hereOf: (frame: Frame) => Here): LinkedFiles {
  const all = modules.flatMap((module) => declarationsIn(module.top.body).map((each) => ({ ...each, module })));
  const names = new Set([globals, ...all.map(({ name }) => name)]);
  const { shared, frames } = sharedFrame(modules, names);
  const { world } = machine;
  world.setVariable(shared.variable(globals, machine.fresh), { ...named("php.globals"), number: machine.fresh() });
  for (const { module, name, statement } of basesFirst(all)) {
    const frame = frames.get(module.path)!;
    machine.execute(hereOf(frame), [statement]);
    const value = world.variable(frame.variable(name, machine.fresh));
    const number = shared.variable(name, machine.fresh);
    const before = world.variable(number);
    if (value !== undefined) world.setVariable(number, before === undefined ? value : joinAll([before, value]));
  }
  return { frames, exports: allocate(machine, world, emptyThing()) };
}

interface Declaration {
  readonly name: string;
  readonly statement: Statement;
  readonly bases: readonly string[];
}

/** Functions and classes at the top of a file, those under conditions too. */
export function declarationsIn(statements: readonly Statement[]): Declaration[] {
  return statements.flatMap((statement): Declaration[] => {
    if (statement.kind === "block") return declarationsIn(statement.body);
    if (statement.kind === "if") return declarationsIn([...statement.consequence, ...statement.otherwise]);
    const declared = declarationOf(statement);
    return declared === undefined ? [] : [declared];
  });
}

/** The function or class, or the literal constant, that a statement declares. */
export function declarationOf(statement: Statement): Declaration | undefined {
  if (statement.kind !== "expression" || statement.value.kind !== "assign") return undefined;
  const { target, value } = statement.value;
  if (target.kind !== "name" || target.name.startsWith("$")) return undefined;
  if (!/^(function|class|constant|concat)$/.test(value.kind)) return undefined;
  const bases =
    value.kind === "class" ? value.unit.bases.flatMap((base) => (base.kind === "name" ? [base.name] : [])) : [];
  return { name: target.name, statement, bases };
}

function basesFirst<T extends Declaration>(all: readonly T[]): T[] {
  const byName = new Map<string, T[]>();
  for (const each of all) byName.set(each.name, [...(byName.get(each.name) ?? []), each]);
  const ordered: T[] = [];
  const seen = new Set<T>();
  const open: { readonly each: T; readonly isReady: boolean }[] = [...all]
    .reverse()
    .map((each) => ({ each, isReady: false }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.isReady) {
      ordered.push(next.each);
      continue;
    }
    if (seen.has(next.each)) continue;
    seen.add(next.each);
    open.push({ each: next.each, isReady: true });
    for (const base of next.each.bases)
      for (const each of byName.get(base) ?? []) if (!seen.has(each)) open.push({ each, isReady: false });
  }
  return ordered;
}
