/** Abstract values and the state they live in: what is known of a program's data at one point. It evaluates nothing. */
export { calculated, ordered } from "./arithmetic.ts";
export { type Context, type ContextSet, contextSet, contexts, everyContext, isSafeFor, noContext } from "./contexts.ts";
export { join, joinAll } from "./join.ts";
export { isSameCallable } from "./same-callable.ts";
export { State } from "./state.ts";
export { contents, emptyThing, itemsOf, listOf, mostSlots, type Thing, withRest, withSlot } from "./thing.ts";
export {
  asPart,
  type Callable,
  type ClassCallable,
  clip,
  constant,
  type Fact,
  Frame,
  type Hop,
  isKnown,
  madeSafe,
  mergeTaints,
  mostText,
  named,
  nothing,
  oneOf,
  only,
  onlyTaints,
  type Pending,
  type Place,
  type Source,
  type SourceLabel,
  type Taint,
  truth,
  unknown,
  type Value,
  withHop,
} from "./value.ts";
