import type { BinaryOperator, Constant } from "../ir/index.ts";
import {
  type ContextSet,
  contents,
  contextSet,
  emptyThing,
  everyContext,
  type Fact,
  itemsOf,
  join,
  named,
  only,
  type Place,
  type State,
  type Taint,
  unknown,
  type Value,
} from "../values/index.ts";
import { safeWithCharacters } from "./builtins/text.ts";
import { checkPredictable } from "./digests.ts";
import { taintsWithin } from "./elements.ts";
import { factsAbout } from "./facts.ts";
import { foldBinary } from "./fold.ts";
import { safeWithoutKeys } from "./keys.ts";
import type { Here, Machine } from "./machine.ts";
import { noteComparison } from "./stores/comparisons.ts";
import { conditionOf } from "./stores/conditions.ts";
import { rowOfCallee } from "./stores/rows.ts";

const comparing: ReadonlySet<BinaryOperator> = new Set(["==", "!=", "is", "in", "not in"]);

/** A comparison or other operator: folded when known, and with what its outcome says of the values. */
export function compare(
  machine: Machine,
  here: Here,
  operator: BinaryOperator,
  left: Value,
  right: Value,
  at: Place,
): Value {
  if (operator === "==" || operator === "!=") {
    checkBothSides(machine, here, left, right, at);
    checkPredictable(machine, here, left, right, at);
  }
  const condition = conditionOf(machine, operator, left, right);
  if (condition !== undefined) return condition;
  if (comparing.has(operator)) noteComparison(machine, here, left, right);
  const folded = foldBinary(operator, left, right);
  if (folded !== unknown) return folded;
  switch (operator) {
    case "==":
    case "is":
      return { ...unknown, ...equality(left, right) };
    case "!=": {
      const { whenTrue, whenFalse } = equality(left, right);
      return { ...unknown, whenTrue: whenFalse, whenFalse: whenTrue };
    }
    case "in":
    case "not in": {
      const { whenTrue, whenFalse } = membership(here.state, left, right);
      return operator === "in"
        ? { ...unknown, whenTrue, whenFalse }
        : { ...unknown, whenTrue: whenFalse, whenFalse: whenTrue };
    }
    case ">":
    case ">=":
    case "<":
    case "<=":
      return { ...unknown, ...position(operator, left, right) };
    // Classes of which all, or one, have to say yes: `[IsMember & IsActive]`.
    case "&":
    case "|":
      return [left, right].every(({ callables }) => callables.some(({ kind }) => kind === "class"))
        ? join(left, right)
        : unknown;
    default:
      return unknown;
  }
}

/** Reports a decision between two things that the same client sends: a cookie, and another part of its request. */
function checkBothSides(machine: Machine, here: Here, left: Value, right: Value, at: Place): void {
  const isCookie = ({ source }: Taint) => source.label === "http" && /cookie/i.test(source.what);
  const isOther = ({ source }: Taint) => source.label === "http" && /query|path|body|form|parameter/i.test(source.what);
  for (const [cookie, other] of [
    [left, right],
    [right, left],
  ] as const) {
    const taints = cookie.taints.filter(isCookie);
    if (taints.length === 0 || taints.length < cookie.taints.length || !other.taints.some(isOther)) continue;
    const sink = "a comparison";
    machine.report({ rule: "client-decides", at, unit: here.frame.unit, sink, taints: other.taints, doubt: 0 });
    return;
  }
}

interface Outcome {
  readonly whenTrue: readonly Fact[];
  readonly whenFalse: readonly Fact[];
}

