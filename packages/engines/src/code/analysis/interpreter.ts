import { type Behaviour, type Endpoint, lateGuardsOf, Registrations } from "../endpoints/index.ts";
import type { Expression, FunctionUnit, LanguageId, Module, Pattern, Span, Statement } from "../ir/index.ts";
import type { Catalog } from "../models/index.ts";
import { isBefore, type Operation } from "../project/index.ts";
import {
  type Callable,
  type ClassCallable,
  emptyThing,
  joinAll,
  type Place,
  State,
  unknown,
  type Value,
} from "../values/index.ts";
import { Budgets } from "./budgets.ts";
import { applyCall } from "./calls/call.ts";
import { Invoker } from "./calls/invoke.ts";
import { Classes } from "./classes/classes.ts";
import { prototypeOf } from "./classes/prototypes.ts";
import { settersOf } from "./classes/setters.ts";
import { evaluate } from "./evaluate.ts";
import { execute } from "./execute.ts";
import { Imports } from "./files/imports.ts";
import type { InterpreterInput } from "./files/input.ts";
import { exposePublications, Surface } from "./files/surface.ts";
import { Tops } from "./files/tops.ts";
import { type Given, type Here, type Hit, hereOf, type Machine, noArguments } from "./machine.ts";
import { marked } from "./marking.ts";
import { Numbers } from "./numbers.ts";
import { mayShowOwn, showOwn } from "./rendering/own.ts";
import { checkAnswer } from "./routing/answers.ts";
import { endpointsOf, isGuardIn } from "./routing/endpoints.ts";
import { operationsByHandler } from "./routing/operations.ts";
import { runBefore } from "./routing/ruby-before.ts";
import { allocate, assign } from "./store.ts";
import { StoredFields } from "./stores/fields.ts";
import { throughStores } from "./stores/flows.ts";

/** What is evaluated by itself, as people know it. */
export type Root = Pick<FunctionUnit, "symbol">;

/** Evaluates a project: all top levels in order, then every function that may be entered from outside. */
export class Interpreter implements Machine {
  readonly #input: InterpreterInput;
  readonly #invoker: Invoker;
  readonly #operations: ReadonlyMap<string, readonly Operation[]>;
  readonly #numbers = new Numbers();
  readonly #tops: Tops;
  readonly #imports: Imports;
  readonly #classes = new Classes();
  readonly #objects = new Map<ClassCallable["unit"], Value>();
  readonly #budgets: Budgets;
  readonly #entered = new Set<FunctionUnit>();
  /** Entered as callers of a library do. */
  readonly #enteredByCallers = new Set<FunctionUnit>();
  #surface: Surface | undefined;
  #pages: readonly Module[] | undefined;
  #unset = 0;

  constructor(input: InterpreterInput) {
    this.#input = input;
    this.#budgets = new Budgets(input.isLate);
    this.#operations = operationsByHandler(input.specifications, input.resolver, input.modules);
    this.#invoker = new Invoker(this);
    this.#tops = new Tops(this, input.modules, this.#budgets, (here) => this.#invoker.runPending(here));
    this.#imports = new Imports(this, input, this.#tops);
  }

  readonly fresh = this.#numbers.fresh;
  readonly world = new State(this.fresh);
  /** In which the functions of the file at hand are entered. */
  #begun = this.world;
  readonly registrations = new Registrations();
  readonly stored = new StoredFields();

