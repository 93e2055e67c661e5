import type { FunctionUnit, Span } from "../ir/index.ts";
import type { Place, Value } from "../values/index.ts";
import { Calls } from "./calls.ts";
import type { Mark, Registration, RowsGiven, Step, StoreUse, Table } from "./contract.ts";

interface Decorator {
  readonly router: number;
  readonly methods: readonly string[];
  readonly path: string | undefined;
  readonly steps: readonly Step[];
  readonly at: Place;
}

const mostRegistrations = 20_000;
const mostDepth = 8;

/** Takes up what a program registers, in the order of its code; the same line counts once. */
export class Registrations {
  readonly all: Registration[] = [];
  /** What is put before every endpoint of the program's classes, and the path before theirs. */
  readonly before: Step[] = [];
  prefix = "";
  readonly uses: StoreUse[] = [];
  readonly calls = new Calls();
  readonly decodings = new Map<FunctionUnit, Span>();
  readonly verifying = new Set<FunctionUnit>();
  readonly hashing = new Set<FunctionUnit>();
  /** Functions that compare something with who asks. */
  readonly comparing = new Set<FunctionUnit>();
  /** Numbers of hashes, made without a key, of what a request says. */
  readonly publicDigests = new Set<number>();
  readonly tables = new Map<string, Table>();
  /** Columns of schemas that have no name yet, by the number of the value that stands for one. */
  readonly schemas = new Map<number, Value>();
  /** What values are rows of, by their numbers. */
  readonly rows = new Map<number, string>();
  readonly rowsGiven = new Map<string, RowsGiven>();
  readonly sessions: Place[] = [];
  isForgeryChecked = false;
  readonly #seen = new Set<string>();
  readonly #decorators = new Map<number, Decorator>();
  readonly #byHandler = new Map<FunctionUnit, Step[]>();
  readonly #methods = new Map<number, readonly string[]>();
  readonly #handlerMethods = new Map<FunctionUnit, readonly string[]>();
  readonly #requestNumbers = new Map<number, Place>();
  readonly #marks = new Map<number, Mark>();
  readonly #wrapped = new Map<number, { readonly step: Step; readonly inner: Value }>();
  readonly #decorations = new Map<string, Value>();
  readonly #includes = new Map<number, number>();
  /** What names of middleware stand for, where a program says so in a call. */
  readonly middleware = new Map<string, readonly Step[]>();
  readonly #allowed = new Set<number>();
  readonly #givenRouters = new Map<string, number>();
  readonly #guessed = new Set<number>();

