import type { FunctionUnit, Module } from "../../ir/index.ts";
import type { Publication } from "../../project/index.ts";
import { type Callable, type ClassCallable, type State, unknown, type Value } from "../../values/index.ts";
import type { Budgets } from "../budgets.ts";
import type { Invoker } from "../calls/invoke.ts";
import type { Classes } from "../classes/classes.ts";
import { prototypeOf } from "../classes/prototypes.ts";
import { settersOf } from "../classes/setters.ts";
import { type Here, hereOf, type Machine } from "../machine.ts";
import { mayShowOwn, showOwn } from "../rendering/own.ts";
import { checkAnswer } from "../routing/answers.ts";
import { runBefore } from "../routing/ruby-before.ts";
import { exposePublications, Surface } from "./surface.ts";
import type { Tops } from "./tops.ts";

/** What is evaluated by itself, as people know it. */
export type Root = Pick<FunctionUnit, "symbol">;

/** What entering takes of the rest of the analysis. */
interface Around {
  readonly input: { readonly modules: ReadonlyMap<string, Module>; readonly publications: readonly Publication[] };
  readonly tops: Tops;
  readonly classes: Classes;
  readonly invoker: Invoker;
  readonly budgets: Budgets;
  /** Runs a root that nothing runs around. False when it needed more of the stack than there is. */
  readonly outermost: (work: () => void) => boolean;
  /** Files that answer requests. */
  readonly answering: () => ReadonlySet<string>;
}

/** Enters what may be entered from outside: functions, methods of classes and prototypes, what callers of a library reach. */
export class Entrances {
  readonly #machine: Machine;
  readonly #around: Around;
  readonly #entered = new Set<FunctionUnit>();
  /** Entered as callers of a library do. */
  readonly #enteredByCallers = new Set<FunctionUnit>();
  /** In which the functions of the file at hand are entered. */
  #begun: State;
  #surface: Surface | undefined;

  constructor(machine: Machine, around: Around) {
    this.#machine = machine;
    this.#around = around;
    this.#begun = machine.world;
  }

  /** What a function is called by those who installed the library that it belongs to; `undefined` when they cannot. */
  publicName(unit: FunctionUnit): string | undefined {
    return this.#surface?.nameOf(unit);
  }

  /** Enters every function of a module that was not entered yet, and its classes' methods. @returns what was cut short */
  enter(path: string): Root[] {
    const top = this.#around.tops.get(path);
    const cut: Root[] = [];
    if (top === undefined) return cut;
    if (this.#surface === undefined && !this.#around.outermost(() => (this.#surface = this.#surfaceOfAll())))
      cut.push(top.frame.unit);
    this.#surface ??= this.#emptySurface();
    this.#around.budgets.begin();
    const { late } = this.#surface;
    late.length = 0;
    this.#begun = this.#started(path, cut);
    const made = [...top.frame.made.values()];
    for (const value of made) this.#enterPrototype(value, cut);
    for (const value of made) this.#enterAll(value, cut);
    for (const owner of this.#around.classes.in(top.frame)) this.#enterClass(owner, cut);
    // What came out of a public function is public too, wherever it stands.
    for (let next = late.shift(); next !== undefined; next = late.shift()) {
      const { callable, state } = next;
      if (callable.kind === "class") this.#enterClass(callable, cut);
      else this.#enter(callable, state, cut);
    }
    return cut;
  }

  /** The state in which functions of a file are entered: after its start as a program, where it does something then. */
  #started(path: string, cut: Root[]): State {
    const state = this.#machine.world.fork();
    let isStarted = false;
    this.#around.budgets.beginFunction();
    const isDone = this.#around.outermost(() => {
      isStarted = this.#around.tops.start(path, state);
    });
    if (!isDone || (isStarted && !this.#around.budgets.isWhole)) cut.push({ symbol: "__main__" });
    return isStarted ? state : this.#machine.world;
  }

  #emptySurface(): Surface {
    return new Surface((callable) => prototypeOf(this.#machine, this.#machine.world, callable));
  }

  /** What callers of the published libraries of this project can call; nothing of what answers requests itself. */
  #surfaceOfAll(): Surface {
    const surface = this.#emptySurface();
    const { publications, modules } = this.#around.input;
    if (publications.length === 0) return surface;
    const answering = this.#around.answering();
    const files = [...this.#around.tops.all].flatMap(([path, { exports }]) => {
      const language = modules.get(path)?.language;
      return language === undefined ? [] : [{ path, language, exports: this.#around.tops.given(path) ?? exports }];
    });
    exposePublications(surface, this.#machine.world, publications, files, answering, this.#around.classes.all);
    return surface;
  }

  #enterClass(owner: ClassCallable, cut: Root[]): void {
    this.#around.budgets.beginFunction();
    const state = this.#begun.fork();
    const here = hereOf(owner.frame, state);
    const at = { module: owner.frame.unit.module, start: owner.unit.start, end: owner.unit.start };
    let self = unknown;
    const isMade = this.#around.outermost(() => {
      self = this.#around.invoker.instantiate(here, owner, this.#around.invoker.constructorArguments(here, owner), at);
    });
    if (!isMade) cut.push(owner.unit);
    this.#callSetters(owner, self, state);
    for (const method of owner.methods.values()) this.#enter({ ...method, self }, state, cut);
    for (const member of owner.unit.members) {
      if (member.value.kind !== "function" || member.kind === "body") continue;
      const { unit } = member.value;
      this.#enter({ kind: "function", unit, frame: owner.frame, self, owner }, state, cut);
    }
  }