  catalog(language: LanguageId): Catalog {
    return this.#input.catalogs[language];
  }
  moduleOf(path: string): Module | undefined {
    return this.#input.modules.get(path);
  }
  pages(): readonly Module[] {
    this.#pages ??= [...this.#input.modules.values()].filter(({ isPage }) => isPage === true);
    return this.#pages;
  }
  operationsOf({ module, symbol }: FunctionUnit): readonly Operation[] {
    return this.#operations.size === 0 ? [] : (this.#operations.get(`${module.path}#${symbol}`) ?? []);
  }
  moduleNumber(path: string): number {
    return this.#tops.get(path)?.exports.number ?? 0;
  }
  setting(variable: string, key: string): Value | undefined {
    return this.#imports.setting(variable, key);
  }
  memberNumber(owner: number, name: string): number {
    return this.#numbers.ofMember(owner, name);
  }
  evaluate(here: Here, expression: Expression): Value {
    if (!this.#budgets.enter()) return unknown;
    const value = evaluate(this, here, expression);
    this.#budgets.leave();
    return this.#input.marking === undefined ? value : this.#marked(here, expression, value, false);
  }
  execute(here: Here, statements: readonly Statement[]): boolean {
    if (!this.#budgets.enter()) return true;
    const completes = execute(this, here, statements);
    this.#budgets.leave();
    return completes;
  }
  assign(here: Here, pattern: Pattern, value: Value, at: Span): void {
    const given = this.#input.marking === undefined ? value : this.#marked(here, pattern, value, true);
    assign(this, here, pattern, given, at);
  }
  #marked(here: Here, place: Expression | Pattern, value: Value, isTarget: boolean): Value {
    const { marking } = this.#input;
    // An object that the code does not name stands where its member does.
    if (place.kind === "self") return value;
    const marks = marking?.at(here.frame.unit.module.path, place, isTarget);
    return marks === undefined ? value : marked(this, here, place, value, marks, marking!);
  }
  invoke(here: Here, callable: Callable, given: Given, at: Place, isNew: boolean): Value {
    if (!this.#budgets.enter()) return unknown;
    const value = this.#invoker.invoke(here, callable, given, at, isNew);
    this.#budgets.leave();
    return value;
  }
  invokeAll(here: Here, callee: Value, given: Given, at: Place): Value {
    return joinAll(callee.callables.map((callable) => this.invoke(here, callable, given, at, false)));
  }
  callNamed(here: Here, target: Value, given: Given, at: Place): Value {
    return applyCall(this, here, { target, receiver: undefined, method: undefined, given, at, isNew: false });
  }
  publicName(unit: FunctionUnit): string | undefined {
    return this.#surface?.nameOf(unit);
  }
  registerClass(callable: ClassCallable): void {
    this.#classes.add(callable);
  }
  isMended(name: string, version: string): boolean {
    const own = this.#input.resolver.versionOf(name);
    return own !== undefined && !isBefore(own, version);
  }
  settingsIn(path: string): ReadonlyMap<string, string> | undefined {
    return this.#imports.settingsIn(path);
  }
  objectOf(here: Here, owner: ClassCallable): Value {
    const makers = this.#classes.makersOf(owner);
    return joinAll(
      makers.map((maker) => {
        const known = this.#objects.get(maker.unit);
        if (known !== undefined) {
          const thing = this.world.thing(known.number);
          return thing === undefined ? known : { ...known, ...allocate(this, here.state, thing), names: known.names };
        }
        // A class whose fields need an object of the class itself gets one without fields there.
        const bare = allocate(this, this.world, { ...emptyThing(), instanceOf: maker });
        this.#objects.set(maker.unit, bare);
        const at = { module: maker.frame.unit.module, start: maker.unit.start, end: maker.unit.start };
        const made = this.#invoker.instantiate(hereOf(maker.frame, this.world), maker, noArguments, at);
        this.#objects.set(maker.unit, made);
        return made;
      }),
    );
  }
  report(hit: Hit): void {
    this.#input.onHit(hit);
  }
  spend(): boolean {
    return this.#budgets.spend();
  }
  withOwnBudget<T>(work: () => T): T {
    return this.#budgets.forEntry(work);
  }
  get mayFollow(): boolean {
    return this.#budgets.mayFollow;
  }
  get steps(): number {
    return this.#budgets.steps;
  }
  noteUnset(): void {
    this.#unset++;
  }
  get unset(): number {
    return this.#unset;
  }
  noteCut(): void {
    this.#budgets.noteCut();
  }
  get omissions(): number {
    return this.#budgets.omissions;
  }

  /** Evaluates the top level of a module, unless that was done. False when it was cut short. */
  runModule(path: string): boolean {
    this.#budgets.begin();
    const isDone = this.#outermost(() => this.#tops.run(path));
    return isDone && this.#tops.isWhole(path);
  }

  /** Runs a root that nothing runs around. False when it needed more of the stack than there is. */
  #outermost(work: () => void): boolean {
    const isDone = this.#budgets.outermost(work);
    if (!isDone) this.#invoker.reset();
    return isDone;
  }

  /** Enters every function of a module that was not entered yet, and its classes' methods. @returns what was cut short */
  runFunctions(path: string): Root[] {
    const top = this.#tops.get(path);
    const cut: Root[] = [];
    if (top === undefined) return cut;
    if (this.#surface === undefined && !this.#outermost(() => (this.#surface = this.#surfaceOfAll())))
      cut.push(top.frame.unit);
    this.#surface ??= this.#emptySurface();
    this.#budgets.begin();
    const { late } = this.#surface;
    late.length = 0;
    this.#begun = this.#started(path, cut);
    const made = [...top.frame.made.values()];
    for (const value of made) this.#enterPrototype(value, cut);
    for (const value of made) this.#enterAll(value, cut);
    for (const owner of this.#classes.in(top.frame)) this.#enterClass(owner, cut);
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
    const state = this.world.fork();
    let isStarted = false;
    this.#budgets.beginFunction();
    const isDone = this.#outermost(() => {
      isStarted = this.#tops.start(path, state);
    });
    if (!isDone || (isStarted && !this.#budgets.isWhole)) cut.push({ symbol: "__main__" });
    return isStarted ? state : this.world;
  }

  #emptySurface(): Surface {
    return new Surface((callable) => prototypeOf(this, this.world, callable));
  }

  /** What callers of the published libraries of this project can call; nothing of what answers requests itself. */
  #surfaceOfAll(): Surface {
    const surface = this.#emptySurface();
    const { publications, modules } = this.#input;
    if (publications.length === 0) return surface;
    const answering = new Set(this.endpoints().map(({ at }) => at.module.path));
    const files = [...this.#tops.all].flatMap(([path, { exports }]) => {
      const language = modules.get(path)?.language;
      return language === undefined ? [] : [{ path, language, exports: this.#tops.given(path) ?? exports }];
    });
    exposePublications(surface, this.world, publications, files, answering, this.#classes.all);
    return surface;
  }

  /** Of what was reported, what holds now that all of the program was evaluated: what came out of a store, only where a request writes it. */
  settled(hits: readonly Hit[]): readonly Hit[] {
    return throughStores(hits, this.stored);
  }

  /** What the program answers, after all of it was evaluated. */
  endpoints(): readonly Endpoint[] {
    return this.#answered().endpoints;
  }

  /** Whether what the program answers could be told. */
  isAnswerWhole = true;

  #answered(): ReturnType<typeof endpointsOf> {
    this.#budgets.begin();
    let answered: ReturnType<typeof endpointsOf> = { endpoints: [], broken: [] };
    this.isAnswerWhole = this.#outermost(() => {
      answered = this.#askedOf();
    });
    return answered;
  }