  add(registration: Registration): void {
    const { at, kind } = registration;
    const methods = kind === "endpoint" ? registration.methods.join() : "";
    const key = `${kind} ${at.module.path} ${at.start}-${at.end} ${registration.router} ${registration.path} ${methods}`;
    if (this.#seen.has(key) || this.all.length >= mostRegistrations) return;
    this.#seen.add(key);
    this.all.push(registration);
  }

  /** Takes back what was registered since then without a known path; whether there was any. */
  withdrawUnknown(since: number): boolean {
    const isKnown = (registration: Registration) => registration.path !== undefined;
    const late = this.all.splice(since);
    this.all.push(...late.filter(isKnown));
    return !late.every(isKnown);
  }

  /** Where the router with this number was put, when nothing runs before it there. */
  mountOf(number: number): { readonly router: number; readonly path: string } | undefined {
    const mount = this.all.find(
      (registration) => registration.kind === "mount" && registration.children.includes(number),
    );
    return mount?.kind === "mount" && mount.steps.length === 0 ? mount : undefined;
  }

  /** The value with this number stands for what a function is given by whoever calls it. */
  noteGuessed(number: number): void {
    this.#guessed.add(number);
  }
  isGuessed(number: number): boolean {
    return this.#guessed.has(number);
  }

  /** The router that a library was given by this call. */
  giveRouter(call: string, router: number): void {
    this.#givenRouters.set(call, router);
  }
  routerOf(call: string): number | undefined {
    return this.#givenRouters.get(call);
  }

  /** A use of a store; the same place may be met with other values. */
  addUse(use: StoreUse): void {
    const parts = [...use.filter, ...use.fields].map(({ name, from, source }) => `${name}${from}${source?.start}`);
    const key = `use ${use.at.module.path} ${use.at.start} ${use.whole?.start} ${parts.join()}`;
    if (this.#seen.has(key) || this.uses.length >= mostRegistrations) return;
    this.#seen.add(key);
    this.uses.push(use);
  }

  /** A call whose result, the value with this number, will decorate the handler. */
  addDecorator(number: number, decorator: Decorator): void {
    this.#decorators.set(number, decorator);
  }

  /** Whether the value with this number decorates handlers. */
  isDecorator(number: number): boolean {
    return this.#decorators.has(number);
  }

  /** A function is decorated: by an endpoint's call, or by something that runs before it. */
  decorate(number: number, unit: FunctionUnit, steps: readonly Step[]): void {
    const decorator = this.#decorators.get(number);
    if (decorator !== undefined) {
      this.add({ kind: "endpoint", number: 0, ...decorator, handler: unit });
      return;
    }
    const known = this.#byHandler.get(unit) ?? [];
    const added = steps.filter((step) => !known.some((other) => other.name === step.name));
    this.#byHandler.set(unit, [...added, ...known]);
  }

  /** Decorators that stand around a handler beside its endpoint's. */
  stepsOf(unit: FunctionUnit): readonly Step[] {
    return this.#byHandler.get(unit) ?? [];
  }

  /** The value with this number was made of what the request says, and can hold no text. */
  noteRequestNumber(number: number, at: Place): void {
    this.#requestNumbers.set(number, at);
  }
  requestNumber(number: number): Place | undefined {
    return number === 0 ? undefined : this.#requestNumbers.get(number);
  }

  /** The endpoint, or those of the router, that the value with this number stands for answer only these methods. */
  narrow(number: number, methods: readonly string[]): void {
    this.#methods.set(number, methods);
  }
  /** The same, said at the handler. */
  narrowHandler(unit: FunctionUnit, methods: readonly string[]): void {
    this.#handlerMethods.set(unit, methods);
  }
  methodsOf({ number, router, handler, methods }: Registration & { kind: "endpoint" }): readonly string[] {
    const byHandler = handler === undefined ? undefined : this.#handlerMethods.get(handler);
    return this.#methods.get(number) ?? byHandler ?? this.#methodsAround(router) ?? methods;
  }
  #methodsAround(router: number, depth = 0): readonly string[] | undefined {
    if (this.#methods.size === 0 || depth > mostDepth || router === 0) return undefined;
    const own = this.#methods.get(router);
    if (own !== undefined) return own;
    const around = this.all.find(
      (registration) => registration.kind === "mount" && registration.children.includes(router),
    );
    return around === undefined ? undefined : this.#methodsAround(around.router, depth + 1);
  }

  mark(number: number, mark: Mark): void {
    this.#marks.set(number, mark);
  }
  markOf(number: number): Mark | undefined {
    return this.#marks.get(number);
  }

  /** A library's call that was given a function, and gives one that stands for it. */
  wrap(number: number, step: Step, inner: Value): void {
    this.#wrapped.set(number, { step, inner });
  }
  wrappedBy(number: number): { readonly step: Step; readonly inner: Value } | undefined {
    return this.#wrapped.get(number);
  }

  /** A function that a router is given under a name. */
  nameDecoration(name: string, value: Value): void {
    this.#decorations.set(name, value);
  }
  decorationOf(name: string): Value | undefined {
    return this.#decorations.get(name);
  }

  /** The value with this number stands for the addresses of a router. */
  include(number: number, router: number): void {
    this.#includes.set(number, router);
  }
  includedBy(number: number): number | undefined {
    return this.#includes.get(number);
  }

  /** Whether the value with this number stands for an endpoint. */
  isEndpoint(number: number): boolean {
    return this.all.some((registration) => registration.kind === "endpoint" && registration.number === number);
  }

  /** These steps run before the endpoints that the value with this number stands for. */
  precede(number: number, steps: readonly Step[]): void {
    for (const [index, registration] of this.all.entries()) {
      if (registration.kind === "endpoint" && registration.number === number && number !== 0)
        this.all[index] = { ...registration, steps: [...registration.steps, ...steps] };
      else if (registration.kind === "mount" && registration.children.includes(number))
        this.all[index] = { ...registration, steps: [...registration.steps, ...steps] };
    }
  }

  /** Anybody may ask for the endpoints that the value with this number stands for, whatever stands around them. */
  allow(number: number): void {
    this.#allowed.add(number);
  }
  isAllowed(number: number): boolean {
    return number !== 0 && this.#allowed.has(number);
  }

  /** What runs before endpoints is known better, once the whole program was seen. */
  replaceSteps(meaning: (step: Step) => readonly Step[]): void {
    for (const [index, registration] of this.all.entries())
      this.all[index] = { ...registration, steps: registration.steps.flatMap(meaning) };
  }

  /** The endpoints that these values stand for belong to another router. */
  move(numbers: ReadonlySet<number>, router: number): void {
    for (const [index, registration] of this.all.entries()) {
      if (registration.kind === "endpoint" && numbers.has(registration.number))
        this.all[index] = { ...registration, router };
      else if (registration.kind === "mount" && registration.children.some((child) => numbers.has(child)))
        this.all[index] = { ...registration, router };
    }
  }
}
