import type { Expression, FunctionUnit } from "../../ir/index.ts";
import {
  type Callable,
  type ClassCallable,
  constant,
  emptyThing,
  Frame,
  joinAll,
  listOf,
  nothing,
  type Place,
  type State,
  type Thing,
  unknown,
  type Value,
  withHop,
  withRest,
  withSlot,
} from "../../values/index.ts";
import { libraryBases } from "../classes/bases.ts";
import { reachesAncestor } from "../classes/inherited.ts";
import { addLateMethods, prototypeOf } from "../classes/prototypes.ts";
import { typedAs } from "../classes/typed.ts";
import { elementsOf } from "../elements.ts";
import { memberOf } from "../load.ts";
import { type Exits, type Given, givenInOrder, type Here, type Machine, noArguments } from "../machine.ts";
import { handOver } from "../rendering/razor.ts";
import { fromCallers, guessArguments } from "../routing/guessed.ts";
import { addToRest, allocate } from "../store.ts";
import { traits } from "../traits.ts";
import { bind } from "./binding.ts";
import { type Key, Memo } from "./memo.ts";
import { fitting } from "./overloads.ts";
import { takeUp } from "./taking-up.ts";

const mostDepth = 14;
const mostBases = 8;
const mostRecursion = 2;
/** A call that spends so many steps and the rest of its root's budget is not tried again with another root's. */
const mostSteps = 12_500;
/** Handlers of one function; above a table of routes that people write. */
const mostPending = 2000;
const none: readonly never[] = [];
/** Arguments that a function without names for them is given apart from each other. */
const mostUnnamed = 3;

/** Follows a call into code of the project: each function is evaluated with what it is given, and remembered. */
export class Invoker {
  readonly #machine: Machine;
  readonly #memo = new Memo();
  readonly #active = new Map<FunctionUnit, number>();
  /** Calls without detail that are being evaluated. */
  readonly #plain = new Map<FunctionUnit, Set<string>>();

  /** What has led on to the handlers after it. */
  readonly #wentOn = new WeakSet<Callable>();
  /** Functions that were called as what answers requests, by a framework or by the one that answers before them. */
  readonly answering = new Set<FunctionUnit>();

  /** Calls so far that were too many inside each other to be followed, with those that remember such. */
  #flat = 0;

  constructor(machine: Machine) {
    this.#machine = machine;
  }

  invoke(here: Here, callable: Callable, given: Given, at: Place, isNew: boolean): Value {
    switch (callable.kind) {
      case "put": {
        addToRest(here.state, { ...nothing, objects: [callable.object] }, given.positional[0] ?? unknown);
        return unknown;
      }
      case "bound": {
        const all = { ...given, positional: [...callable.args, ...given.positional] };
        return joinAll(
          callable.target.callables.map((target) => {
            const withSelf =
              target.kind === "function" && callable.self !== undefined ? { ...target, self: callable.self } : target;
            return this.#machine.invoke(here, withSelf, all, at, isNew);
          }),
        );
      }
      case "next": {
        const [error] = given.positional;
        const isError =
          error !== undefined && !(error.constants?.every((each) => each == null) === true && !error.isOpen);
        if (isError) return unknown;
        this.#wentOn.add(callable);
        for (const each of callable.target.callables) if (each.kind === "function") this.answering.add(each.unit);
        const positional = callable.args;
        return this.#machine.invokeAll(here, callable.target, givenInOrder(...positional), at);
      }
      case "class":
        return this.#make(here, callable, given, at, isNew);
      case "function":
        return isNew ? this.#construct(here, callable, given, at) : this.#call(here, callable, given, at);
    }
  }

