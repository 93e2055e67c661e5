import type { FunctionUnit } from "../../ir/index.ts";
import type { Catalog } from "../../models/index.ts";
import { type Callable, type State, type Thing, unknown, type Value } from "../../values/index.ts";
import type { Given } from "../machine.ts";
import { Form } from "./form.ts";
import { isRenamable, isRenamableThing } from "./renaming.ts";
import { Shapes } from "./shapes.ts";
import { allNames, toldNames } from "./told-names.ts";

/** What a call gave and did. */
export interface Remembered {
  readonly value: Value;
  /** Objects as the call left them. */
  readonly things: ReadonlyMap<number, Thing>;
  /** The objects that it was given, in the order of its key. */
  readonly objects: readonly number[];
  /** What stood in each before. */
  readonly before: readonly (Thing | undefined)[];
  /** Values made in the call have numbers above it. */
  readonly since: number;
  /** Its budget ended before the call did. */
  readonly isCut: boolean;
  /** Calls in it were too many inside each other to be followed. */
  readonly isFlat: boolean;
}

/** What a call is remembered by. */
export interface Key {
  readonly text: string;
  /** The objects in it that are told apart by what stands in them: those of another call take their place. */
  readonly objects: readonly number[];
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
const mostStepsInDetail = 10_000;
/** The same of small ones that put a function around another one. */
const mostWrappings = 1000;

/** Results of calls by what was given. Only calls whose outcome depends on nothing else have a key. */
export class Memo {
  readonly #results = new Map<FunctionUnit, Map<string, Entry>>();
  readonly #spent = new Map<FunctionUnit, { evaluations: number; steps: number }>();
  readonly #shapes = new Shapes();
  /** Functions whose results hang on the very objects they are given. */
  readonly #bound = new Set<FunctionUnit>();
  #asked = 0;

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
    if (remembered.objects.length > 0 && !this.#bound.has(unit) && !isAllRenamable(remembered)) {
      this.#bound.add(unit);
      return;
    }
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
    world: State,
    callable: Callable & { kind: "function" },
    given: Given,
    catalog: Catalog,
  ): { key: Key; given: Given } | undefined {
    const { unit, frame, self } = callable;
    const all = [...given.positional, ...given.keywords.values(), ...(given.more === undefined ? [] : [given.more])];
    if (all.some((value) => carries(state, value, 2)) || (self !== undefined && carries(state, self, 1)))
      return undefined;
    const isGivenFunctions = all.some((value) => value.callables.length > 0);
    const isWrapping = unit.size <= detailUpTo && unit.holdsFunctions && isGivenFunctions;
    const isWorn = this.#isWorn(unit, isWrapping);
    const isDetailed = unit.size <= detailUpTo || !frame.isTop || isGivenFunctions;
    if (isDetailed && !isWorn) return undefined;
    const parts = all.map((value) => toldNames(catalog, value));
    const form = new Form(this.#shapes, state, world, catalog, true);
    const receiver = self?.objects.map((number) => {
      if (isWorn) return this.#shapes.classOf(state, number);
      return this.#isByShape(unit, self) ? form.own(number) : number;
    });
    const names = [...given.keywords.keys()].join(",");
    const text = `plain ${receiver?.join(",") ?? ""};${parts.join(";")};${names}${form.contents()}`;
    const objects = isWorn || form.objects.length === 0 ? (self?.objects.slice(0, 1) ?? []) : form.objects;
    const plain = (value: Value): Value => ({
      ...unknown,
      names: value.names,
      number: value.names.length > 0 ? value.number : 0,
    });
    return {
      key: { text, objects },
      given: {
        positional: given.positional.map(plain),
        keywords: new Map([...given.keywords].map(([name, value]) => [name, plain(value)])),
        more: given.more === undefined ? undefined : plain(given.more),
      },
    };
  }

  /** Whether a method does to any object of its class what it does to another one with the same in it. */
  #isByShape(unit: FunctionUnit, { objects, callables }: Value): boolean {
    return objects.length === 1 && callables.length === 0 && !this.#bound.has(unit);
  }

  /** What the outcome depends on, or `undefined` when that cannot be said. */
  keyOf(
    state: State,
    world: State,
    callable: Callable & { kind: "function" },
    given: Given,
    catalog: Catalog,
  ): Key | undefined {
    const { unit, frame, self } = callable;
    if (!frame.isTop) return undefined;
    const form = new Form(this.#shapes, state, world, catalog, false);
    const isBound = this.#bound.has(unit);
    const heldBy = (number: number) => (isBound ? this.#shapes.identityOf(state, number) : form.held(number));
    const asked: Asked = { catalog, withLiterals: unit.size <= literalsUpTo, heldBy };
    const parts: string[] = [];
    const add = (value: Value): boolean => {
      const part = this.#signature(value, asked);
      if (part !== undefined) parts.push(part);
      return part !== undefined;
    };
    if (self !== undefined && self.taints.length === 0 && this.#isByShape(unit, self))
      parts.push(`${toldNames(catalog, self)}\u0002${form.own(self.objects[0]!)}`);
    else if (self !== undefined && !add(self)) return undefined;
    if (given.more !== undefined && !add(given.more)) return undefined;
    for (const value of given.positional) if (!add(value)) return undefined;
    for (const [name, value] of given.keywords) {
      parts.push(name);
      if (!add(value)) return undefined;
    }
    return { text: parts.join("\u0001") + form.contents(), objects: form.objects };
  }

  #signature(value: Value, asked: Asked): string | undefined {
    const code = this.#codeOf(value, asked);
    if (code === undefined) return undefined;
    const { constants, taints, objects } = value;
    const names = allNames(asked.catalog, value);
    const literals =
      asked.withLiterals && constants !== undefined && !value.isOpen ? JSON.stringify(constants.map(String)) : "";
    if (taints.length + objects.length === 0) return `${names};${literals};;;${code}`;
    const flows = taints.map((taint) => this.#shapes.flowOf(taint)).join(",");
    const things = objects.map(asked.heldBy).join(",");
    const text = taints.length > 0 ? (value.text ?? "") : "";
    return `${names};${literals};${flows};${things};${text}${code}`;
  }

  /** Functions and classes of the tops of files. Those of other functions see what stands in these. */
  #codeOf({ callables }: Value, asked: Asked): string | undefined {
    let code = "";
    for (const callable of callables) {
      if ((callable.kind !== "function" && callable.kind !== "class") || !callable.frame.isTop) return undefined;
      const self = callable.kind === "function" ? callable.self : undefined;
      const of = self === undefined ? "" : this.#signature(self, asked);
      if (of === undefined) return undefined;
      code += `,${this.#shapes.idOf(callable.unit)}/${this.#shapes.idOf(callable.frame)}${of}`;
    }
    return code;
  }
}

/** How the values of one call are told apart. */
interface Asked {
  readonly catalog: Catalog;
  readonly withLiterals: boolean;
  readonly heldBy: (number: number) => string;
}

function isAllRenamable({ value, things }: Remembered): boolean {
  if (!isRenamable(value)) return false;
  for (const thing of things.values()) if (!isRenamableThing(thing)) return false;
  return true;
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
