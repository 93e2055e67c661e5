import type { ClassUnit, Expression, Module, Statement } from "../../ir/index.ts";
import { emptyThing, type Frame, joinAll } from "../../values/index.ts";
import type { Here, Machine } from "../machine.ts";
import { allocate } from "../store.ts";
import { type LinkedFiles, sharedFrame } from "./shared-frame.ts";

/**
 * Declares what all files of a Ruby program have in common: classes by their full names, each made of all the places that
 * open it, then methods outside of classes, and constants. Nothing needs to be required: names are known everywhere.
 */
export function linkRubyFiles(
  machine: Machine,
  modules: readonly Module[],
  hereOf: (frame: Frame) => Here,
): LinkedFiles {
  const all = modules.flatMap((module) =>
    module.top.body.flatMap((statement) => {
      const name = declaredName(statement);
      return name === undefined ? [] : [{ name, statement, module }];
    }),
  );
  const names = new Set(all.map(({ name }) => name));
  const { shared, frames } = sharedFrame(modules, names);
  const { world } = machine;
  const classes = mergedClasses(all);
  for (const { name, unit, module } of basesFirst(classes)) {
    const here = hereOf(frames.get(module.path)!);
    world.setVariable(shared.variable(name, machine.fresh), machine.evaluate(here, { ...unit, kind: "class", unit }));
  }
  for (const { name, statement, module } of all) {
    if (classes.has(name)) continue;
    const number = shared.variable(name, machine.fresh);
    const before = world.variable(number);
    machine.execute(hereOf(frames.get(module.path)!), [statement]);
    const value = world.variable(number);
    if (before !== undefined && value !== undefined) world.setVariable(number, joinAll([before, value]));
  }
  return { frames, exports: allocate(machine, world, emptyThing()) };
}

/** The full name of the class, constant or method that a statement declares. */
export function declaredName(statement: Statement): string | undefined {
  if (statement.kind !== "expression" || statement.value.kind !== "assign") return undefined;
  const { target } = statement.value;
  return target.kind === "name" && /^[.A-Z]/.test(target.name) ? target.name : undefined;
}

interface OpenedClass {
  readonly name: string;
  readonly unit: ClassUnit;
  readonly module: Module;
}

/** Each class once, with what all places that open it say of it. */
function mergedClasses(
  all: readonly { readonly name: string; readonly statement: Statement; readonly module: Module }[],
): ReadonlyMap<string, OpenedClass> {
  const merged = new Map<string, OpenedClass>();
  for (const { name, statement, module } of all) {
    if (statement.kind !== "expression" || statement.value.kind !== "assign" || statement.value.value.kind !== "class")
      continue;
    const { unit } = statement.value.value;
    const before = merged.get(name);
    if (before === undefined) merged.set(name, { name, unit, module });
    else {
      const first = before.unit.bases.length > 0 ? before : { ...before, module };
      merged.set(name, {
        ...first,
        unit: {
          ...first.unit,
          bases: [...before.unit.bases, ...unit.bases],
          decorators: [...before.unit.decorators, ...unit.decorators],
          members: [...before.unit.members, ...unit.members],
        },
      });
    }
  }
  return new Map([...merged].map(([name, opened]) => [name, { ...opened, unit: extended(opened.unit, merged) }]));
}

/** The methods of what a class is extended by are methods of the class itself. */
function extended(unit: ClassUnit, classes: ReadonlyMap<string, OpenedClass>): ClassUnit {
  const added = unit.decorators.flatMap((extension) => {
    const by = extension.kind === "self" ? unit : classOf(extension, classes)?.unit;
    return (by?.members ?? []).flatMap((member) =>
      member.kind === "method" && !member.isStatic ? [{ ...member, isStatic: true }] : [],
    );
  });
  return { ...unit, decorators: [], members: [...unit.members, ...added] };
}

function classOf(name: Expression, classes: ReadonlyMap<string, OpenedClass>): OpenedClass | undefined {
  if (name.kind !== "name") return undefined;
  return name.name
    .split("|")
    .map((candidate) => classes.get(candidate))
    .find((found) => found !== undefined);
}

/** Classes after those that they extend. */
function basesFirst(classes: ReadonlyMap<string, OpenedClass>): OpenedClass[] {
  const ordered = new Set<OpenedClass>();
  const open = [...classes.values()].reverse().map((each) => ({ each, isReady: false }));
  const seen = new Set<OpenedClass>();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { each, isReady } = next;
    if (isReady) ordered.add(each);
    if (isReady || seen.has(each)) continue;
    seen.add(each);
    open.push({ each, isReady: true });
    for (const base of each.unit.bases) {
      const found = classOf(base, classes);
      if (found !== undefined && !seen.has(found)) open.push({ each: found, isReady: false });
    }
  }
  return [...ordered];
}