  #askedOf(): ReturnType<typeof endpointsOf> {
    const files = [...this.#tops.all].map(([path, { frame, exports }]) => ({ path, frame, exports }));
    const { catalogs, filterMappings } = this.#input;
    return endpointsOf(this, this.#classes.all, { files, filterMappings }, Object.keys(catalogs) as LanguageId[]);
  }

  /** What the program answers and what it does with what is kept, after all of it was evaluated. */
  behaviour(): Behaviour {
    const { endpoints, broken } = this.#answered();
    const { uses, calls, tables, rowsGiven, hashing, comparing, decodings, verifying, sessions, isForgeryChecked } =
      this.registrations;
    const late = [
      ...lateGuardsOf(this.registrations, endpoints, isGuardIn(Object.values(this.#input.catalogs))),
      ...broken,
    ];
    return {
      endpoints,
      uses,
      calls,
      tables,
      rowsGiven,
      hashing,
      comparing,
      decodings,
      verifying,
      sessions,
      isForgeryChecked,
      late,
    };
  }

  #enterClass(owner: ClassCallable, cut: Root[]): void {
    this.#budgets.beginFunction();
    const state = this.#begun.fork();
    const here = hereOf(owner.frame, state);
    const at = { module: owner.frame.unit.module, start: owner.unit.start, end: owner.unit.start };
    let self = unknown;
    const isMade = this.#outermost(() => {
      self = this.#invoker.instantiate(here, owner, this.#invoker.constructorArguments(here, owner), at);
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
      this.#invoker.enter(hereOf(owner.frame, state), setter, undefined);
    }
  }

  /** Methods on the prototype of a function, with an object that it made. */
  #enterPrototype(value: Value, cut: Root[]): void {
    for (const callable of value.callables) {
      if (callable.kind !== "function") continue;
      const methods = prototypeOf(this, this.world, callable);
      if (methods.size === 0) continue;
      this.#budgets.beginFunction();
      const state = this.#begun.fork();
      let self = unknown;
      const isMade = this.#outermost(() => {
        self = this.#invoker.construct(hereOf(callable.frame, state), callable);
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
    if (entered.has(callable.unit) || (!isPublic && this.#invoker.answering.has(callable.unit))) return;
    entered.add(callable.unit);
    this.#entered.add(callable.unit);
    this.#budgets.beginFunction();
    const isDone = this.#outermost(() => this.#enterOne(callable, from.fork()));
    if (!isDone || !this.#budgets.isWhole) cut.push(callable.unit);
  }

  #enterOne(callable: Callable & { kind: "function" }, state: State): void {
    // Functions inside, which nobody is seen to call, are run in the state that this one leaves.
    const around = callable.frame.made;
    if (callable.unit.module.language === "ruby") runBefore(this, hereOf(callable.frame, state), callable);
    const { unit } = callable;
    const isEnd = !unit.holdsFunctions && !mayShowOwn(unit) && this.publicName(unit) === undefined;
    const returned = this.#invoker.enterRoot(hereOf(callable.frame, state), callable, isEnd, (inner) => {
      showOwn(this, inner, callable);
      this.#exposeReturned(callable.unit, inner);
      for (const value of [...inner.frame.made.values()]) {
        for (const made of value.callables) {
          if (made.kind !== "function" || this.#entered.has(made.unit) || around.has(made.unit)) continue;
          this.#entered.add(made.unit);
          this.#invoker.enter({ ...inner, state: inner.state.fork() }, made, undefined);
        }
      }
    });
    checkAnswer(this, hereOf(callable.frame, state), callable, returned);
  }

  #exposeReturned(unit: FunctionUnit, { exits, state }: Here): void {
    const name = this.publicName(unit);
    if (name === undefined || unit.module.language !== "javascript") return;
    for (const { value } of exits.returns) this.#surface?.add(state, value, `${name}()`);
  }

  importModule(fromPath: string, specifier: string, language: LanguageId, at: Place): Value {
    return this.#imports.importModule(fromPath, specifier, language, at);
  }

  fullName(here: Here, name: string): Value {
    return this.#tops.csharp?.read(here, name) ?? unknown;
  }

  extensionsNamed(name: string): readonly (Callable & { kind: "function" })[] {
    return this.#classes.extensionsNamed(name);
  }

  includedFiles(fromPath: string, text: string): readonly Module[] {
    return this.#imports.includedFiles(fromPath, text);
  }
}