  #make(here: Here, owner: ClassCallable, given: Given, at: Place, isNew: boolean): Value {
    const { converts } = traits[owner.frame.unit.module.language];
    const type: Value = { ...nothing, constants: undefined, callables: [owner] };
    if (converts && !isNew) return typedAs(this.#machine, here, given.positional[0] ?? unknown, type);
    // A variable of an abstract type holds nothing until it is given something.
    if (converts && owner.unit.isAbstract) return typedAs(this.#machine, here, unknown, type);
    return this.instantiate(here, owner, given, at);
  }

  /** An object of a class, after its constructor. */
  instantiate(here: Here, owner: ClassCallable, given: Given, at: Place): Value {
    const machine = this.#machine;
    const thing: Thing = { ...emptyThing(), instanceOf: owner };
    const { types } = machine.catalog(owner.frame.unit.module.language);
    const names = libraryBases(owner).flatMap((name) => [`${name}()`, types.get(`${name}()`) ?? []].flat());
    const self = { ...allocate(machine, here.state, thing), names };
    handOver(machine, here.state, self);
    const { initializesFields, fillsFieldsLate, initializer: making } = traits[owner.frame.unit.module.language];
    if (initializesFields && here.frame.depth < mostDepth) {
      // Initializers see the names around the class, with this object as theirs.
      const inClass = { ...owner.frame.unit, locals: new Set<string>() };
      const frame = new Frame(inClass, owner.frame, self, owner, here.frame.depth + 1);
      for (const member of owner.unit.members) {
        if (member.kind !== "field" || member.isStatic || (fillsFieldsLate && isUngiven(member.value))) continue;
        const value = machine.evaluate({ ...here, frame }, member.value);
        here.state.setThing(self.number, withSlot(here.state.thing(self.number)!, member.name, value, true));
      }
    }
    if (making === undefined) putGiven(here.state, owner, self, given);
    const initializer = making === undefined ? undefined : memberOf(machine, here, owner, making, self, false, at);
    if (initializer !== undefined) machine.invokeAll(here, fitting(initializer, given), given, at);
    // Open: fields may be set by code that is not seen, e.g. of a library's base class.
    return { ...self, isOpen: self.names.length > 0 };
  }

  #construct(here: Here, callable: Callable & { kind: "function" }, given: Given, at: Place): Value {
    const methods = prototypeOf(this.#machine, here.state, callable);
    const self = allocate(this.#machine, here.state, { ...emptyThing(), slots: methods });
    const returned = this.#call(here, { ...callable, self }, given, at);
    addLateMethods(this.#machine, here.state, callable, self);
    return returned.objects.length > 0 ? joinAll([self, returned]) : self;
  }

  /** An object that a function makes, entered from outside. */
  construct(here: Here, callable: Callable & { kind: "function" }): Value {
    const at = { module: callable.unit.module, start: callable.unit.start, end: callable.unit.start };
    return this.#construct(here, callable, this.#guessed(here, callable), at);
  }

  /** What callers of a published library give a constructor; nothing for other classes. */
  constructorArguments(here: Here, owner: ClassCallable, depth = 0): Given {
    const { initializer } = traits[owner.frame.unit.module.language];
    const making = owner.unit.members.find(({ name, value }) => name === initializer && value.kind === "function");
    if (making?.value.kind === "function") {
      const { unit } = making.value;
      if (this.#machine.publicName(unit) === undefined) return noArguments;
      return this.#guessed(here, { kind: "function", unit, frame: owner.frame, self: unknown, owner });
    }
    // Without a constructor of its own, it is made as what it extends is.
    const [base] = owner.bases.flatMap(({ callables }) => callables.filter((callable) => callable.kind === "class"));
    return base === undefined || depth >= mostBases ? noArguments : this.constructorArguments(here, base, depth + 1);
  }

  #guessed(here: Here, callable: Callable & { kind: "function" }): Given {
    const { unit } = callable;
    const positional = guessArguments(this.#machine, here, callable);
    const { text, language } = unit.module;
    if (language === "javascript" && text.slice(unit.start, unit.end).includes("arguments")) {
      for (let index = positional.length; index < mostUnnamed; index++)
        positional.push(fromCallers(this.#machine, unit, String(index + 1)) ?? unknown);
    }
    return { positional, keywords: new Map(), more: fromCallers(this.#machine, unit, "arguments") };
  }

  #call(here: Here, callable: Callable & { kind: "function" }, given: Given, at: Place): Value {
    const { unit } = callable;
    const running = this.#active.get(unit) ?? 0;
    this.#machine.registrations.calls.note(here.frame.unit, unit);
    if (here.frame.depth >= mostDepth) this.#flat++;
    if (here.frame.depth >= mostDepth || !this.#machine.mayFollow) return unfollowed(here, given, at, unit);
    // Over `constructor` and `prototype` it is one step more.
    const reaches = given.positional.some(reachesAncestor);
    if (running >= (reaches ? mostRecursion + 1 : mostRecursion)) return nothing;
    // Functions of a module's top are entered from outside as well; those inside others only when nobody calls them.
    if (!callable.frame.isTop) callable.frame.made.delete(unit);
    const asked = this.#asked(here, callable, given, running);
    const known = this.#known(here, unit, asked);
    if (known !== undefined) return known;
    const { plain } = asked;
    // Called again by itself with nothing that differs, it gives what it gives otherwise.
    if (plain !== undefined && this.#plain.get(unit)?.has(plain.key.text) === true) return nothing;
    if (plain !== undefined) this.#plain.set(unit, (this.#plain.get(unit) ?? new Set()).add(plain.key.text));
    this.#active.set(unit, running + 1);
    const value = this.#evaluateAndKeep(here, callable, plain === undefined ? given : plain.given, at, asked);
    this.#active.set(unit, running);
    if (plain !== undefined) this.#plain.get(unit)?.delete(plain.key.text);
    return value;
  }

  /** @param running evaluations of the function that this one stands in: called by itself, it goes less far than otherwise */
  #asked(here: Here, callable: Callable & { kind: "function" }, given: Given, running: number): Asked {
    const catalog = this.#machine.catalog(callable.unit.module.language);
    const { world } = this.#machine;
    const plain = this.#memo.withoutDetail(here.state, world, callable, given, catalog);
    const key = plain === undefined ? this.#memo.keyOf(here.state, world, callable, given, catalog) : plain.key;
    if (key === undefined || running === 0) return { plain, key };
    return { plain, key: { ...key, text: `again ${running} ${key.text}` } };
  }

  /** @param isWhole only what was followed to all its ends */
  #known({ state }: Here, unit: FunctionUnit, { plain, key }: Asked, isWhole = false): Value | undefined {
    const known = key === undefined ? undefined : this.#memo.get(unit, key.text);
    if (known === undefined || (isWhole && (known.isCut || known.isFlat))) return undefined;
    if (known.isCut) this.#machine.noteCut();
    if (known.isFlat) this.#flat++;
    return takeUp(state, known, key!.objects, plain !== undefined, this.#machine.fresh);
  }

  #evaluateAndKeep(
    here: Here,
    callable: Callable & { kind: "function" },
    given: Given,
    at: Place,
    { key }: Asked,
    after?: (inside: Here) => void,
  ): Value {
    const { unit } = callable;
    const { steps: stepsBefore, omissions } = this.#machine;
    const flat = this.#flat;
    const proofs = key === undefined ? none : given.positional.map(({ number }) => here.state.factAbout(number));
    const objects = key?.objects ?? none;
    const before = objects.map((number) => here.state.thing(number));
    const since = this.#machine.fresh();
    const { value, state } = this.#evaluate(here, callable, given, at, after);
    const steps = this.#machine.steps - stepsBefore;
    this.#memo.evaluated(unit, steps);
    const isCut = !this.#machine.mayFollow;
    // Found with others having spent the budget, it is not the whole result.
    // Nor is it where it lay too deep for all of it: another call may not.
    // What it proved of the very values it was given by coming back is proved by calling it again.
    const hasProved = proofs.some((safe, index) => here.state.factAbout(given.positional[index]!.number) !== safe);
    const isAll = !hasProved && this.#machine.omissions === omissions;
    if (key !== undefined && isAll && (!isCut || steps >= mostSteps)) {
      const isFlat = this.#flat !== flat;
      this.#memo.set(unit, key.text, { value, things: state.writtenThings(), objects, before, since, isCut, isFlat });
    }
    return value;
  }

  #evaluate(
    here: Here,
    callable: Callable & { kind: "function" },
    given: Given,
    at: Place,
    after?: (inside: Here) => void,
  ): { value: Value; state: State } {
    const machine = this.#machine;
    const { unit } = callable;
    const frame = new Frame(unit, callable.frame, callable.self, callable.owner, here.frame.depth + 1);
    const state = here.state.fork();
    const exits: Exits = { returns: [], yields: [] };
    const inside: Here = { frame, state, exits, loop: undefined };
    bind(machine, inside, callable, given, at);
    const completes = machine.execute(inside, unit.body);
    const ends = exits.returns.map((exit) => exit.state);
    if (completes) ends.push(state);
    const isStraight = ends.length === 1 && ends[0] === state && frame.pending.length === 0 && after === undefined;
    const last = isStraight ? state : here.state.fork();
    if (!isStraight) {
      last.merge(ends, here.state);
      // `log.Fatal(server.Run())`: what is never left still has all its variables.
      this.runPending({ ...inside, state: ends.length === 0 ? state : last });
      after?.({ ...inside, state: last });
    }
    here.state.merge([last], here.state, frame.variablesOfItsOwn());
    if (exits.yields.length > 0) {
      const items = allocate(
        machine,
        here.state,
        withRest({ ...listOf([]), length: undefined }, joinAll(exits.yields)),
      );
      return { value: items, state: last };
    }
    const values = exits.returns.map((exit) => exit.value);
    if (completes) values.push(constant(undefined));
    return { value: provedByResult(joinAll(values), exits, completes, given, here.state), state: last };
  }

  /** Nothing is being evaluated any more. */
  reset(): void {
    this.#active.clear();
    this.#plain.clear();
  }

  /** Runs what was handed to frameworks and unknown code in a frame, in the frame's last state. */
  runPending(here: Here): void {
    const done = new Set<FunctionUnit>();
    for (let turn = 0; here.frame.pending.length > 0 && turn < mostPending; turn++) {
      const { callable, positional, onReturn, unless, isChecked, proofs = [] } = here.frame.pending.shift()!;
      if (unless !== undefined && this.#wentOn.has(unless)) continue;
      if (callable.kind !== "function" || (positional === undefined && done.has(callable.unit))) continue;
      done.add(callable.unit);
      // It is known what it is given: nobody has to guess it.
      if (isChecked === true) this.answering.add(callable.unit);
      const state = here.state.fork();
      for (const { about, safe } of proofs) state.learn(about, safe);
      const value = this.#machine.withOwnBudget(() => this.enter({ ...here, state }, callable, positional));
      onReturn?.(value);
    }
  }

  /** Evaluates a function from outside: as an entry point, or with nothing known. */
  enter(here: Here, callable: Callable & { kind: "function" }, positional: readonly Value[] | undefined): Value {
    const given = positional === undefined ? this.#guessed(here, callable) : givenInOrder(...positional);
    return this.#machine.invoke(here, callable, given, placeOfUnit(callable.unit), false);
  }

  /**
   * Evaluates a function that nothing runs around, with nothing known.
   *
   * @param isEnd nothing hangs on the state that it leaves: not evaluated again where a call was that knew nothing either
   * @param after runs in the state that it leaves
   */
  enterRoot(
    here: Here,
    callable: Callable & { kind: "function" },
    isEnd: boolean,
    after: (inside: Here) => void,
  ): Value {
    const given = this.#guessed(here, callable);
    const asked = this.#asked(here, callable, given, 0);
    const known = isEnd ? this.#known(here, callable.unit, asked, true) : undefined;
    return known ?? this.#evaluateAndKeep(here, callable, given, placeOfUnit(callable.unit), asked, after);
  }
}

/** What a call is remembered by, and what it is evaluated with where it is without detail. */
interface Asked {
  readonly plain: ReturnType<Memo["withoutDetail"]>;
  readonly key: Key | undefined;
}

function placeOfUnit({ module, start }: FunctionUnit): Place {
  return { module, start, end: start };
}

/** What a field holds of which only the class is declared. */
function isUngiven(value: Expression): boolean {
  const inner = value.kind === "typed" ? value.value : value;
  return inner.kind === "other" && inner.parts.length === 0;
}

/** A literal of an object: fields by name, or in order. */
function putGiven(state: State, owner: ClassCallable, self: Value, given: Given): void {
  const put = (name: string, value: Value) => {
    state.setThing(self.number, withSlot(state.thing(self.number)!, name, value, true));
  };
  for (const [name, value] of given.keywords) put(name, value);
  const fields = owner.unit.members.filter((member) => member.kind === "field");
  for (const [index, value] of given.positional.entries()) put(fields[index]?.name ?? String(index), value);
}

function unfollowed(here: Here, given: Given, at: Place, unit: FunctionUnit): Value {
  const taints = given.positional
    .map((value) => elementsOf(here.state, value))
    .filter((value) => value.taints.length > 0);
  return taints.length === 0
    ? unknown
    : withHop({ ...unknown, taints: joinAll(taints).taints }, at, `through ${unit.name}, not followed further`, 2);
}

/**
 * A result that is nothing unless something was proved of an argument on the way: `return known.has(key) ? known.get(key) : null`.
 * Where it is there, the argument is what it should be.
 */
function provedByResult(value: Value, { returns }: Exits, completes: boolean, given: Given, before: State): Value {
  const isNothing = (exit: Value) =>
    exit.constants?.every((each) => each == null || each === false) === true && !exit.isOpen;
  const filled = returns.filter((exit) => !isNothing(exit.value));
  if (filled.length === 0 || (filled.length === returns.length && !completes)) return value;
  const facts = given.positional.flatMap(({ number, taints }) => {
    if (number === 0 || taints.length === 0) return [];
    const safe = filled.reduce((all, { state }) => all & state.learnedSince(number, before), -1);
    return safe === 0 ? [] : [{ about: number, safe }];
  });
  if (facts.length === 0) return value;
  return { ...value, whenTrue: [...value.whenTrue, ...facts] };
}
