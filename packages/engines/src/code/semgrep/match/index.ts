/** Compiled patterns on converted files: where they match and with what. Steps are counted, expressions have deadlines. */
export { type Bindings, type Bound, bind, boundNode, boundText, merge, noBindings } from "./bindings.ts";
export { Budget, BudgetEnded } from "./budget.ts";
export type { Match, MatchOptions } from "./contract.ts";
export { createExpressions, ExpressionError, type Expressions, translate } from "./expressions.ts";
export { Matcher } from "./matcher.ts";
