import { type Behaviour, type Endpoint, lateGuardsOf, Registrations } from "../endpoints/index.ts";
import type { Expression, FunctionUnit, LanguageId, Module, Pattern, Span, Statement } from "../ir/index.ts";
import type { Catalog } from "../models/index.ts";
import {
  type FilterMapping,
  isBefore,
  type Operation,
  type Publication,
  type Resolver,
  type Specification,
} from "../project/index.ts";
import {
  type Callable,
  type ClassCallable,
  emptyThing,
  joinAll,
  named,
  type Place,
  State,
  unknown,
  type Value,
} from "../values/index.ts";
import { Budgets } from "./budgets.ts";
import { Invoker, prototypeOf } from "./calls/invoke.ts";
import { Classes } from "./classes.ts";
import { optionOf } from "./conditions.ts";
import { evaluate } from "./evaluate.ts";
import { execute } from "./execute.ts";
import { libraryNames, libraryValue } from "./libraries.ts";
import { load } from "./load.ts";
import { type Given, type Here, type Hit, hereOf, type Machine, noArguments } from "./machine.ts";
import { type Marking, marked } from "./marking.ts";
import { showOwnTemplate } from "./rendering/ruby.ts";
import { endpointsOf, isGuardIn } from "./routing/endpoints.ts";
import { operationsByHandler } from "./routing/operations.ts";
import { checkAnswer } from "./routing/routes.ts";
import { allocate, assign } from "./store.ts";
import { StoredFields } from "./stored/fields.ts";
import { throughStores } from "./stored/flows.ts";
import { exposePackage, Surface } from "./surface.ts";
import { Tops } from "./tops.ts";

/** Share of a package's files that answer requests, from which on it is a program and no library. */
const mostAnswering = 0.03;

/** What is evaluated by itself, as people know it. */
export type Root = Pick<FunctionUnit, "symbol">;

export interface InterpreterInput {
  readonly modules: ReadonlyMap<string, Module>;
  readonly resolver: Resolver;
  /** What the project publishes for others to install. */
  readonly publications: readonly Publication[];
  /** OpenAPI documents that name the functions which answer. */
  readonly specifications: readonly Specification[];
  /** Filters that descriptors put before paths. */
  readonly filterMappings: readonly FilterMapping[];
  /** Settings by the path of their file. */
  readonly settings: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly catalogs: Readonly<Record<LanguageId, Catalog>>;
  /** Asked now and then: true to stop where it is. */
  readonly isLate: () => boolean;
  readonly onHit: (hit: Hit) => void;
  /** What users' rules say of places; nothing when left out. */
  readonly marking?: Marking;
}

/** Evaluates a project: all top levels in order, then every function that may be entered from outside. */
export class Interpreter implements Machine {
  readonly #input: InterpreterInput;
  readonly #invoker: Invoker;
  readonly #operations: ReadonlyMap<string, readonly Operation[]>;
  readonly #memberNumbers = new Map<string, Map<number, number>>();
  readonly #tops: Tops;
  readonly #classes = new Classes();
  readonly #objects = new Map<ClassCallable["unit"], Value>();
  readonly #budgets: Budgets;
  readonly #entered = new Set<FunctionUnit>();
  /** Entered as callers of a library do. */
  readonly #enteredByCallers = new Set<FunctionUnit>();
  #surface: Surface | undefined;
  #pages: readonly Module[] | undefined;
  /** Files by the names that they declare. */
  #declaring: ReadonlyMap<string, readonly string[]> | undefined;
  #numbers = 0;
  #unset = 0;

  constructor(input: InterpreterInput) {
    this.#input = input;
    this.#budgets = new Budgets(input.isLate);
    this.#operations = operationsByHandler(input.specifications, input.resolver, input.modules);
    this.#invoker = new Invoker(this);
    this.#tops = new Tops(this, input.modules, this.#budgets, (here) => this.#invoker.runPending(here));
  }

