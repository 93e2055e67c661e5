import type { ClassUnit, Constant, FunctionUnit, ModuleReference, Span } from "../ir/index.ts";
import type { ContextSet } from "./contexts.ts";

/** A place in the project. */
export interface Place extends Span {
  readonly module: ModuleReference;
}

/**
 * `library input`: what a caller of a published library gives it. `archive`: names that stand in an archive. `stored`: what a
 * table holds. `user rule`: what a user's own rule says is a source.
 */
export type SourceLabel = "http" | "command line" | "browser" | "library input" | "archive" | "stored" | "user rule";

/** Where untrusted data enters. */
export interface Source {
  readonly label: SourceLabel;
  /** What it is, for people: `the query string (req.query)`. */
  readonly what: string;
  readonly at: Place;
  /** Of what is stored: where. Whether a request can write it is known when all of the program was followed. */
  readonly field?: {
    readonly entity: string;
    readonly name: string;
    /** It goes with the request that wrote it, and is gone after it. */
    readonly isHandedOn?: true;
  };
}

/** One hop of a trace, newest first. */
export interface Hop {
  readonly at: Place;
  readonly note: string;
  readonly before: Hop | undefined;
  readonly length: number;
}

/** Untrusted data in a value: where from, over which hops, made safe for what. */
export interface Taint {
  readonly source: Source;
  readonly last: Hop | undefined;
  readonly safe: ContextSet;
  /** Steps of doubt: unknown calls, guessed entry points, joined slots. Lowers confidence. */
  readonly doubt: number;
  /** It is one part among others of what it stands in: joined into a text, put below a folder. */
  readonly isPart?: true;
  /** The users' rules that it concerns, as bits; left out for what the models say. */
  readonly rules?: bigint;
}

/** What a condition says about values when it holds. */
export interface Fact {
  /** The value's number. */
  readonly about: number;
  readonly safe: ContextSet;
}

/** An abstract value: what is known of every run-time value that may stand here. Immutable. */
export interface Value {
  /** Same number, same run-time value; 0 when it has no identity. Objects live in the state under this number. */
  readonly number: number;
  readonly taints: readonly Taint[];
  /** All literals it may be, at most eight; `undefined` when it may be anything. */
  readonly constants: readonly Constant[] | undefined;
  /** Known text with holes (`\0`) for unknown parts. */
  readonly text: string | undefined;
  /** Numbers of the objects it may be. */
  readonly objects: readonly number[];
  /** Names of library things it may be: `fs.readFile`, `express()`, `flask.request.args`. */
  readonly names: readonly string[];
  readonly callables: readonly Callable[];
  readonly whenTrue: readonly Fact[];
  readonly whenFalse: readonly Fact[];
  /** It is a part (host, inner text) of these values: what is proved of it is proved of them, for these contexts. */
  readonly partOf: readonly Fact[];
  /** It may be something else than its objects, names and callables: unknown code made it. */
  readonly isOpen: boolean;
}

/** Something of the project, or of the language itself, that can be called. */
export type Callable =
  | {
      readonly kind: "function";
      readonly unit: FunctionUnit;
      readonly frame: Frame;
      readonly self: Value | undefined;
      readonly owner: ClassCallable | undefined;
      /** Under which the state holds what was put on the function itself: its prototype. */
      readonly number?: number;
    }
  | ClassCallable
  /** Puts its argument into the object with this number: `resolve` of a promise, `cb` of a wrapper. */
  | { readonly kind: "put"; readonly object: number }
  /** Goes on to the handlers that stand after one: they are called unless it is given an error. */
  | { readonly kind: "next"; readonly target: Value; readonly args: readonly Value[] }
  /** A function with leading arguments already given. */
  | {
      readonly kind: "bound";
      readonly target: Value;
      readonly self: Value | undefined;
      readonly args: readonly Value[];
    };

export interface ClassCallable {
  readonly kind: "class";
  readonly unit: ClassUnit;
  readonly frame: Frame;
  readonly bases: readonly Value[];
  /** Methods declared apart from it, by name. */
  readonly methods: Map<string, Callable & { kind: "function" }>;
}

