import type { FunctionUnit } from "../ir/index.ts";
import type { Callable, State, Taint, Thing, Value } from "../values/index.ts";
import type { Given } from "./machine.ts";

interface Remembered {
  readonly value: Value;
  /** Objects as the call left them. */
  readonly things: ReadonlyMap<number, Thing>;
}

/** Above this size a function is not evaluated anew for each literal it is given. */
const literalsUpTo = 600;
const mostPerFunction = 64;

/** Results of calls by what was given. Only calls whose outcome depends on nothing else have a key. */
export class Memo {
  readonly #results = new Map<FunctionUnit, Map<string, Remembered>>();
  readonly #ids = new WeakMap<object, number>();
  #last = 0;

  get(unit: FunctionUnit, key: string): Remembered | undefined {
    return this.#results.get(unit)?.get(key);
  }

  set(unit: FunctionUnit, key: string, value: Value, things: ReadonlyMap<number, Thing>): void {
    // Facts speak of the very values that were given; another call's are others.
    if (value.whenTrue.length > 0 || value.whenFalse.length > 0) return;
    let results = this.#results.get(unit);
    if (results === undefined) {
      results = new Map();
      this.#results.set(unit, results);
    }
    if (results.size < mostPerFunction) results.set(key, { value, things });
  }

  /** What the outcome depends on as text, or `undefined` when that cannot be said. */
  keyOf(state: State, callable: Callable & { kind: "function" }, given: Given): string | undefined {
    const { unit, frame, self } = callable;
    if (frame.parent !== undefined) return undefined;
    const parts: string[] = [];
    const add = (value: Value): boolean => {
      const part = this.#signature(state, value, unit.size <= literalsUpTo);
      if (part !== undefined) parts.push(part);
      return part !== undefined;
    };
    if (self !== undefined && !add(self)) return undefined;
    if (given.more !== undefined && !add(given.more)) return undefined;
    for (const value of given.positional) if (!add(value)) return undefined;
    for (const [name, value] of given.keywords) {
      parts.push(name);
      if (!add(value)) return undefined;
    }
    return parts.join("\u0001");
  }

  #signature(state: State, value: Value, withLiterals: boolean): string | undefined {
    if (value.callables.length > 0) return undefined;
    const literals =
      withLiterals && value.constants !== undefined && !value.isOpen ? JSON.stringify(value.constants.map(String)) : "";
    const taints = value.taints.map((taint) => this.#taint(taint)).join(",");
    const objects = value.objects
      .map((number) => `${number}:${this.#id(state.thing(number) ?? nothingThere)}`)
      .join(",");
    const text = value.taints.length > 0 ? (value.text ?? "") : "";
    return `${value.names.join("|")};${literals};${taints};${objects};${text}`;
  }

  #taint(taint: Taint): string {
    return `${this.#id(taint.source.at.module)}@${taint.source.at.start}/${taint.safe}/${taint.doubt}`;
  }

  #id(object: object): number {
    let id = this.#ids.get(object);
    if (id === undefined) {
      id = ++this.#last;
      this.#ids.set(object, id);
    }
    return id;
  }
}

const nothingThere = {};
