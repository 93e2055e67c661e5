import type { ruleProblem, ruleSet, testRulesAnswer } from "@gatewatch/contracts";
import type { z } from "zod";
import type { RuleSet, RulesTrial } from "../../../scanning/index.ts";

export function ruleSetBody(set: RuleSet): z.output<typeof ruleSet> {
  const { id, name, enabled, version, sha256, rules, createdAt, updatedAt } = set;
  return {
    id,
    name,
    enabled,
    version,
    sha256,
    rules,
    ...problemsBody(set),
    created_at: createdAt.toISOString(),
    updated_at: updatedAt.toISOString(),
  };
}

export function trialBody(trial: RulesTrial): z.output<typeof testRulesAnswer>["data"] {
  const matches = trial.matches.map(({ endLine, endColumn, ...match }) => ({
    ...match,
    end_line: endLine,
    end_column: endColumn,
  }));
  return { rules: trial.rules, ...problemsBody(trial), matches, match_total: trial.matchTotal };
}

function problemsBody({ problems, problemTotal }: Pick<RuleSet, "problems" | "problemTotal">): {
  problems: z.output<typeof ruleProblem>[];
  problem_total: number;
} {
  const shown = problems.map(({ rule = null, line = null, reason, isRun = false }) => ({
    rule,
    line,
    reason,
    runs: isRun,
  }));
  return { problems: shown, problem_total: problemTotal };
}