/** A function that is called later, by a framework or by code that is not seen. */
export interface Pending {
  readonly callable: Callable;
  /** What it is given; `undefined` where nothing is known. */
  readonly positional: readonly Value[] | undefined;
  /** What was proved where it was handed over: it only runs on ways that lead past there. */
  readonly proofs?: readonly Fact[];
  /** Not where this was called: then it has been called by that. */
  readonly unless?: Callable;
  /** What it is given was looked at before: it is not called with anything else. */
  readonly isChecked?: true;
  /** Called with what it returns. */
  readonly onReturn?: (value: Value) => void;
}

const noNumbers: ReadonlySet<number> = new Set();

/** One evaluation of a function: its variables have numbers of their own. */
export class Frame {
  readonly unit: FunctionUnit;
  readonly parent: Frame | undefined;
  readonly self: Value | undefined;
  /** The class whose method this is, for `super`. */
  readonly owner: ClassCallable | undefined;
  readonly depth: number;
  /** Functions to run in this frame's last state: route handlers, callbacks of unknown code. */
  readonly pending: Pending[] = [];
  /** Functions made here and not yet called. */
  readonly made = new Map<FunctionUnit, Value>();
  readonly #variables = new Map<string, number>();

  constructor(
    unit: FunctionUnit,
    parent: Frame | undefined,
    self: Value | undefined,
    owner: ClassCallable | undefined,
    depth: number,
  ) {
    this.unit = unit;
    this.parent = parent;
    this.self = self;
    this.owner = owner;
    this.depth = depth;
  }

  /** The top level of a file, or of the package around it. */
  get isTop(): boolean {
    return (
      this.parent === undefined || (this.unit.symbol === "" && this.self === undefined && this.owner === undefined)
    );
  }

  /** The number under which the state holds a variable of this frame. */
  variable(name: string, fresh: () => number): number {
    let number = this.#variables.get(name);
    if (number === undefined) {
      number = fresh();
      this.#variables.set(name, number);
    }
    return number;
  }

  /**
   * The number of a variable of JavaScript that is assigned but declared nowhere: one of the whole program, here taken to be
   * used again only by the function outside of all others that assigns it.
   */
  undeclared(name: string, fresh: () => number): number | undefined {
    if (this.unit.module.language !== "javascript") return undefined;
    let frame: Frame = this;
    while (frame.parent !== undefined && !frame.parent.isTop) frame = frame.parent;
    return frame.isTop && frame.unit.module.isPage === undefined
      ? undefined
      : frame.variable(`undeclared ${name}`, fresh);
  }

