import type { FunctionUnit } from "../ir/index.ts";

const mostReached = 400;
const none: ReadonlySet<FunctionUnit> = new Set();

/** Which function of a program calls which, as it was seen while the program was followed. */
export class Calls {
  readonly #called = new Map<FunctionUnit, Set<FunctionUnit>>();

  note(from: FunctionUnit, to: FunctionUnit): void {
    const known = this.#called.get(from);
    if (known === undefined) this.#called.set(from, new Set([to]));
    else known.add(to);
  }

  /** These functions and all that they call, themselves or through others; at most 400. */
  reachedFrom(units: readonly FunctionUnit[]): ReadonlySet<FunctionUnit> {
    const reached = new Set(units);
    for (const unit of reached) {
      for (const called of this.#called.get(unit) ?? []) if (reached.size < mostReached) reached.add(called);
    }
    return reached;
  }

  /** The functions that a function itself calls. */
  calledBy(from: FunctionUnit): ReadonlySet<FunctionUnit> {
    return this.#called.get(from) ?? none;
  }

  /** The functions of this name that a function calls. */
  calledAs(from: FunctionUnit, name: string): FunctionUnit[] {
    return [...this.calledBy(from)].filter((unit) => unit.name === name);
  }
}
