import { type ContextSet, everyContext, type Fact, madeSafe, type State, type Value } from "../values/index.ts";
import { notInherited } from "./classes/inherited.ts";

/** Notes in the state what a condition says when it came out as `outcome`. */
export function learnFrom(state: State, condition: Value, outcome: boolean): void {
  for (const fact of outcome ? condition.whenTrue : whenFalseOf(condition)) state.learn(fact.about, fact.safe);
}

/** What holds when a value does not count as true: where it is an input itself, that it is empty. */
export function whenFalseOf(condition: Value): readonly Fact[] {
  const { whenTrue, whenFalse, taints } = condition;
  const isInput = taints.length > 0 && whenTrue.length === 0 && whenFalse.length === 0;
  return isInput ? factsAbout(condition, everyContext) : whenFalse;
}

/** The value as the state knows it: with what was proved about it. */
export function withFacts(state: State, value: Value): Value {
  if (value.number === 0 || value.taints.length + value.names.length === 0) return value;
  return notInherited(madeSafe(value, state.factAbout(value.number)), state);
}

/** The facts that `safe` holds of a value, and of what it is a part of. */
export function factsAbout(value: Value, safe: ContextSet): Fact[] {
  const facts: Fact[] = [];
  if (value.number !== 0) facts.push({ about: value.number, safe });
  for (const whole of value.partOf) facts.push({ about: whole.about, safe: whole.safe & safe });
  return facts;
}

/** What both lists say. */
export function commonFacts(left: readonly Fact[], right: readonly Fact[]): Fact[] {
  return left.flatMap((fact) => {
    const other = right.find((candidate) => candidate.about === fact.about);
    return other === undefined ? [] : [{ about: fact.about, safe: fact.safe & other.safe }];
  });
}
