import { contextSet, isSafeFor, type State, unknown, type Value } from "../../values/index.ts";
import type { Here, Machine } from "../machine.ts";

/** The name of an object that inherits nothing. */
export const withoutPrototype = "global.Object.create(null)";
/** The object that all objects have members of. */
const ancestor = "global.Object.prototype";
/** What an object was made by, which holds `prototype`. */
const maker = "global.Object.prototype.constructor";

/**
 * What an object of JavaScript gives for a key that somebody else chose, besides what was put into it: what it inherits,
 * as in `object["__proto__"]`. `undefined` where the key was looked at, or came out of the object itself.
 */
export function inheritedBy(
  machine: Machine,
  here: Here,
  owner: Value,
  key: Value,
): { readonly names: readonly string[]; readonly number: number } | undefined {
  if (here.frame.unit.module.language !== "javascript" || owner.names.includes(withoutPrototype)) return undefined;
  if (key.taints.every(({ source }) => owner.taints.some((other) => other.source === source))) return undefined;
  if (here.state.factAbout(machine.memberNumber(owner.number, `own ${key.number}`)) !== 0) return undefined;
  const safes = key.taints.filter(({ safe }) => !isSafeFor(safe, "key")).map(({ safe }) => safe);
  const isNamed = owner.number !== 0 && key.number !== 0;
  const number = isNamed ? machine.memberNumber(owner.number, `[${key.number}]`) : machine.fresh();
  const seen = here.state.factAbout(number);
  if (!isSafeFor(seen, "prototype key") && safes.some((safe) => !isSafeFor(safe, "prototype key")))
    return { names: [ancestor], number };
  // Over `constructor` it takes two steps, and what was seen to be no function is no maker.
  const isObject = isSafeFor(seen, "constructor key");
  if (isObject || !safes.some((safe) => !isSafeFor(safe, "constructor key"))) return undefined;
  return { names: [owner.names.includes(maker) ? ancestor : maker], number };
}

/** Whether a value may be what all objects inherit from. */
export function reachesAncestor({ names }: Value): boolean {
  return names.includes(ancestor);
}

/** The value without what it was seen not to be since. */
export function notInherited(value: Value, state: State): Value {
  if (!value.names.some((name) => name === ancestor || name === maker)) return value;
  const seen = state.factAbout(value.number);
  const names = value.names.filter(
    (name) => !isSafeFor(seen, name === ancestor ? "prototype key" : name === maker ? "constructor key" : "trust"),
  );
  return names.length === value.names.length ? value : { ...value, names };
}

/** The answer to whether an object itself has a key: what it inherits cannot be meant by it then. */
export function ownKey(machine: Machine, owner: Value, key: Value | undefined): Value {
  if (key === undefined || key.number === 0 || owner.number === 0) return unknown;
  const about = machine.memberNumber(owner.number, `own ${key.number}`);
  return { ...unknown, whenTrue: [{ about, safe: contextSet("key") }] };
}

/** What was put under a key is not inherited. */
export function learnOwn(machine: Machine, state: State, owner: Value, key: Value): void {
  if (key.number === 0 || owner.number === 0 || key.taints.length === 0) return;
  state.learn(machine.memberNumber(owner.number, `own ${key.number}`), contextSet("key"));
}

const ownKeysOf = "own keys of ";

/** The names of what an object itself holds, as the list of them. */
export function markOwnKeys(owner: Value, keys: Value): Value {
  return owner.number === 0 ? keys : { ...keys, names: [...keys.names, `${ownKeysOf}${owner.number}`] };
}

/** What it says to be among the names of what an object itself holds; `undefined` of other lists. */
export function amongOwnKeys(machine: Machine, keys: Value, key: Value): Value | undefined {
  const name = keys.names.find((each) => each.startsWith(ownKeysOf));
  return name === undefined
    ? undefined
    : ownKey(machine, { ...unknown, number: Number(name.slice(ownKeysOf.length)) }, key);
}
