import type { FunctionUnit } from "../../ir/index.ts";
import type { Callable, ClassCallable, Frame } from "../../values/index.ts";
import { ancestorsOf, hasMethods } from "./heirs.ts";

type Method = Callable & { kind: "function" };

/** Classes that one declared type may stand for. */
const mostHeirs = 4;

/** The classes of a program, as far as they were declared. */
export class Classes {
  readonly #all: ClassCallable[] = [];
  readonly #units = new Set<ClassCallable["unit"]>();
  readonly #byFrame = new Map<Frame, ClassCallable[]>();
  readonly #heirs = new Map<ClassCallable["unit"], ClassCallable[]>();
  /** Who stands for a class, as of so many classes. */
  readonly #makers = new Map<ClassCallable["unit"], { readonly count: number; readonly makers: ClassCallable[] }>();
  #extensions: { readonly count: number; readonly byName: Map<string, Method[]> } | undefined;

  get all(): readonly ClassCallable[] {
    return this.#all;
  }

  add(callable: ClassCallable): void {
    if (this.#units.has(callable.unit)) return;
    this.#units.add(callable.unit);
    this.#all.push(callable);
    const beside = this.#byFrame.get(callable.frame);
    if (beside === undefined) this.#byFrame.set(callable.frame, [callable]);
    else beside.push(callable);
    for (const ancestor of ancestorsOf(callable)) {
      const heirs = this.#heirs.get(ancestor);
      if (heirs === undefined) this.#heirs.set(ancestor, [callable]);
      else heirs.push(callable);
    }
  }

  /** Those that are declared at the top of a file. */
  in(frame: Frame): readonly ClassCallable[] {
    return [...(this.#byFrame.get(frame) ?? [])];
  }

  /** The classes whose objects may stand for one of this class: its concrete heirs, and itself unless it is abstract. */
  makersOf(owner: ClassCallable): readonly ClassCallable[] {
    const count = this.#all.length;
    const known = this.#makers.get(owner.unit);
    if (known?.count === count) return known.makers;
    const { methodNames } = owner.unit;
    const heirs = (
      methodNames === undefined
        ? (this.#heirs.get(owner.unit) ?? [])
        : this.#all.filter((candidate) => hasMethods(candidate, methodNames))
    ).filter(({ unit }) => !unit.isAbstract);
    const all = owner.unit.isAbstract && heirs.length > 0 ? heirs : [owner, ...heirs];
    const makers = all.slice(0, mostHeirs);
    this.#makers.set(owner.unit, { count, makers });
    return makers;
  }

  /** Methods that are called like methods of their first argument. */
  extensionsNamed(name: string): readonly Method[] {
    const count = this.#all.length;
    if (this.#extensions?.count !== count) {
      const byName = new Map<string, Method[]>();
      for (const owner of this.#all) {
        for (const { name: method, value } of owner.unit.members) {
          if (value.kind !== "function" || !extendsFirst(value.unit)) continue;
          const callable = { kind: "function", unit: value.unit, frame: owner.frame, self: undefined, owner } as const;
          const beside = byName.get(method);
          if (beside === undefined) byName.set(method, [callable]);
          else beside.push(callable);
        }
      }
      this.#extensions = { count, byName };
    }
    return this.#extensions.byName.get(name) ?? [];
  }
}

function extendsFirst({ parameters }: FunctionUnit): boolean {
  return parameters[0]?.decorators?.some((mark) => mark.kind === "name" && mark.name === "csharp.this") === true;
}

/** The class that each method stands in. */
export function methodOwners(classes: readonly ClassCallable[]): ReadonlyMap<FunctionUnit, ClassCallable> {
  return new Map(
    classes.flatMap((owner) =>
      owner.unit.members.flatMap(({ value }) => (value.kind === "function" ? [[value.unit, owner] as const] : [])),
    ),
  );
}