  /** What callers of a library set on an object of it, its other methods find there. */
  #callSetters(owner: ClassCallable, self: Value, state: State): void {
    for (const unit of settersOf(owner)) {
      if (this.publicName(unit) === undefined) continue;
      const setter = { kind: "function", unit, frame: owner.frame, self, owner } as const;
      this.#around.invoker.enter(hereOf(owner.frame, state), setter, undefined);
    }
  }

  /** Methods on the prototype of a function, with an object that it made. */
  #enterPrototype(value: Value, cut: Root[]): void {
    for (const callable of value.callables) {
      if (callable.kind !== "function") continue;
      const methods = prototypeOf(this.#machine, this.#machine.world, callable);
      if (methods.size === 0) continue;
      this.#around.budgets.beginFunction();
      const state = this.#begun.fork();
      let self = unknown;
      const isMade = this.#around.outermost(() => {
        self = this.#around.invoker.construct(hereOf(callable.frame, state), callable);
      });
      if (!isMade) cut.push(callable.unit);
      for (const { callables } of methods.values())
        for (const method of callables)
          if (method.kind === "function" && method.unit !== callable.unit) this.#enter({ ...method, self }, state, cut);
    }
  }

  #enterAll(value: Value, cut: Root[]): void {
    for (const callable of value.callables) {
      if (callable.kind === "function") this.#enter(callable, this.#begun, cut);
    }
  }

  #enter(callable: Callable & { kind: "function" }, from: State, cut: Root[]): void {
    const isPublic = this.publicName(callable.unit) !== undefined;
    const entered = isPublic ? this.#enteredByCallers : this.#entered;
    if (entered.has(callable.unit) || (!isPublic && this.#around.invoker.answering.has(callable.unit))) return;
    entered.add(callable.unit);
    this.#entered.add(callable.unit);
    this.#around.budgets.beginFunction();
    const isDone = this.#around.outermost(() => this.#enterOne(callable, from.fork()));
    if (!isDone || !this.#around.budgets.isWhole) cut.push(callable.unit);
  }

  #enterOne(callable: Callable & { kind: "function" }, state: State): void {
    // Functions inside, which nobody is seen to call, are run in the state that this one leaves.
    const around = callable.frame.made;
    if (callable.unit.module.language === "ruby") runBefore(this.#machine, hereOf(callable.frame, state), callable);
    const { unit } = callable;
    const isEnd = !unit.holdsFunctions && !mayShowOwn(unit) && this.publicName(unit) === undefined;
    const returned = this.#around.invoker.enterRoot(hereOf(callable.frame, state), callable, isEnd, (inner) => {
      showOwn(this.#machine, inner, callable);
      this.#exposeReturned(callable.unit, inner);
      for (const value of [...inner.frame.made.values()]) {
        for (const made of value.callables) {
          if (made.kind !== "function" || this.#entered.has(made.unit) || around.has(made.unit)) continue;
          this.#entered.add(made.unit);
          this.#around.invoker.enter({ ...inner, state: inner.state.fork() }, made, undefined);
        }
      }
    });
    checkAnswer(this.#machine, hereOf(callable.frame, state), callable, returned);
  }

  #exposeReturned(unit: FunctionUnit, { exits, state }: Here): void {
    const name = this.publicName(unit);
    if (name === undefined || unit.module.language !== "javascript") return;
    for (const { value } of exits.returns) this.#surface?.add(state, value, `${name}()`);
  }
}
