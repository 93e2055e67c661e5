import type { FlatTree, GrammarName } from "../parse/index.ts";
import type { Taint } from "../values/index.ts";
import type { Match } from "./match/index.ts";
import type { UserRule } from "./rules/rule.ts";
import type { RuleMarks } from "./taint/parts.ts";

/** One match of a rule in a file; `source` for taint rules, `taint` with its way where it was followed through functions. */
export interface UserHit {
  readonly rule: UserRule;
  readonly match: Match & { readonly source?: { readonly start: number; readonly end: number } };
  readonly taint?: Taint;
}

/** What of the users' rules is not run, or was ended, and why. */
export interface RuleProblem {
  /** For people: a rule of a file, or the file; where a rule was ended, the path of the code. */
  readonly place: string;
  readonly reason: string;
  /** The rule's id; left out where all that the file still holds is meant. */
  readonly rule?: string;
  /** In the file of rules, from 1. */
  readonly line?: number;
  /** The rule is run all the same, but for the part that is told. */
  readonly isRun?: true;
}

export interface SourceFile {
  readonly path: string;
  readonly grammar: GrammarName;
  readonly tree: FlatTree;
}

/** What the rules say of one file. */
export interface FileSearch {
  readonly hits: readonly UserHit[];
  /** Where the parts of taint rules stand, for following these through the program. */
  readonly marks: readonly RuleMarks[];
  /** Rules that were ended in it. */
  readonly problems: readonly RuleProblem[];
}

export interface UserRules {
  readonly rules: readonly UserRule[];
  readonly problems: readonly RuleProblem[];
  /** A program begins: rules that were ended too often in the one before are run again. */
  restart(): void;
  /** Runs all rules that concern a file. */
  search(file: SourceFile): Promise<FileSearch>;
}
