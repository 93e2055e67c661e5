import {
  type Callable,
  type ClassCallable,
  type ContextSet,
  emptyThing,
  everyContext,
  type Fact,
  madeSafe,
  type Place,
  type Value,
  withRest,
  withSlot,
} from "../../values/index.ts";
import { libraryBases } from "../classes/bases.ts";
import { elementsOf } from "../elements.ts";
import { withFacts } from "../facts.ts";
import { load } from "../load.ts";
import { givenInOrder, type Here, type Machine } from "../machine.ts";
import { allocate } from "../store.ts";

/** What a check leaves of what passes it. */
export type Proof =
  /** A text, or anything else of one piece, that is safe for these contexts. */
  | {
      readonly kind: "safe";
      readonly safe: ContextSet;
      /** What was checked was made of what was given, which is not proved by it. */
      readonly converts?: true;
    }
  | { readonly kind: "fields"; readonly shape: Shape }
  | { readonly kind: "items"; readonly item: Proof }
  /** It went through a function of the program, which throws or gives what is kept. */
  | {
      readonly kind: "checked";
      readonly by: Callable;
      readonly before: Proof;
      /** What it gives is not looked at: what passes it is kept as it was. */
      readonly keeps?: true;
    };

/** An object of which each field was checked by itself. */
export interface Shape {
  /** By name; asked for when the object is made, as types may hold themselves. */
  readonly fields: () => ReadonlyMap<string, Proof>;
  /** Fields that are not named pass as they are. */
  readonly isOpen: boolean;
  /** The class of the object that the check makes, where it makes one. */
  readonly owner?: ClassCallable;
}

export function safeProof(safe: ContextSet): Proof {
  return { kind: "safe", safe };
}

/** Whether nothing of the sender's own choice passes. */
export function isProvedWhole(proof: Proof): boolean {
  return proof.kind === "safe" && proof.safe === everyContext;
}

export function fieldsProof(shape: Shape): Proof {
  return { kind: "fields", shape };
}

export function itemsProof(item: Proof): Proof {
  return { kind: "items", item };
}

/** What is proved where either of two checks is passed. */
export function either(left: Proof, right: Proof): Proof {
  if (left.kind === "safe" && right.kind === "safe") return safeProof(left.safe & right.safe);
  // Beside an object, a number or nothing at all does no harm.
  if (left.kind === "safe") return left.safe === everyContext ? right : safeProof(0);
  return right.kind === "safe" && right.safe === everyContext ? left : safeProof(0);
}

/** What is proved where both checks are passed. */
export function both(left: Proof, right: Proof): Proof {
  if (left.kind === "safe" && right.kind === "safe") return { ...left, ...right, safe: left.safe | right.safe };
  if (left.kind === "fields" && right.kind === "fields") {
    const fields = () => new Map([...left.shape.fields(), ...right.shape.fields()]);
    return fieldsProof({ fields, isOpen: left.shape.isOpen || right.shape.isOpen });
  }
  return left.kind === "safe" ? right : left;
}

const mostDepth = 3;

/** A value after a check: of an object each field by its own. */
export function through(machine: Machine, here: Here, value: Value, proof: Proof, at: Place, depth = 0): Value {
  switch (proof.kind) {
    case "safe":
      return madeSafe(value, proof.safe);
    case "checked": {
      const before = through(machine, here, value, proof.before, at, depth);
      const result = machine.invoke(here, proof.by, givenInOrder(before), at, false);
      return proof.keeps === true ? withFacts(here.state, before) : result;
    }
    case "items": {
      const item = through(machine, here, elementsOf(here.state, value), proof.item, at, depth);
      return allocate(machine, here.state, withRest({ ...emptyThing(true), length: undefined }, item));
    }
    case "fields": {
      if (depth >= mostDepth) return value;
      const { fields, isOpen, owner } = proof.shape;
      let thing = { ...emptyThing(), instanceOf: owner };
      for (const [name, field] of fields()) {
        const part = through(machine, here, load(machine, here, value, name, at), field, at, depth + 1);
        thing = withSlot(thing, name, part, true);
      }
      if (isOpen) thing = withRest(thing, elementsOf(here.state, value));
      const made = allocate(machine, here.state, thing);
      if (owner === undefined) return made;
      return { ...made, names: libraryBases(owner).map((name) => `${name}()`), isOpen: true };
    }
  }
}

/** What holds of the value with this number itself where a check let it pass. */
export function factsOf(machine: Machine, number: number, proof: Proof, depth = 0): Fact[] {
  if (number === 0 || depth > mostDepth) return [];
  switch (proof.kind) {
    case "safe":
      return proof.safe === 0 || proof.converts === true ? [] : [{ about: number, safe: proof.safe }];
    case "fields":
      return [...proof.shape.fields()].flatMap(([name, field]) =>
        factsOf(machine, machine.memberNumber(number, name), field, depth + 1),
      );
    case "items":
      return proof.item.kind === "safe" ? factsOf(machine, number, proof.item, depth) : [];
    case "checked":
      return [];
  }
}

/** What was proved of a value is known from here on. */
export function learnProved(machine: Machine, { state }: Here, { number }: Value, proof: Proof): void {
  for (const { about, safe } of factsOf(machine, number, proof)) state.learn(about, safe);
}
