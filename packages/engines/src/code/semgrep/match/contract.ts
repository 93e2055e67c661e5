import type { Bindings } from "./bindings.ts";

/** What a rule may change of how patterns are matched. */
export interface MatchOptions {
  readonly propagatesConstants: boolean;
  readonly propagatesSymbols: boolean;
  readonly isCommutative: boolean;
  readonly varIsAny: boolean;
  readonly declarationIsAssignment: boolean;
  readonly hasImplicitDots: boolean;
}

/** One match: offsets in the file and what the metavariables stand for. */
export interface Match {
  readonly start: number;
  readonly end: number;
  readonly bindings: Bindings;
}