  readonly fresh = (): number => ++this.#numbers;
  readonly world = new State(this.fresh);
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
    this.#declaring ??= declaringModules(this.#input.modules);
    for (const path of this.#declaring.get(variable) ?? []) {
      this.#tops.run(path);
      const { frame } = this.#tops.get(path) ?? {};
      if (frame === undefined) continue;
      const value = frame.unit.locals.has(variable)
        ? this.world.variable(frame.variable(variable, this.fresh))
        : undefined;
      const found = value && optionOf(this.world, value, key);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  memberNumber(owner: number, name: string): number {
    let numbers = this.#memberNumbers.get(name);
    if (numbers === undefined) {
      numbers = new Map();
      this.#memberNumbers.set(name, numbers);
    }
    let number = numbers.get(owner);
    if (number === undefined) {
      number = -this.fresh();
      numbers.set(owner, number);
    }
    return number;
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
    const wanted = path.replace(/^\//, "");
    for (const [file, settings] of this.#input.settings) {
      if (file === wanted || file.endsWith(`/${wanted}`)) return settings;
    }
    return undefined;
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
      const module = modules.get(path);
      return module === undefined
        ? []
        : [{ path, language: module.language, exports: this.#tops.given(path) ?? exports }];
    });
    for (const publication of publications) {
      const prefix = publication.folder === "" ? "" : `${publication.folder}/`;
      const own = files.filter(({ path }) => path.startsWith(prefix));
      const share = own.filter(({ path }) => answering.has(path)).length / Math.max(1, own.length);
      if (share < mostAnswering) exposePackage(surface, this.world, publication, own, this.#classes.all);
    }
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
    const { uses, calls, tables, rowsGiven, hashing, decodings, verifying, sessions, isForgeryChecked } =
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
      decodings,
      verifying,
      sessions,
      isForgeryChecked,
      late,
    };
  }

  #enterClass(owner: ClassCallable, cut: Root[]): void {
    this.#budgets.beginFunction();
    const state = this.world.fork();
    const here = hereOf(owner.frame, state);
    const at = { module: owner.frame.unit.module, start: owner.unit.start, end: owner.unit.start };
    let self = unknown;
    const isMade = this.#outermost(() => {
      self = this.#invoker.instantiate(here, owner, this.#invoker.constructorArguments(here, owner), at);
    });
    if (!isMade) cut.push(owner.unit);
    for (const method of owner.methods.values()) this.#enter({ ...method, self }, state, cut);
    for (const member of owner.unit.members) {
      if (member.value.kind !== "function" || member.kind === "body") continue;
      const { unit } = member.value;
      this.#enter({ kind: "function", unit, frame: owner.frame, self, owner }, state, cut);
    }
  }

  /** Methods on the prototype of a function, with an object that it made. */
  #enterPrototype(value: Value, cut: Root[]): void {
    for (const callable of value.callables) {
      if (callable.kind !== "function") continue;
      const methods = prototypeOf(this, this.world, callable);
      if (methods.size === 0) continue;
      this.#budgets.beginFunction();
      const state = this.world.fork();
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
      if (callable.kind === "function") this.#enter(callable, this.world, cut);
    }
  }

  #enter(callable: Callable & { kind: "function" }, from: State, cut: Root[]): void {
    const isPublic = this.publicName(callable.unit) !== undefined;
    const entered = isPublic ? this.#enteredByCallers : this.#entered;
    if (entered.has(callable.unit)) return;
    entered.add(callable.unit);
    this.#entered.add(callable.unit);
    this.#budgets.beginFunction();
    const isDone = this.#outermost(() => this.#enterOne(callable, from.fork()));
    if (!isDone || !this.#budgets.isWhole) cut.push(callable.unit);
  }

  #enterOne(callable: Callable & { kind: "function" }, state: State): void {
    // Functions inside, which nobody is seen to call, are run in the state that this one leaves.
    const around = callable.frame.made;
    const returned = this.#invoker.enter(hereOf(callable.frame, state), callable, undefined, (inner) => {
      if (callable.unit.module.language === "ruby") showOwnTemplate(this, inner, callable);
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
    if (language === "java") return this.#importClass(fromPath, specifier, at);
    // What these import goes by its full name wherever it is used.
    if (language === "php" || language === "ruby" || language === "csharp") return unknown;
    const path = this.#input.resolver.resolve(fromPath, specifier, language);
    if (path === undefined && language === "python" && this.#input.resolver.isPackage(fromPath, specifier))
      return named(`package:${specifier}`);
    if (path === undefined || !this.#input.modules.has(path))
      return libraryValue(this.catalog(language), specifier, language);
    const exports = this.#tops.run(path);
    if (language === "go") return exports;
    if (language === "python")
      return specifier.startsWith(".") ? exports : { ...exports, names: [`package:${specifier}`] };
    return this.#tops.given(path) ?? exports;
  }

  /** A class by its full name, or by the full names it may have, likeliest first, with `|` between them. */
  #importClass(fromPath: string, specifier: string, at: Place): Value {
    const candidates = specifier.split("|");
    for (const full of candidates) {
      const path = this.#input.resolver.resolve(fromPath, full, "java");
      if (path === undefined || !this.#input.modules.has(path)) continue;
      const file = path
        .split("/")
        .at(-1)!
        .replace(/\.java$/, "");
      const inner = full.slice(full.lastIndexOf(file) + file.length).split(".");
      const { frame } = this.#tops.get(path) ?? {};
      const exports = this.#tops.run(path);
      const around = frame ?? this.#tops.get(path)?.frame;
      if (around === undefined) return unknown;
      const here = hereOf(around, this.world);
      return inner
        .slice(1)
        .reduce((owner, name) => load(this, here, owner, name, at), load(this, here, exports, file, at));
    }
    const known = candidates.length === 1 ? candidates : libraryNames(candidates);
    const { types } = this.catalog("java");
    return named(...known.map((full) => types.get(full) ?? full));
  }

  fullName(here: Here, name: string): Value {
    return this.#tops.csharp?.read(here, name) ?? unknown;
  }

  extensionsNamed(name: string): readonly (Callable & { kind: "function" })[] {
    return this.#classes.extensionsNamed(name);
  }

  includedFiles(fromPath: string, text: string): readonly Module[] {
    return this.#input.resolver
      .includedFiles(fromPath, text)
      .flatMap((path) => this.#input.modules.get(path) ?? [])
      .filter(({ language }) => language === "php");
  }
}

function declaringModules(modules: ReadonlyMap<string, Module>): ReadonlyMap<string, readonly string[]> {
  const declaring = new Map<string, string[]>();
  for (const [path, { top }] of modules) {
    for (const name of top.locals) {
      const paths = declaring.get(name);
      if (paths === undefined) declaring.set(name, [path]);
      else paths.push(path);
    }
  }
  return declaring;
}
