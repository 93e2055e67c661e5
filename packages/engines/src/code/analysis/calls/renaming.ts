import type { Callable, Thing, Value } from "../../values/index.ts";

/** Gives what a call did to some objects as what it does to others: with these, and with new ones for those it made. */
export class Renaming {
  readonly #since: number;
  readonly #fresh: () => number;
  readonly #names: Map<number, number>;
  /** Objects that the call made, and that were met: each with its new number. */
  readonly made: [before: number, now: number][] = [];

  /**
   * @param from the objects that the call was evaluated on
   * @param to those that it is called on, in the same order
   * @param since values made in the call have numbers above it
   */
  constructor(from: readonly number[], to: readonly number[], since: number, fresh: () => number) {
    this.#names = new Map(from.map((number, index) => [number, to[index]!]));
    this.#since = since;
    this.#fresh = fresh;
  }

  number(before: number): number {
    const known = this.#names.get(before);
    if (known !== undefined || before <= this.#since) return known ?? before;
    const now = this.#fresh();
    this.#names.set(before, now);
    this.made.push([before, now]);
    return now;
  }

  value(value: Value): Value {
    const { number, objects, callables } = value;
    if (number === 0 && objects.length + callables.length === 0) return value;
    return {
      ...value,
      number: number === 0 ? 0 : this.number(number),
      objects: objects.map((held) => this.number(held)),
      callables: callables.map((callable) => this.#callable(callable)),
    };
  }

  thing(thing: Thing): Thing {
    const slots = new Map<string, Value>();
    for (const [name, value] of thing.slots) slots.set(name, this.value(value));
    return { ...thing, slots, rest: thing.rest && this.value(thing.rest) };
  }

  #callable(callable: Callable): Callable {
    if (callable.kind !== "function" || callable.self === undefined) return callable;
    return { ...callable, self: this.value(callable.self) };
  }
}

/** Whether a value is no code that keeps variables of the call that made it: they cannot be given new numbers. */
export function isRenamable({ callables }: Value): boolean {
  for (const callable of callables)
    if ((callable.kind !== "function" && callable.kind !== "class") || !callable.frame.isTop) return false;
  return true;
}

/** Whether nothing that stands in it is such code. */
export function isRenamableThing({ slots, rest }: Thing): boolean {
  for (const value of slots.values()) if (!isRenamable(value)) return false;
  return rest === undefined || isRenamable(rest);
}
