import type { FlatTree, GrammarName } from "../parse/index.ts";
import type { Match } from "./match/index.ts";
import type { UserRule } from "./rules/rule.ts";

/** One match of a rule in a file; `source` for taint rules. */
export interface UserHit {
  readonly rule: UserRule;
  readonly match: Match & { readonly source?: { readonly start: number; readonly end: number } };
}

/** A rule or file that is not run, or was ended, and why. */
export interface RuleProblem {
  readonly place: string;
  readonly reason: string;
}

export interface SourceFile {
  readonly path: string;
  readonly grammar: GrammarName;
  readonly tree: FlatTree;
}

export interface UserRules {
  readonly rules: readonly UserRule[];
  readonly problems: readonly RuleProblem[];
  /** A program begins: rules that were ended too often in the one before are run again. */
  restart(): void;
  /** Runs all rules that concern a file. `problems` names the rules that were ended in it. */
  search(file: SourceFile): Promise<{ readonly hits: readonly UserHit[]; readonly problems: readonly RuleProblem[] }>;
}
