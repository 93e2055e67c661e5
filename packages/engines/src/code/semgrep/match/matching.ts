import type { Facts } from "../facts/index.ts";
import type { Pattern } from "../pattern/index.ts";
import type { SyntaxNode } from "../syntax/index.ts";
import type { Bindings } from "./bindings.ts";
import type { Budget } from "./budget.ts";
import type { MatchOptions } from "./contract.ts";
import type { Expressions } from "./expressions.ts";

/** What is told for each way to match. */
export type Next = (bindings: Bindings) => void;
/** The same for a run of statements, with the end of the last. */
export type NextUntil = (bindings: Bindings, end: number) => void;

/** The matching of one rule on one file, as its parts see it. */
export interface Matching {
  readonly facts: Facts;
  readonly budget: Budget;
  readonly options: MatchOptions;
  readonly expressions: Expressions;
  match(pattern: Pattern, node: SyntaxNode, bindings: Bindings, next: Next): void;
}