function equality(left: Value, right: Value): Outcome {
  for (const [value, other] of [
    [left, right],
    [right, left],
  ] as const) {
    const known = only(other);
    // What two paths have in common is the folder: the other one lies in it.
    if (value.names.includes("common path")) return { whenTrue: value.partOf, whenFalse: [] };
    // The host of an address is what the program has somewhere: it leads nowhere else.
    if (other.taints.length === 0 && value.taints.length > 0 && value.partOf.length > 0 && known === undefined) {
      const hosts = contextSet("url", "redirect");
      const facts = value.partOf.flatMap(({ about, safe }) =>
        (safe & hosts) === 0 ? [] : [{ about, safe: safe & hosts }],
      );
      if (facts.length > 0 && other.constants === undefined) return { whenTrue: facts, whenFalse: [] };
    }
    if (other.constants === undefined || (other.isOpen && !other.names.includes(fixedMember))) continue;
    if (value.names.includes(firstSign)) return { whenTrue: known === "/" ? value.partOf : [], whenFalse: [] };
    // `_, err := parse(x)`: no error, and it was what it should be.
    if (value.names.includes("outcome") && known === null)
      return { whenTrue: value.whenTrue, whenFalse: value.whenFalse };
    if (value.names.includes(failure) && known == null) return { whenTrue: value.whenFalse, whenFalse: [] };
    // `find(key) == null`: nothing was found.
    if (value.whenTrue.length > 0 && known == null && other.constants.length === 1)
      return { whenTrue: [], whenFalse: value.whenTrue };
    // `list.indexOf(x) === -1`: the search was in vain.
    if (value.names.includes("position") && known === -1)
      return { whenTrue: value.whenFalse, whenFalse: value.whenTrue };
    if (value.names.includes(matchCount) && (known === 0 || known === 1))
      return known === 1
        ? { whenTrue: value.whenTrue, whenFalse: value.whenFalse }
        : { whenTrue: value.whenFalse, whenFalse: value.whenTrue };
    if (value.names.includes("position") && known === 0)
      return { whenTrue: [...value.whenTrue, ...value.partOf], whenFalse: [] };
    if (value.names.includes("typeof")) return { whenTrue: typeFacts(value, known), whenFalse: [] };
    if (value.names.includes(tag)) return { whenTrue: typeFacts(value, typeOfTag(known)), whenFalse: [] };
    if (typeof known === "boolean") {
      return known
        ? { whenTrue: value.whenTrue, whenFalse: value.whenFalse }
        : { whenTrue: value.whenFalse, whenFalse: value.whenTrue };
    }
    // Nothing is there that could do harm.
    if (known == null) return { whenTrue: factsAbout(value, everyContext), whenFalse: [] };
    return { whenTrue: factsAbout(value, everyContext), whenFalse: factsAbout(value, safeWithoutKeys([known])) };
  }
  return { whenTrue: [], whenFalse: [] };
}

function typeFacts(value: Value, type: unknown): Fact[] {
  if (type === "number" || type === "boolean" || type === "bigint" || type === "undefined")
    return value.partOf.map(({ about }) => ({ about, safe: everyContext }));
  // Neither is what makes objects: a function.
  if (type === "object") return value.partOf.map(({ about }) => ({ about, safe: contextSet("constructor key") }));
  return type === "string" ? value.partOf.map(({ about }) => ({ about, safe: contextSet("nosql") })) : [];
}

/** The name of what is there only where a check did not let something pass. */
export const failure = "complaint";

/** The name of what is taken out of a list of literals: what equals it is one of those. */
export const fixedMember = "member of a fixed list";
/** The name of the first sign of a text. */
export const firstSign = "first sign";

const tag = "tag of";

/** What `Object.prototype.toString` says of a value: https://tc39.es/ecma262/#sec-object.prototype.tostring */
export function tagOf({ number }: Value): Value {
  return { ...named(tag), partOf: number === 0 ? [] : [{ about: number, safe: everyContext }] };
}

/** What `typeof` says of what has a tag, `[object Array]`. */
function typeOfTag(text: unknown): string | undefined {
  const name = /^\[object (\w+)\]$/.exec(String(text))?.[1];
  if (name === undefined || name === "Function") return undefined;
  return /^(Number|Boolean|String|Undefined)$/.test(name) ? name.toLowerCase() : "object";
}

/** The name of what says how often a pattern was found: once, or not. */
export const matchCount = "count of matches";

/** The name of what says how long a text is. */
export const measureOfLength = "length of";
/** A text up to this length is read soon also by a pattern whose time grows with its square. */
const mostForPattern = 4096;

/** How long a text is: a bound on it holds of the text. */
export function lengthOf(value: Value): Value {
  if (value.number === 0 || value.taints.length === 0) return unknown;
  return { ...named(measureOfLength), partOf: [{ about: value.number, safe: contextSet("regex") }] };
}

