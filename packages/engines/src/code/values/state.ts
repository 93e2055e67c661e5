import type { ContextSet } from "./contexts.ts";
import { join } from "./join.ts";
import { contents, joinThings, type Thing } from "./thing.ts";
import { unknown, type Value } from "./value.ts";

/**
 * What holds at one point: variables, contents of objects, facts proved about values. Layers over a parent; a branch
 * writes into a layer of its own and the layers are merged where the branches meet.
 */
export class State {
  readonly #parent: State | undefined;
  readonly #variables = new Map<number, Value>();
  readonly #things = new Map<number, Thing>();
  readonly #facts = new Map<number, ContextSet>();

  readonly #fresh: () => number;

  /** @param fresh gives numbers that no value has yet */
  constructor(fresh: () => number, parent?: State) {
    this.#fresh = fresh;
    this.#parent = parent;
  }

  fork(): State {
    return new State(this.#fresh, this);
  }

  variable(number: number): Value | undefined {
    for (let state: State | undefined = this; state !== undefined; state = state.#parent) {
      const value = state.#variables.get(number);
      if (value !== undefined) return value;
    }
    return undefined;
  }
  setVariable(number: number, value: Value): void {
    this.#variables.set(number, value);
  }

  thing(number: number): Thing | undefined {
    for (let state: State | undefined = this; state !== undefined; state = state.#parent) {
      const thing = state.#things.get(number);
      if (thing !== undefined) return thing;
    }
    return undefined;
  }
  setThing(number: number, thing: Thing): void {
    this.#things.set(number, thing);
  }

  /** Objects written in this layer. */
  writtenThings(): ReadonlyMap<number, Thing> {
    return this.#things;
  }

  factAbout(number: number): ContextSet {
    for (let state: State | undefined = this; state !== undefined; state = state.#parent) {
      const fact = state.#facts.get(number);
      if (fact !== undefined) return fact;
    }
    return 0;
  }
  learn(number: number, safe: ContextSet): void {
    if (number !== 0) this.#facts.set(number, this.factAbout(number) | safe);
  }

  /**
   * Takes over what is common to these ends of branches.
   *
   * @param base where the branches began, when not here
   * @param gone variables that nothing reads any more
   * @param widen drop literals that differ from before: what a loop changes may be anything
   */
  merge(branches: readonly State[], base: State = this, widen = false, gone: ReadonlySet<number> = noNumbers): void {
    if (branches.length === 0) return;
    const deltas = branches.map((branch) => branch.#deltaFrom(base));
    for (const number of keysOf(deltas.map((delta) => delta.variables))) {
      if (gone.has(number)) continue;
      const values = branches.map((branch) => branch.variable(number)).filter((value) => value !== undefined);
      const joined = this.#identified(values.reduce((all, value) => join(all, value)));
      const before = widen ? base.variable(number) : undefined;
      this.#variables.set(number, before === undefined ? joined : widened(before, joined));
    }
    for (const number of keysOf(deltas.map((delta) => delta.things))) {
      const things = branches.map((branch) => branch.thing(number)).filter((thing) => thing !== undefined);
      const joined = things.reduce((all, thing) => joinThings(all, thing));
      const before = widen ? base.thing(number) : undefined;
      const isGrown = before?.isList === true && before.length !== joined.length;
      this.#things.set(
        number,
        isGrown ? { ...joined, rest: contents(joined).reduce(join, unknown), length: undefined } : joined,
      );
    }
    for (const number of keysOf(deltas.map((delta) => delta.facts))) {
      this.#facts.set(
        number,
        branches.reduce((all, branch) => all & branch.factAbout(number), -1),
      );
    }
  }

  #identified(value: Value): Value {
    return value.number === 0 && value.taints.length > 0 ? { ...value, number: this.#fresh() } : value;
  }

  /** All that was written between `base` and here. */
  #deltaFrom(base: State): Delta {
    const layers: State[] = [];
    for (let state: State | undefined = this; state !== undefined && state !== base; state = state.#parent) {
      layers.push(state);
    }
    if (layers.length === 1) return { variables: this.#variables, things: this.#things, facts: this.#facts };
    const delta = {
      variables: new Map<number, Value>(),
      things: new Map<number, Thing>(),
      facts: new Map<number, number>(),
    };
    for (const layer of layers.reverse()) {
      for (const [key, value] of layer.#variables) delta.variables.set(key, value);
      for (const [key, value] of layer.#things) delta.things.set(key, value);
      for (const [key, value] of layer.#facts) delta.facts.set(key, value);
    }
    return delta;
  }
}

const noNumbers: ReadonlySet<number> = new Set();

interface Delta {
  readonly variables: ReadonlyMap<number, Value>;
  readonly things: ReadonlyMap<number, Thing>;
  readonly facts: ReadonlyMap<number, ContextSet>;
}

function keysOf(maps: readonly ReadonlyMap<number, unknown>[]): Set<number> {
  const keys = new Set<number>();
  for (const map of maps) for (const key of map.keys()) keys.add(key);
  return keys;
}

function widened(before: Value, after: Value): Value {
  if (after.constants === undefined || after.constants.length <= (before.constants?.length ?? 0)) return after;
  return { ...after, constants: undefined, text: undefined, isOpen: true };
}
