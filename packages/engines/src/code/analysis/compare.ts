import type { BinaryOperator } from "../ir/index.ts";
import {
  type ContextSet,
  contextSet,
  everyContext,
  type Fact,
  itemsOf,
  only,
  type Place,
  type State,
  type Taint,
  unknown,
  type Value,
} from "../values/index.ts";
import { factsAbout } from "./facts.ts";
import { foldBinary } from "./fold.ts";
import type { Here, Machine } from "./machine.ts";

/** A comparison or other operator: folded when known, and with what its outcome says of the values. */
export function compare(
  machine: Machine,
  here: Here,
  operator: BinaryOperator,
  left: Value,
  right: Value,
  at: Place,
): Value {
  if (operator === "==" || operator === "!=") checkBothSides(machine, here, left, right, at);
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
    if (other.constants === undefined || other.isOpen) continue;
    // `_, err := parse(x)`: no error, and it was what it should be.
    if (value.names.includes("outcome") && known === null)
      return { whenTrue: value.whenTrue, whenFalse: value.whenFalse };
    // `list.indexOf(x) === -1`: the search was in vain.
    if (value.names.includes("position") && known === -1)
      return { whenTrue: value.whenFalse, whenFalse: value.whenTrue };
    if (value.names.includes("position") && known === 0) return { whenTrue: value.whenTrue, whenFalse: [] };
    if (value.names.includes("typeof")) return { whenTrue: typeFacts(value, known), whenFalse: [] };
    if (typeof known === "boolean") {
      return known
        ? { whenTrue: value.whenTrue, whenFalse: value.whenFalse }
        : { whenTrue: value.whenFalse, whenFalse: value.whenTrue };
    }
    if (known == null) continue;
    return { whenTrue: factsAbout(value, everyContext), whenFalse: [] };
  }
  return { whenTrue: [], whenFalse: [] };
}

function typeFacts(value: Value, type: unknown): Fact[] {
  if (type === "number" || type === "boolean" || type === "bigint")
    return value.partOf.map(({ about }) => ({ about, safe: everyContext }));
  return type === "string" ? value.partOf.map(({ about }) => ({ about, safe: contextSet("nosql", "key") })) : [];
}

function position(operator: ">" | ">=" | "<" | "<=", left: Value, right: Value): Outcome {
  const known = only(right);
  if (!left.names.includes("position") || typeof known !== "number") return { whenTrue: [], whenFalse: [] };
  const isFound = (operator === ">" && known === -1) || (operator === ">=" && known === 0);
  if (isFound) return { whenTrue: left.whenTrue, whenFalse: left.whenFalse };
  return operator === "<" && known === 0
    ? { whenTrue: left.whenFalse, whenFalse: left.whenTrue }
    : { whenTrue: [], whenFalse: [] };
}

/** What it says of a value to be among, or absent from, a collection; or of a text to hold another. */
export function membership(state: State, item: Value, collection: Value): Outcome {
  if (isConstantCollection(state, collection)) return { whenTrue: factsAbout(item, everyContext), whenFalse: [] };
  const piece = only(item);
  if (typeof piece === "string" && collection.objects.length === 0) {
    return { whenTrue: [], whenFalse: factsAbout(collection, safeWithout(piece)) };
  }
  return { whenTrue: [], whenFalse: [] };
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
function safeWithout(piece: string): ContextSet {
  switch (piece) {
    case "..":
    case "../":
    case "/":
      return contextSet("path");
    case "'":
      return contextSet("sql", "xpath", "code");
    case "<":
      return contextSet("html");
    case "\n":
    case "\r":
      return contextSet("log", "header");
    default:
      return 0;
  }
}
