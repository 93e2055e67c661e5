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
import { evaluate } from "./evaluate.ts";
import { execute } from "./execute.ts";
import { Entrances, type Root } from "./files/entrances.ts";
import { Imports } from "./files/imports.ts";
import type { InterpreterInput } from "./files/input.ts";
import { Tops } from "./files/tops.ts";
import { type Given, type Here, type Hit, hereOf, type Machine, noArguments } from "./machine.ts";
import { marked } from "./marking.ts";
import { Numbers } from "./numbers.ts";
import { endpointsOf, isGuardIn } from "./routing/endpoints.ts";
import { operationsByHandler } from "./routing/operations.ts";
import { allocate, assign } from "./store.ts";
import { StoredFields } from "./stores/fields.ts";
import { throughStores } from "./stores/flows.ts";

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
  readonly #entrances: Entrances;
  #pages: readonly Module[] | undefined;
  #unset = 0;

  constructor(input: InterpreterInput) {
    this.#input = input;
    this.#budgets = new Budgets(input.isLate);
    this.#operations = operationsByHandler(input.specifications, input.resolver, input.modules);
    this.#invoker = new Invoker(this);
    this.#tops = new Tops(this, input.modules, this.#budgets, (here) => this.#invoker.runPending(here));
    this.#imports = new Imports(this, input, this.#tops);
    this.#entrances = new Entrances(this, {
      input,
      tops: this.#tops,
      classes: this.#classes,
      invoker: this.#invoker,
      budgets: this.#budgets,
      outermost: (work) => this.#outermost(work),
      answering: () => new Set(this.endpoints().map(({ at }) => at.module.path)),
    });
  }

  readonly fresh = this.#numbers.fresh;
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
    return this.#entrances.publicName(unit);
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
    return this.#entrances.enter(path);
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
