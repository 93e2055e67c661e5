import type { ContextSet } from "./contexts.ts";
import { join } from "./join.ts";
import { isSameThing, isSameValue } from "./same.ts";
import { contents, joinThings, type Thing } from "./thing.ts";
import { type Fact, madeSafe, unknown, type Value } from "./value.ts";

const mostProofs = 64;

/**
 * What holds at one point: variables, contents of objects, facts proved about values. Layers over a parent; a branch
 * writes into a layer of its own and the layers are merged where the branches meet.
 */
export class State {
  readonly #parent: State | undefined;
  // A layer is made for every branch and call, and most are never written to.
  #variables: Map<number, Value> | undefined;
  #things: Map<number, Thing> | undefined;
  #facts: Map<number, ContextSet> | undefined;

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
      const value = state.#variables?.get(number);
      if (value !== undefined) return value;
    }
    return undefined;
  }
  setVariable(number: number, value: Value): void {
    this.#variables ??= new Map();
    this.#variables.set(number, value);
  }

  thing(number: number): Thing | undefined {
    for (let state: State | undefined = this; state !== undefined; state = state.#parent) {
      const thing = state.#things?.get(number);
      if (thing !== undefined) return thing;
    }
    return undefined;
  }
  setThing(number: number, thing: Thing): void {
    this.#things ??= new Map();
    this.#things.set(number, thing);
  }

  /** An object as it was written since a state that this one was forked from. */
  thingSince(number: number, base: State): Thing | undefined {
    for (let state: State | undefined = this; state !== undefined && state !== base; state = state.#parent) {
      const thing = state.#things?.get(number);
      if (thing !== undefined) return thing;
    }
    return undefined;
  }

  /** Objects written in this layer. */
  writtenThings(): ReadonlyMap<number, Thing> {
    return this.#things ?? none;
  }

  factAbout(number: number): ContextSet {
    for (let state: State | undefined = this; state !== undefined; state = state.#parent) {
      const fact = state.#facts?.get(number);
      if (fact !== undefined) return fact;
    }
    return 0;
  }
  /** What was learned of a value since a state that this one was forked from. */
  learnedSince(number: number, base: State): ContextSet {
    for (let state: State | undefined = this; state !== undefined && state !== base; state = state.#parent) {
      const fact = state.#facts?.get(number);
      if (fact !== undefined) return fact & ~base.factAbout(number);
    }
    return 0;
  }
  learn(number: number, safe: ContextSet): void {
    if (number !== 0) this.#setFact(number, this.factAbout(number) | safe);
  }
  #setFact(number: number, safe: ContextSet): void {
    this.#facts ??= new Map();
    this.#facts.set(number, safe);
  }

  /** What is proved here, newest first; not all of it where that is much. */
  proofs(): readonly Fact[] {
    const found = new Map<number, ContextSet>();
    for (let state: State | undefined = this; state !== undefined && found.size < mostProofs; state = state.#parent)
      for (const [about, safe] of state.#facts ?? noFacts) {
        if (found.size >= mostProofs) break;
        if (!found.has(about)) found.set(about, safe);
      }
    return [...found].filter(([, safe]) => safe !== 0).map(([about, safe]) => ({ about, safe }));
  }

  /**
   * Takes over what is common to these ends of branches.
   *
   * @param base where the branches began, when not here
   * @param gone variables that nothing reads any more
   */
  merge(branches: readonly State[], base: State = this, gone: ReadonlySet<number> = noNumbers): void {
    const [only] = branches;
    if (only === undefined) return;
    if (branches.length === 1 && base === this && only.#parent === this) {
      this.#take(only, gone);
      return;
    }
    const layers: State[] = [];
    for (const branch of branches) branch.#addLayersFrom(base, layers);
    if (layers.length === 0) return;
    for (const number of keysOf(layers, (layer) => layer.#variables)) {
      if (!gone.has(number)) this.setVariable(number, this.#joinedVariable(number, branches));
    }
    for (const number of keysOf(layers, (layer) => layer.#things))
      this.setThing(number, joinedThing(number, branches, base));
    this.#mergeFacts(layers, branches);
  }

  /**
   * Takes over what is common to the ends of a loop's round, which began here. What it changed may be anything: literals that
   * differ from before are dropped.
   *
   * @param since no value had this number, or one above it, when the round began
   * @returns whether it changed anything that was there before
   */
  mergeRound(branches: readonly State[], since: number): boolean {
    const layers: State[] = [];
    for (const branch of branches) branch.#addLayersFrom(this, layers);
    let hasChanged = false;
    for (const number of keysOf(layers, (layer) => layer.#variables)) {
      const before = this.variable(number);
      const joined = this.#joinedVariable(number, branches);
      const after = before === undefined ? joined : widened(before, joined);
      hasChanged ||= before !== undefined && !isSameValue(before, after);
      this.setVariable(number, after);
    }
    for (const number of keysOf(layers, (layer) => layer.#things)) {
      const before = this.thing(number);
      const joined = joinedThing(number, branches, this);
      const isGrown = before?.isList === true && before.length !== joined.length;
      const after = isGrown ? { ...joined, rest: contents(joined).reduce(join, unknown), length: undefined } : joined;
      hasChanged ||= before === undefined ? number < since : !isSameThing(before, after);
      this.setThing(number, after);
    }
    this.#mergeFacts(layers, branches);
    return hasChanged;
  }

  #mergeFacts(layers: readonly State[], branches: readonly State[]): void {
    for (const number of keysOf(layers, (layer) => layer.#facts)) {
      this.#setFact(
        number,
        branches.reduce((all, branch) => all & branch.factAbout(number), -1),
      );
    }
  }

  /** What one branch, and only that one, leaves. */
  #take(branch: State, gone: ReadonlySet<number>): void {
    for (const [number, value] of branch.#variables ?? noVariables) {
      if (!gone.has(number)) this.setVariable(number, this.#identified(branch.#knownOf(value)));
    }
    if (branch.#things !== undefined) {
      if (this.#things === undefined) this.#things = new Map(branch.#things);
      else for (const [number, thing] of branch.#things) this.#things.set(number, thing);
    }
    for (const [number, safe] of branch.#facts ?? noFacts) this.#setFact(number, safe);
  }

  #joinedVariable(number: number, branches: readonly State[]): Value {
    let joined: Value | undefined;
    for (const branch of branches) {
      const value = branch.#proved(number);
      if (value !== undefined) joined = joined === undefined ? value : join(joined, value);
    }
    return this.#identified(joined!);
  }

  /** A variable with what was proved of its value on this way: another way may have given it another one. */
  #proved(number: number): Value | undefined {
    const value = this.variable(number);
    return value === undefined ? value : this.#knownOf(value);
  }

  #knownOf(value: Value): Value {
    if (value.taints.length === 0 || value.number === 0) return value;
    return madeSafe(value, this.factAbout(value.number));
  }

  #identified(value: Value): Value {
    return value.number === 0 && value.taints.length > 0 ? { ...value, number: this.#fresh() } : value;
  }

  /** Adds what was written to between `base` and here, oldest first. */
  #addLayersFrom(base: State, layers: State[]): void {
    const first = layers.length;
    for (let state: State | undefined = this; state !== undefined && state !== base; state = state.#parent) {
      if (state.#variables !== undefined || state.#things !== undefined || state.#facts !== undefined)
        layers.push(state);
    }
    for (let low = first, high = layers.length - 1; low < high; low++, high--)
      [layers[low], layers[high]] = [layers[high]!, layers[low]!];
  }
}

const none: ReadonlyMap<number, Thing> = new Map();
const noVariables: ReadonlyMap<number, Value> = new Map();
const noFacts: ReadonlyMap<number, ContextSet> = new Map();
const noNumbers: ReadonlySet<number> = new Set();

/** The keys of one part of all layers, each once. */
function keysOf(
  layers: readonly State[],
  partOf: (layer: State) => ReadonlyMap<number, unknown> | undefined,
): Iterable<number> {
  let first: ReadonlyMap<number, unknown> | undefined;
  let keys: Set<number> | undefined;
  for (const layer of layers) {
    const part = partOf(layer);
    if (part === undefined) continue;
    if (first === undefined) first = part;
    else {
      keys ??= new Set(first.keys());
      for (const key of part.keys()) keys.add(key);
    }
  }
  return keys ?? first?.keys() ?? noNumbers;
}

/** @param base where the branches began */
function joinedThing(number: number, branches: readonly State[], base: State): Thing {
  let joined: Thing | undefined;
  let before: Thing | undefined;
  let isAsked = false;
  for (const branch of branches) {
    let thing = branch.thingSince(number, base);
    if (thing === undefined) {
      // Most objects were made in one of the branches: where they began is asked once for all others.
      if (!isAsked) before = base.thing(number);
      isAsked = true;
      thing = before;
    }
    if (thing !== undefined) joined = joined === undefined ? thing : joinThings(joined, thing);
  }
  return joined!;
}

function widened(before: Value, after: Value): Value {
  if (after.constants === undefined || after.constants.length <= (before.constants?.length ?? 0)) return after;
  return { ...after, constants: undefined, text: undefined, isOpen: true };
}
