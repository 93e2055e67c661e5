import type { Module, Statement } from "../../ir/index.ts";
import { emptyThing, Frame, type Value } from "../../values/index.ts";
import type { Here, Machine } from "../machine.ts";
import { allocate } from "../store.ts";

/** Files whose top levels share their names: a package of Go. */
export interface LinkedPackage {
  /** The top level of each file, by path: its imports, inside what all files declare. */
  readonly frames: ReadonlyMap<string, Frame>;
  readonly exports: Value;
  /** Evaluates the top levels, and puts what they declare in `exports`. */
  run(hereOf: (frame: Frame) => Here): void;
}

/** The key that the files of one package have in common. */
export function packageKey({ path, text }: Module): string {
  const name = /^package\s+(\w+)/m.exec(text)?.[1] ?? "";
  return `${path.slice(0, path.lastIndexOf("/") + 1)} ${name}`;
}

/** Puts the files of a package together: types and methods first, then functions, values, and what runs on loading. */
export function linkPackage(machine: Machine, modules: readonly Module[]): LinkedPackage {
  const importsOf = (module: Module) =>
    new Set(module.top.body.flatMap((statement) => (statement.kind === "import" ? statement.names : [])).map(localOf));
  const names = new Set(
    modules.flatMap((module) => {
      const imports = importsOf(module);
      return [...module.top.locals].filter((name) => !imports.has(name));
    }),
  );
  const reassigned = new Set(modules.flatMap(({ top }) => [...top.reassigned]));
  const shared = new Frame({ ...modules[0]!.top, locals: names, reassigned }, undefined, undefined, undefined, 0);
  const frames = new Map(
    modules.map((module) => {
      const unit = { ...module.top, locals: importsOf(module) };
      return [module.path, new Frame(unit, shared, undefined, undefined, 0)] as const;
    }),
  );
  const exports = allocate(machine, machine.world, emptyThing());
  return {
    frames,
    exports,
    run(hereOf) {
      const all = modules.flatMap((module) => {
        const here = hereOf(frames.get(module.path)!);
        return module.top.body.map((statement) => ({ here, statement, turn: turnOf(statement) }));
      });
      for (let turn = 0; turn < turns; turn++) {
        const now = all.filter((each) => each.turn === turn);
        for (const { here, statement } of turn === typesTurn ? basesFirst(now) : now)
          machine.execute(here, [statement]);
      }
      const slots = new Map<string, Value>();
      for (const name of names) {
        const value = machine.world.variable(shared.variable(name, machine.fresh));
        if (value !== undefined) slots.set(name, value);
      }
      machine.world.setThing(exports.number, { ...emptyThing(), slots });
    },
  };
}

const typesTurn = 1;
const turns = 7;

/** When a statement at the top of a file has its turn: order in the text means nothing there. */
function turnOf(statement: Statement): number {
  if (statement.kind === "import") return 0;
  if (statement.kind === "method") return 2;
  if (statement.kind !== "expression") return 5;
  if (statement.value.kind === "call" && statement.value.callee.kind === "function") return 6;
  const given = statement.value.kind === "assign" ? statement.value.value.kind : "";
  return given === "class" ? typesTurn : given === "function" ? 3 : given === "constant" ? 4 : 5;
}

function localOf({ local }: { readonly local: string }): string {
  return local;
}

/** Types after those that they embed. */
function basesFirst<T extends { readonly statement: Statement }>(all: readonly T[]): T[] {
  const byName = Map.groupBy(all, ({ statement }) => nameOf(statement));
  const ordered = new Set<T>();
  const begun = new Set<T>();
  const open = all.toReversed();
  for (let next = open.at(-1); next !== undefined; next = open.at(-1)) {
    const isBegun = begun.has(next);
    const bases = isBegun ? [] : basesOf(next.statement).flatMap((name) => byName.get(name) ?? []);
    begun.add(next);
    const before = bases.filter((base) => !begun.has(base));
    if (before.length > 0) open.push(...before);
    else {
      open.pop();
      ordered.add(next);
    }
  }
  return [...ordered];
}

function nameOf(statement: Statement): string {
  return statement.kind === "expression" && statement.value.kind === "assign" && statement.value.target.kind === "name"
    ? statement.value.target.name
    : "";
}

function basesOf(statement: Statement): string[] {
  if (statement.kind !== "expression" || statement.value.kind !== "assign" || statement.value.value.kind !== "class")
    return [];
  const own = nameOf(statement);
  return statement.value.value.unit.bases.flatMap((base) =>
    base.kind === "name" && base.name !== own ? [base.name] : [],
  );
}