function position(operator: ">" | ">=" | "<" | "<=", left: Value, right: Value): Outcome {
  const known = only(right);
  if (left.names.includes(measureOfLength) && typeof known === "number" && known <= mostForPattern) {
    const facts = left.partOf;
    return operator.startsWith(">") ? { whenTrue: [], whenFalse: facts } : { whenTrue: facts, whenFalse: [] };
  }
  if (left.names.includes(matchCount) && (known === 0 || known === 1)) {
    const asksForNone = operator === "<" ? known === 1 : operator === "<=" && known === 0;
    const asksForOne = operator === ">" ? known === 0 : operator === ">=" && known === 1;
    if (asksForOne) return { whenTrue: left.whenTrue, whenFalse: left.whenFalse };
    return asksForNone ? { whenTrue: left.whenFalse, whenFalse: left.whenTrue } : { whenTrue: [], whenFalse: [] };
  }
  if (!left.names.includes("position") || typeof known !== "number") return { whenTrue: [], whenFalse: [] };
  const isFound = (operator === ">" && known === -1) || (operator === ">=" && known === 0);
  if (isFound) return { whenTrue: left.whenTrue, whenFalse: left.whenFalse };
  return operator === "<" && known === 0
    ? { whenTrue: left.whenFalse, whenFalse: left.whenTrue }
    : { whenTrue: [], whenFalse: [] };
}

/** What it says of a value to be among, or absent from, a collection; or of a text to hold another. */
export function membership(state: State, item: Value, collection: Value): Outcome {
  if (isConstantCollection(state, collection)) {
    const members = collection.objects.flatMap((number) => constantsIn(state, number));
    return { whenTrue: factsAbout(item, everyContext), whenFalse: factsAbout(item, safeWithoutKeys(members)) };
  }
  const whole = only(collection);
  if (typeof whole === "string" && whole !== "" && collection.objects.length === 0 && item.taints.length > 0)
    return { whenTrue: factsAbout(item, safeWithSigns(whole)), whenFalse: [] };
  const piece = only(item);
  if (typeof piece === "string" && collection.objects.length === 0) {
    const isOfAddress = collection.taints.every(({ source: { what } }) => /address|url|path/i.test(what));
    const without = piece === "/../" && !isOfAddress ? "" : piece;
    return { whenTrue: [], whenFalse: factsAbout(collection, safeWithout(without)) };
  }
  return { whenTrue: [], whenFalse: [] };
}

/**
 * What it says of a value to be in what is surely a list: of one that no request filled, that it is what the program has,
 * also where that stands in a file or in settings.
 */
export function listed(state: State, item: Value, list: Value): Outcome {
  const known = membership(state, item, list);
  if (known.whenTrue.length > 0 || taintsWithin(state, list).length > 0) return known;
  // What rows hold was a request's once.
  const isStored = list.names.some((name) => rowOfCallee(name) !== undefined);
  return isStored ? known : { ...known, whenTrue: factsAbout(item, everyContext) };
}

/** What any text made of these signs is safe for. */
function safeWithSigns(signs: string): ContextSet {
  return safeWithCharacters(`[${signs.replace(/[\\\]^-]/g, "\\$&")}]`);
}

function constantsIn(state: State, number: number): readonly Constant[] {
  const thing = state.thing(number) ?? emptyThing();
  return thing.isList ? contents(thing).flatMap(({ constants }) => constants ?? []) : [...thing.slots.keys()];
}

/** Whether every member of the collection is a literal. */
export function isConstantCollection(state: State, collection: Value): boolean {
  if (collection.isOpen || collection.objects.length === 0) return false;
  return collection.objects.every((number) => {
    const thing = state.thing(number);
    if (thing === undefined || thing.instanceOf !== undefined) return false;
    if (!thing.isList) return thing.rest === undefined;
    const items = itemsOf(thing);
    return (
      items !== undefined &&
      items.length > 0 &&
      items.every((item) => item.taints.length === 0 && item.constants !== undefined && !item.isOpen)
    );
  });
}

/** Contexts in which a text without this piece can do no harm from the place it usually stands. */
export function safeWithout(piece: string): ContextSet {
  switch (piece) {
    case "//":
      return contextSet("single");
    case "..":
    case "../":
    case "/../":
      return contextSet("path step");
    case "/":
      return contextSet("path");
    case "'":
      return contextSet("sql", "xpath", "code");
    case "<":
      return contextSet("html");
    case "__proto__":
    case "constructor":
    case "prototype":
      return safeWithoutKeys([piece]);
    case "\n":
    case "\r":
      return contextSet("log", "header");
    default:
      return 0;
  }
}