  /** Variables that nothing can read once the function has ended. */
  variablesOfItsOwn(): ReadonlySet<number> {
    return this.unit.holdsFunctions ? noNumbers : new Set(this.#variables.values());
  }

  /** The frame a name belongs to, from here outwards. */
  holderOf(name: string): Frame | undefined {
    for (let frame: Frame | undefined = this; frame !== undefined; frame = frame.parent) {
      if (frame.unit.locals.has(name)) return frame;
    }
    return undefined;
  }
}

const none: readonly never[] = [];

/** Anything, from nowhere. */
export const unknown: Value = {
  number: 0,
  taints: none,
  constants: undefined,
  text: undefined,
  objects: none,
  names: none,
  callables: none,
  whenTrue: none,
  whenFalse: none,
  partOf: none,
  isOpen: true,
};

/** Nothing can stand here: the neutral element of joins. */
export const nothing: Value = { ...unknown, constants: none, isOpen: false };

/** A literal. */
export function constant(value: Constant): Value {
  return { ...unknown, constants: [value], text: typeof value === "string" ? clip(value) : undefined, isOpen: false };
}

/** One of several literals; unknown above eight. */
export function oneOf(values: readonly Constant[]): Value {
  const different = [...new Set(values)];
  if (different.length === 1) return constant(different[0]);
  if (different.length > mostConstants) return unknown;
  return { ...unknown, constants: different, isOpen: false };
}

/** A thing of a library, by its name. */
export function named(...names: readonly string[]): Value {
  return { ...unknown, names };
}

export const mostConstants = 8;
export const mostTaints = 6;
export const mostText = 400;

export function clip(text: string): string {
  return text.length > mostText ? text.slice(0, mostText) : text;
}

/** The only literal it can be, or `undefined` (also when that literal is `undefined`: see `isKnown`). */
export function only(value: Value): Constant {
  return value.constants?.length === 1 ? value.constants[0] : undefined;
}

/** Whether it can be one literal only. */
export function isKnown(value: Value): boolean {
  return value.constants?.length === 1 && !value.isOpen && value.taints.length === 0;
}

/** `true`, `false`, or `undefined` when it may be either. */
export function truth(value: Value, isTruthy: (constant: Constant) => boolean): boolean | undefined {
  if (value.taints.length > 0) return undefined;
  const { constants } = value;
  if (constants !== undefined && constants.length > 0 && !value.isOpen) {
    const truths = new Set(constants.map(isTruthy));
    if (value.objects.length > 0 || value.callables.length > 0) truths.add(true);
    return truths.size === 1 ? truths.has(true) : undefined;
  }
  return undefined;
}

/** The value with a hop added to each of its taints. */
export function withHop(value: Value, at: Place, note: string, doubt = 0): Value {
  if (value.taints.length === 0) return value;
  return { ...value, taints: value.taints.map((taint) => addHop(taint, at, note, doubt)) };
}

const mostHops = 24;

function addHop(taint: Taint, at: Place, note: string, doubt: number): Taint {
  const length = taint.last?.length ?? 0;
  if (length >= mostHops) return taint;
  if (taint.last?.at.start === at.start && taint.last.at.module === at.module && taint.last.note === note) return taint;
  return { ...taint, last: { at, note, before: taint.last, length: length + 1 }, doubt: taint.doubt + doubt };
}

/** The value with all its taints safe for more contexts. */
export function madeSafe(value: Value, safe: ContextSet): Value {
  if (safe === 0 || value.taints.length === 0) return value;
  return { ...value, taints: value.taints.map((taint) => ({ ...taint, safe: taint.safe | safe })) };
}

/** The value as one part among others. */
export function asPart(value: Value): Value {
  if (value.taints.every(({ isPart }) => isPart === true)) return value;
  return { ...value, taints: value.taints.map((taint) => ({ ...taint, isPart: true })) };
}

/** Only the taints of a value, as a value of its own. */
export function onlyTaints(values: readonly Value[]): Value {
  const taints = mergeTaints(values.map((value) => value.taints));
  return taints.length === 0 ? unknown : { ...unknown, taints };
}

/**
 * Unites taints by source. A source that comes twice is only safe for what both are safe for.
 */
export function mergeTaints(lists: readonly (readonly Taint[])[]): readonly Taint[] {
  const filled = lists.filter((list) => list.length > 0);
  if (filled.length === 0) return none;
  if (filled.length === 1) return filled[0]!;
  const bySource = new Map<Source, Taint>();
  for (const taint of filled.flat()) {
    const other = bySource.get(taint.source);
    if (other === undefined) {
      if (bySource.size >= mostTaints && taint.source.field === undefined) dropStored(bySource);
      if (bySource.size < mostTaints) bySource.set(taint.source, taint);
    } else if (other !== taint) {
      const shorter = (other.last?.length ?? 0) <= (taint.last?.length ?? 0) ? other : taint;
      // The less safe of the two is the one worth showing.
      const shown = (other.safe & taint.safe) === taint.safe && taint.safe !== other.safe ? taint : shorter;
      const both = { ...shown, safe: other.safe & taint.safe };
      const isOfRules = other.rules !== undefined && taint.rules !== undefined;
      bySource.set(taint.source, isOfRules ? { ...both, rules: other.rules | taint.rules } : both);
    }
  }
  return [...bySource.values()];
}

/** Makes place for what a request brings itself. */
function dropStored(bySource: Map<Source, Taint>): void {
  for (const source of bySource.keys()) if (source.field !== undefined) bySource.delete(source);
}
