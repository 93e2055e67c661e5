import type { RuleMatch, RuleProblem, SnippetLanguage } from "@gatewatch/engines/code";
import type { Principal, TeamId } from "../../kernel/actor.ts";

export interface NewRuleSet {
  readonly name: string;
  readonly enabled: boolean;
  /** Rules in Semgrep's YAML. */
  readonly text: string;
}

/** What is absent stays. */
export type RuleSetChange = { readonly [Part in keyof NewRuleSet]?: NewRuleSet[Part] | undefined };

/** A set as it was read when it was saved; a later version of the engine may read more of it. */
export interface RuleSet extends Omit<NewRuleSet, "text"> {
  readonly id: string;
  /** Raised by every change. */
  readonly version: number;
  /** Of the text, in hexadecimal digits. */
  readonly sha256: string;
  /** Rules that are run. */
  readonly rules: number;
  /** The first 200 of what is not run, or in part. */
  readonly problems: readonly Problem[];
  readonly problemTotal: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export type Problem = Omit<RuleProblem, "place">;

export interface RuleTrialRequest {
  readonly text: string;
  readonly code: string;
  readonly language: SnippetLanguage;
  /** Where the code would lie, for rules that name their paths. */
  readonly path?: string;
}

export interface RulesTrial {
  readonly rules: number;
  readonly problems: readonly Problem[];
  readonly problemTotal: number;
  /** The first 500, in the order of the code. */
  readonly matches: readonly RuleMatch[];
  readonly matchTotal: number;
}

/**
 * Faults: `rules.not_found`, `rules.exists`, `rules.unusable`, `rules.too_demanding`, `rules.limit_reached`,
 * `rules.version_mismatch`, `rules.busy`.
 */
export interface RuleSets {
  /** By name. */
  list(teamId: TeamId): Promise<readonly RuleSet[]>;
  get(teamId: TeamId, id: string): Promise<RuleSet & Pick<NewRuleSet, "text">>;
  create(actor: Principal, set: NewRuleSet): Promise<RuleSet>;
  /** @param ifVersion refuses when it has changed since that version */
  change(actor: Principal, id: string, change: RuleSetChange, ifVersion?: number): Promise<RuleSet>;
  remove(actor: Principal, id: string, ifVersion?: number): Promise<void>;
  /** Runs a text of rules on a piece of code. Changes nothing. */
  test(request: RuleTrialRequest): Promise<RulesTrial>;
}
