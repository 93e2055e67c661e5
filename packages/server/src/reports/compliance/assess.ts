import type { RuleTally } from "../generate/tally.ts";
import type { Framework, Requirement } from "./requirements.ts";

export type Verdict = "findings" | "no finding" | "partly assessed" | "not assessed";

export interface Assessed {
  readonly requirement: Requirement;
  readonly verdict: Verdict;
  readonly findings: number;
  readonly reason: string;
}

/**
 * What scans say about each requirement. Only an engine that completed lets a requirement count as assessed; where none
 * is there, or none ran, the row says so.
 *
 * @param completed engines that completed in every scan of the report that has them
 */
export function assess(framework: Framework, rules: readonly RuleTally[], completed: ReadonlySet<string>): Assessed[] {
  return framework.requirements.map((requirement) => {
    const concerned = rules.filter((rule) => rule.open > 0 && requirement.concerns(rule));
    const findings = concerned.reduce((sum, rule) => sum + rule.open, 0);
    const ran = requirement.engines.filter((engine) => completed.has(engine));
    const missing = requirement.engines.filter((engine) => !completed.has(engine));
    return { requirement, findings, ...verdictOf(requirement, concerned, ran, missing) };
  });
}

function verdictOf(
  { engines }: Requirement,
  concerned: readonly RuleTally[],
  ran: readonly string[],
  missing: readonly string[],
): Pick<Assessed, "verdict" | "reason"> {
  const worst = concerned[0];
  if (worst) return { verdict: "findings", reason: `worst: ${worst.severity}, ${worst.title}` };
  if (engines.length === 0) return { verdict: "not assessed", reason: "no engine can judge this; it needs people" };
  if (ran.length === 0) return { verdict: "not assessed", reason: `did not run to its end: ${missing.join(", ")}` };
  const reason = `looked at by ${ran.join(", ")}`;
  if (missing.length > 0) return { verdict: "partly assessed", reason: `${reason}; not by ${missing.join(", ")}` };
  return { verdict: "no finding", reason };
}
