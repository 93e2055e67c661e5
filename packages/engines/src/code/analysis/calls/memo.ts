import type { FunctionUnit, LanguageId } from "../../ir/index.ts";
import { type Callable, type State, type Taint, type Thing, unknown, type Value } from "../../values/index.ts";
import type { Given } from "../machine.ts";

interface Remembered {
  readonly value: Value;
  /** Objects as the call left them. */
  readonly things: ReadonlyMap<number, Thing>;
  /** The object it was called on. */
  readonly self: number | undefined;
  /** Its budget ended before the call did. */
  readonly isCut: boolean;
}

interface Entry {
  readonly remembered: Remembered;
  /** Which of all that was asked for it was, the last time. */
  askedLast: number;
}

/** Above this size a function is not evaluated anew for each literal it is given. */
const literalsUpTo = 600;
const mostPerFunction = 64;
const detailUpTo = 80;
/** So often a function is evaluated with care for what it is given, though that is harmless; less often at this price. */
const mostInDetail = 30;
const mostDearInDetail = 4;
const mostStepsInDetail = 40_000;
/** The same of small ones that put a function around another one. */
const mostWrappings = 1000;

/** Results of calls by what was given. Only calls whose outcome depends on nothing else have a key. */
export class Memo {
  readonly #results = new Map<FunctionUnit, Map<string, Entry>>();
  readonly #spent = new Map<FunctionUnit, { evaluations: number; steps: number }>();
  readonly #ids = new WeakMap<object, number>();
  readonly #isRouter: (name: string, language: LanguageId) => boolean;
  #last = 0;
  #asked = 0;

  /** @param isRouter whether what has this name is one that endpoints are made on: which one it is decides where they are */
  constructor(isRouter: (name: string, language: LanguageId) => boolean) {
    this.#isRouter = isRouter;
  }

  get(unit: FunctionUnit, key: string): Remembered | undefined {
    const entry = this.#results.get(unit)?.get(key);
    if (entry === undefined) return undefined;
    entry.askedLast = ++this.#asked;
    return entry.remembered;
  }

  /** Counts an evaluation, with the calls in it. */
  evaluated(unit: FunctionUnit, steps: number): void {
    const spent = this.#spent.get(unit);
    if (spent === undefined) this.#spent.set(unit, { evaluations: 1, steps });
    else {
      spent.evaluations++;
      spent.steps += steps;
    }
  }

