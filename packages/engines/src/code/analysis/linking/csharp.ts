import type { ClassUnit, Module, Statement } from "../../ir/index.ts";
import type { Catalog } from "../../models/index.ts";
import { emptyThing, Frame, joinAll, named, nothing, type Value } from "../../values/index.ts";
import { load, type memberOf } from "../load.ts";
import { type Here, type Machine, placeOf } from "../machine.ts";
import { allocate } from "../store.ts";

/** A declared type, with the namespaces that its file brings to all others. */
interface Declaration {
  readonly name: string;
  readonly unit: ClassUnit;
  readonly statement: Statement;
  readonly module: Module;
}

/** What names mean in the whole of a C# program: its types are found by their full names, whatever file they stand in. */
export class CSharpProgram {
  /** The top level of each file, by path, inside what all files declare. */
  readonly frames: ReadonlyMap<string, Frame>;
  readonly exports: Value;
  readonly #machine: Machine;
  readonly #shared: Frame;
  readonly #usings: readonly string[];
  readonly #types = new Map<string, string | undefined>();
  readonly #declarations: readonly Declaration[];

  constructor(machine: Machine, modules: readonly Module[]) {
    this.#machine = machine;
    const declared = modules.flatMap((module) =>
      module.top.body.flatMap((statement): Declaration[] => {
        const found = typeOf(statement);
        return found === undefined ? [] : [{ ...found, statement, module }];
      }),
    );
    this.#declarations = onePerType(declared);
    const locals = new Set(declared.map(({ name }) => name));
    const top = { ...modules[0]!.top, locals, reassigned: new Set<string>() };
    this.#shared = new Frame(top, undefined, undefined, undefined, 0);
    this.#usings = [...new Set(modules.flatMap((module) => module.top.body.flatMap(globalUsings)))];
    this.frames = new Map(
      modules.map((module) => {
        const own = new Set([...module.top.locals].filter((name) => !locals.has(name)));
        const unit = { ...module.top, locals: own };
        return [module.path, new Frame(unit, this.#shared, undefined, undefined, 0)] as const;
      }),
    );
    this.exports = allocate(machine, machine.world, emptyThing());
  }

  /** Declares all types, each after those that it extends. */
  declare(hereOf: (frame: Frame) => Here): void {
    const { world } = this.#machine;
    for (const { name, unit, statement, module } of this.#basesFirst()) {
      const frame = this.frames.get(module.path)!;
      const value = this.#machine.evaluate(hereOf(frame), { ...statement, kind: "class", unit });
      const number = this.#shared.variable(name, this.#machine.fresh);
      const before = world.variable(number);
      world.setVariable(number, before === undefined ? value : joinAll([before, value]));
    }
  }

  /** The value of a name as `languages/csharp` writes it: one or more, with `?` before what may be an inherited member. */
  read(here: Here, written: string): Value {
    const mayBeMember = written.startsWith("?");
    const names = mayBeMember ? written.slice(1) : written;
    const simple = names.split("|", 1)[0]!;
    const { self } = here.frame;
    const at = placeOf(here, here.frame.unit);
    const catalog = this.#machine.catalog("csharp");
    if (mayBeMember && self !== undefined) {
      const isKnown =
        self.names.some((name) => catalog.known.has(`${name}.${simple}`)) || this.#inherits(here, self, simple);
      if (isKnown) return load(this.#machine, here, self, simple, at);
    }
    const declared = this.#declared(names);
    if (declared !== undefined) {
      const value = here.state.variable(this.#shared.variable(declared, this.#machine.fresh));
      return value ?? nothing;
    }
    const library = this.#library(catalog, names);
    if (library !== undefined) return named(catalog.types.get(library) ?? library);
    const member = /^(.*)\.(\w+)$/.exec(names.split("|")[1] ?? "");
    if (mayBeMember && member !== null && this.#declared(member[1]!) !== undefined)
      return load(this.#machine, here, this.read(here, member[1]!), member[2]!, at);
    if (mayBeMember && self !== undefined && (self.names.length > 0 || self.objects.length === 0))
      return load(this.#machine, here, self, simple, at);
    return named(simple);
  }

  #inherits(here: Here, self: Value, name: string): boolean {
    const things = self.objects.flatMap((number) => here.state.thing(number) ?? []);
    // A library's class may give its objects more than the program says.
    if (things.some(({ slots }) => slots.has(name))) return true;
    const owners = things.flatMap(({ instanceOf }) => instanceOf ?? []);
    const all = [...owners, ...self.callables].filter((callable) => callable.kind === "class");
    return all.some((owner) => hasMember(owner, name));
  }

  #declared(names: string): string | undefined {
    if (this.#types.has(names)) return this.#types.get(names);
    const [simple = "", ...full] = names.split("|");
    const all = [...full, simple, ...this.#usings.map((using) => `${using}.${simple}`)];
    const { locals } = this.#shared.unit;
    const found = all.find((name) => locals.has(name));
    this.#types.set(names, found);
    return found;
  }

  readonly #libraries = new Map<string, string | undefined>();

  /** The full name of what a model knows. */
  #library(catalog: Catalog, names: string): string | undefined {
    if (this.#libraries.has(names)) return this.#libraries.get(names);
    const [simple = "", ...full] = names.split("|");
    const all = [...full, ...this.#usings.map((using) => `${using}.${simple}`), simple];
    // `AuthorizeAttribute` is what an attribute calls `Authorize`.
    const marks = all.flatMap((name) => (/\wAttribute$/.test(name) ? [name.slice(0, -"Attribute".length)] : []));
    const found = [...all, ...marks].find((name) => catalog.known.has(name));
    this.#libraries.set(names, found);
    return found;
  }

  #basesFirst(): Declaration[] {
    const byName = new Map<string, Declaration[]>();
    for (const each of this.#declarations) byName.set(each.name, [...(byName.get(each.name) ?? []), each]);
    const ordered: Declaration[] = [];
    const seen = new Set<Declaration>();
    const open = [...this.#declarations].reverse().map((each) => ({ each, isReady: false }));
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const { each } = next;
      if (next.isReady) ordered.push(each);
      else if (!seen.has(each)) {
        seen.add(each);
        open.push({ each, isReady: true });
        for (const base of each.unit.bases) {
          const name = base.kind === "name" ? this.#declared(base.name) : undefined;
          for (const other of byName.get(name ?? "") ?? [])
            if (!seen.has(other)) open.push({ each: other, isReady: false });
        }
      }
    }
    return ordered;
  }
}

function hasMember(owner: Parameters<typeof memberOf>[2], name: string, depth = 0): boolean {
  if (owner.unit.members.some((member) => member.name === name)) return true;
  return (
    depth < 6 &&
    owner.bases.some((base) =>
      base.callables.some((callable) => callable.kind === "class" && hasMember(callable, name, depth + 1)),
    )
  );
}

/** The type that a statement at the top of a file declares, under its full name. */
export function typeOf(statement: Statement): { readonly name: string; readonly unit: ClassUnit } | undefined {
  if (statement.kind !== "expression" || statement.value.kind !== "assign") return undefined;
  const { target, value } = statement.value;
  return target.kind === "name" && value.kind === "class" ? { name: target.name, unit: value.unit } : undefined;
}

function globalUsings(statement: Statement): string[] {
  return statement.kind === "import" && statement.names.length > 0 ? [statement.module] : [];
}

/** The parts of a partial type as one, at the place of the first of them. */
function onePerType(all: readonly Declaration[]): Declaration[] {
  const isPartial = ({ unit }: Declaration) =>
    unit.decorators.some((mark) => mark.kind === "name" && mark.name === "csharp.partial");
  const whole = new Map<string, Declaration>();
  const others: Declaration[] = [];
  for (const each of all) {
    const before = whole.get(each.name);
    if (!isPartial(each)) others.push(each);
    else if (before === undefined) whole.set(each.name, each);
    else {
      const unit = {
        ...before.unit,
        bases: [...before.unit.bases, ...each.unit.bases],
        decorators: [...before.unit.decorators, ...each.unit.decorators],
        members: [...before.unit.members, ...each.unit.members],
      };
      whole.set(each.name, { ...before, unit });
    }
  }
  return [...whole.values(), ...others];
}
