import type { Edit } from "../../diffs/index.ts";
import type { Registrations } from "../endpoints/index.ts";
import type { Argument, Expression, FunctionUnit, LanguageId, Module, Pattern, Span, Statement } from "../ir/index.ts";
import type { Catalog } from "../models/index.ts";
import type { Operation } from "../project/index.ts";
import type { RuleId } from "../rules/index.ts";
import type { Callable, ClassCallable, Frame, Place, State, Taint, Value } from "../values/index.ts";
import type { StoredFields } from "./stores/fields.ts";

/** Where an evaluation stands. */
export interface Here {
  readonly frame: Frame;
  readonly state: State;
  readonly exits: Exits;
  readonly loop: LoopExits | undefined;
}

/** Ways out of a function. */
export interface Exits {
  readonly returns: { readonly value: Value; readonly state: State }[];
  readonly yields: Value[];
}

/** Ways out of a loop's body. */
export interface LoopExits {
  readonly breaks: State[];
  readonly continues: State[];
}

/** The arguments of one call, evaluated. */
export interface Given {
  readonly positional: readonly Value[];
  readonly keywords: ReadonlyMap<string, Value>;
  /** What a spread of unknown length may add. */
  readonly more: Value | undefined;
  /** The arguments as they are written, where there is a call in the source. */
  readonly written?: readonly Argument[];
}

/** What came together at a dangerous place. */
export interface Hit {
  readonly rule: RuleId;
  readonly at: Place;
  /** The function around the place; absent where a registration names none. */
  readonly unit: FunctionUnit | undefined;
  /** What is called or written there, for people. */
  readonly sink: string;
  readonly taints: readonly Taint[];
  readonly doubt: number;
  /** What can be done there is less than what the rule is about: rated a step lower. */
  readonly isMild?: true;
  /** How bad it can be at most, CVSS 3.1. */
  readonly mostScore?: number;
  /** What speaks for it where no trace does, for people, by what it is. */
  readonly facts?: Readonly<Record<string, string>>;
  /** What mends it, in the file of the place. */
  readonly edit?: Edit;
  /** Other places that it hangs on. */
  readonly concerns?: readonly Place[];
}

/** The parts of the analysis, as each other part sees them. */
export interface Machine {
  readonly world: State;
  /** What the program says of its endpoints. */
  readonly registrations: Registrations;
  /** What requests write into what the program keeps. */
  readonly stored: StoredFields;
  catalog(language: LanguageId): Catalog;
  fresh(): number;
  /** The number of a member of the value with this number: the same each time, and below zero, since it was there before. */
  memberNumber(owner: number, name: string): number;
  evaluate(here: Here, expression: Expression): Value;
  /** Runs statements; false when the end is not reached. */
  execute(here: Here, statements: readonly Statement[]): boolean;
  assign(here: Here, pattern: Pattern, value: Value, at: Span): void;
  invoke(here: Here, callable: Callable, given: Given, at: Place, isNew: boolean): Value;
  /** Calls whatever can be called in a value; `nothing` when nothing can. */
  invokeAll(here: Here, callee: Value, given: Given, at: Place): Value;
  /** Calls what a value is the library's name of, for a function that is given it. */
  callNamed(here: Here, callee: Value, given: Given, at: Place): Value;
  /** The value of a module or of a library that a file imports. */
  importModule(fromPath: string, specifier: string, language: LanguageId, at: Place): Value;
  moduleOf(path: string): Module | undefined;
  /** Templates of pages. */
  pages(): readonly Module[];
  /** What OpenAPI documents of the project say that a function answers. */
  operationsOf(unit: FunctionUnit): readonly Operation[];
  /** The number of the value that stands for a file: for its list of addresses. */
  moduleNumber(path: string): number;
  /** A key of a variable that a file of the project has at its top. */
  setting(variable: string, key: string): Value | undefined;
  /** What a name of C# means: a member at hand, a type of the program, or a library's. */
  fullName(here: Here, name: string): Value;
  /** Methods that other classes add to whatever they are called on. */
  extensionsNamed(name: string): readonly (Callable & { kind: "function" })[];
  /** The files that an `include` of this text means; `\0` stands for what is not known of it. */
  includedFiles(fromPath: string, text: string): readonly Module[];
  /** Whether all that the project depends on of a package is this version or a later one. */
  isMended(name: string, version: string): boolean;
  /** What a file of settings of the project says, by the path that the program reads it at. */
  settingsIn(path: string): ReadonlyMap<string, string> | undefined;
  registerClass(callable: ClassCallable): void;
  /** What a function is called by those who installed the library that it belongs to; `undefined` when they cannot. */
  publicName(unit: FunctionUnit): string | undefined;
  /** An object of a class, or of those that extend it where it is abstract, made by code that is not seen. */
  objectOf(here: Here, owner: ClassCallable): Value;
  report(hit: Hit): void;
  /** Counts one step; false when the budget is spent. */
  spend(): boolean;
  /** Runs an entry point with a budget of its own; inside another one, with that one's. */
  withOwnBudget<T>(work: () => T): T;
  /** Whether calls may still be followed. */
  readonly mayFollow: boolean;
  /** Steps that the budget counts so far. */
  readonly steps: number;
  /** Places so far that were left out as too deep. */
  readonly omissions: number;
  /** A variable was read that nothing was put into yet. */
  noteUnset(): void;
  /** How often one was. */
  readonly unset: number;
  /** Something was taken up that was not followed to its end. */
  noteCut(): void;
}

/** A place from which something is evaluated apart from any function that runs. */
export function hereOf(frame: Frame, state: State): Here {
  return { frame, state, exits: { returns: [], yields: [] }, loop: undefined };
}

/** What is given by name where nothing is. */
export const noKeywords: ReadonlyMap<string, Value> = new Map();

/** The arguments of a call that is given these values, none of them by name. */
export function givenInOrder(...positional: Value[]): Given {
  return { positional, keywords: noKeywords, more: undefined };
}

export const noArguments = givenInOrder();

/** The value given at a position or under a name. */
export function givenAt(given: Given, reference: number | string): Value | undefined {
  if (typeof reference === "string") return given.keywords.get(reference);
  return given.positional[reference] ?? (given.more !== undefined ? given.more : undefined);
}

/** All values given. */
export function allGiven(given: Given): Value[] {
  const all = [...given.positional];
  if (given.keywords.size > 0) all.push(...given.keywords.values());
  if (given.more !== undefined) all.push(given.more);
  return all;
}

export function placeOf(here: Here, { start, end }: Span): Place {
  return { module: here.frame.unit.module, start, end };
}