  #isWorn(unit: FunctionUnit, isWrapping: boolean): boolean {
    const { evaluations = 0, steps = 0 } = this.#spent.get(unit) ?? {};
    if (isWrapping) return evaluations >= mostWrappings;
    return evaluations >= mostInDetail || (evaluations >= mostDearInDetail && steps >= mostStepsInDetail);
  }

  set(unit: FunctionUnit, key: string, remembered: Remembered): void {
    const { value } = remembered;
    // Facts speak of the very values that were given; another call's are others.
    if (value.whenTrue.length > 0 || value.whenFalse.length > 0) return;
    let results = this.#results.get(unit);
    if (results === undefined) {
      results = new Map();
      this.#results.set(unit, results);
    }
    results.set(key, { remembered, askedLast: ++this.#asked });
    if (results.size > mostPerFunction) forgetOldest(results);
  }

  /**
   * A call that carries nothing untrusted is evaluated once for all of its kind, without the literals
   * and objects it is given: what matters of it is what it gives and reads from elsewhere. Small functions, and
   * those that are given functions, are worth more care until they were evaluated often. `undefined` when the call is not such a one.
   */
  withoutDetail(
    state: State,
    callable: Callable & { kind: "function" },
    given: Given,
  ): { key: string; given: Given } | undefined {
    const { unit, frame, self } = callable;
    const all = [...given.positional, ...given.keywords.values(), ...(given.more === undefined ? [] : [given.more])];
    if (all.some((value) => carries(state, value, 2)) || (self !== undefined && carries(state, self, 1)))
      return undefined;
    const isGivenFunctions = all.some((value) => value.callables.length > 0);
    const isWrapping = unit.size <= detailUpTo && unit.holdsFunctions && isGivenFunctions;
    const isWorn = this.#isWorn(unit, isWrapping);
    const isDetailed = unit.size <= detailUpTo || !frame.isTop || isGivenFunctions;
    if (isDetailed && !isWorn) return undefined;
    const parts = all.map((value) => this.#names(unit, value));
    const receiver = isWorn
      ? self?.objects.map((number) => this.#id(state.thing(number)?.instanceOf?.unit ?? nothingThere))
      : self?.objects;
    const key = `plain ${receiver?.join(",") ?? ""};${parts.join(";")};${[...given.keywords.keys()].join(",")}`;
    const plain = (value: Value): Value => ({
      ...unknown,
      names: value.names,
      number: value.names.length > 0 ? value.number : 0,
    });
    return {
      key,
      given: {
        positional: given.positional.map(plain),
        keywords: new Map([...given.keywords].map(([name, value]) => [name, plain(value)])),
        more: given.more === undefined ? undefined : plain(given.more),
      },
    };
  }

  /** What the outcome depends on as text, or `undefined` when that cannot be said. */
  keyOf(state: State, callable: Callable & { kind: "function" }, given: Given): string | undefined {
    const { unit, frame, self } = callable;
    if (!frame.isTop) return undefined;
    const parts: string[] = [];
    const add = (value: Value): boolean => {
      const part = this.#signature(state, value, unit.size <= literalsUpTo);
      if (part !== undefined) parts.push(`${this.#names(unit, value)};${part}`);
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

  #names({ module: { language } }: FunctionUnit, { names, number }: Value): string {
    const all = joined(names, "|");
    return names.some((name) => this.#isRouter(name, language)) ? `${all}#${number}` : all;
  }

  #signature(state: State, value: Value, withLiterals: boolean): string | undefined {
    if (value.callables.length > 0) return undefined;
    const { constants, taints, objects } = value;
    const literals =
      withLiterals && constants !== undefined && !value.isOpen ? JSON.stringify(constants.map(String)) : "";
    if (taints.length + objects.length === 0) return `${literals};;;`;
    const flows = taints.map((taint) => this.#taint(taint)).join(",");
    const things = objects.map((number) => `${number}:${this.#id(state.thing(number) ?? nothingThere)}`).join(",");
    const text = taints.length > 0 ? (value.text ?? "") : "";
    return `${literals};${flows};${things};${text}`;
  }

  #taint(taint: Taint): string {
    return `${this.#id(taint.source.at.module)}@${taint.source.at.start}/${taint.safe}/${taint.doubt}/${taint.rules ?? ""}`;
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

/** What was asked for last is forgotten last. */
function forgetOldest(results: Map<string, Entry>): void {
  let oldest: string | undefined;
  let askedLast = Number.POSITIVE_INFINITY;
  for (const [key, entry] of results) {
    if (entry.askedLast >= askedLast) continue;
    oldest = key;
    askedLast = entry.askedLast;
  }
  if (oldest !== undefined) results.delete(oldest);
}

function joined(texts: readonly string[], between: string): string {
  return texts.length < 2 ? (texts[0] ?? "") : texts.join(between);
}

/** Whether untrusted data stands in a value, down to a depth. */
function carries(state: State, value: Value, depth: number): boolean {
  if (value.taints.length > 0) return true;
  if (depth === 0) return false;
  for (const number of value.objects) {
    const thing = state.thing(number);
    if (thing === undefined) continue;
    for (const part of thing.slots.values()) if (carries(state, part, depth - 1)) return true;
    if (thing.rest !== undefined && carries(state, thing.rest, depth - 1)) return true;
  }
  return false;
}

const nothingThere = {};
