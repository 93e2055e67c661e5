import type { Callable, Thing, Value } from "../../values/index.ts";

/** Gives what a call did to one object as what it does to another one: with that object, and with new ones for those it made. */
export class Renaming {
  readonly #since: number;
  readonly #fresh: () => number;
  readonly #names: Map<number, number>;
  /** Objects that the call made, and that were met: each with its new number. */
  readonly made: [before: number, now: number][] = [];

  /**
   * @param from the object that the call was evaluated on
   * @param to the object that it is called on
   * @param since values made in the call have numbers above it
   */
  constructor(from: number, to: number, since: number, fresh: () => number) {
    this.#names = new Map([[from, to]]);
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

/** Whether nothing in these values is code that keeps variables of the call that made it: they cannot be given new numbers. */
export function isRenamable(values: Iterable<Value>): boolean {
  for (const { callables } of values)
    for (const callable of callables)
      if ((callable.kind !== "function" && callable.kind !== "class") || !callable.frame.isTop) return false;
  return true;
}
