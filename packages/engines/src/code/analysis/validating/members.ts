import { type Callable, type ClassCallable, nothing, type Value } from "../../values/index.ts";
import { beside } from "../beside.ts";
import { libraryBases } from "../classes/bases.ts";
import { hereOf, type Machine } from "../machine.ts";

const mostBases = 6;
const known = beside<Machine, Map<unknown, ReadonlyMap<string, Value>>>(() => new Map());

/** What the fields of a class are made with, those that it inherits too, by name. */
export function membersOf(machine: Machine, owner: ClassCallable, depth = 0): ReadonlyMap<string, Value> {
  const before = known(machine).get(owner.unit);
  if (before !== undefined) return before;
  // A class whose fields ask for itself has none meanwhile.
  known(machine).set(owner.unit, new Map());
  const bases = depth < mostBases ? owner.bases.flatMap(({ callables }) => callables) : [];
  const inherited = bases.flatMap((base) => (base.kind === "class" ? [...membersOf(machine, base, depth + 1)] : []));
  const here = hereOf(owner.frame, machine.world.fork());
  const own = owner.unit.members.flatMap(({ name, value, kind }) =>
    kind === "field" && value.kind !== "function" ? [[name, machine.evaluate(here, value)] as const] : [],
  );
  const all = new Map([...inherited.reverse(), ...own]);
  known(machine).set(owner.unit, all);
  return all;
}

/** A method of a class or of one that it extends, called on an object of it. */
export function methodOf(
  owner: ClassCallable,
  name: string,
  self: Value | undefined,
  depth = 0,
): (Callable & { kind: "function" }) | undefined {
  for (const member of owner.unit.members)
    if (member.name === name && member.value.kind === "function") {
      const held = self ?? { ...nothing, constants: undefined, callables: [owner] };
      return { kind: "function", unit: member.value.unit, frame: owner.frame, self: held, owner };
    }
  const bases = depth < mostBases ? owner.bases.flatMap(({ callables }) => callables) : [];
  return bases
    .map((base) => (base.kind === "class" ? methodOf(base, name, self, depth + 1) : undefined))
    .find((found) => found !== undefined);
}

const none: readonly never[] = [];

/** Classes of the program in a value that extend one of a library with such a name. */
export function extending({ callables }: Value, base: RegExp): readonly ClassCallable[] {
  if (callables.length === 0) return none;
  return callables.flatMap((callable) =>
    callable.kind === "class" && libraryBases(callable).some((name) => base.test(name)) ? [callable] : [],
  );
}
