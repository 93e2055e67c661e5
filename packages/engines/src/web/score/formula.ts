import { isAtLeast, type Severity } from "../../findings/index.ts";

export const scoreVersion = 1;
export type Grade = "A+" | "A" | "B" | "C" | "D" | "E" | "F";

/** All findings of one rule, as the formula sees them. */
export interface RuleGroup {
  readonly ruleId: string;
  readonly category: string;
  /** Severity and confidence of each finding of the rule. */
  readonly findings: readonly { readonly severity: Severity; readonly confidence: "high" | "medium" | "low" }[];
  /** Places where the rule holds, at least 1. */
  readonly locations: number;
  /** The certificate or the handshake is broken: encryption gives no protection. */
  readonly invalidatesTls: boolean;
}

export interface Score {
  /** 0 to 100. */
  readonly value: number;
  readonly grade: Grade;
  /** What each rule took from 100 on its own, in points with two decimals, in rule order. */
  readonly groups: readonly {
    readonly ruleId: string;
    readonly category: string;
    readonly locations: number;
    readonly points: number;
  }[];
  /** The score each category would have if it were alone. */
  readonly categories: Readonly<Record<string, number>>;
  /** The caps that lowered the score. */
  readonly caps: readonly { readonly reason: string; readonly atMost: number }[];
}

const severityWeights: Readonly<Record<Severity, number>> = { critical: 60, high: 30, medium: 13, low: 4, info: 0 };
const confidenceWeights = { high: 1, medium: 0.7, low: 0.4 } as const;

/**
 * The score, version 1: `round(100 × Π (1 − w/100))` over rule groups with `w` = severity weight × confidence × spread,
 * then caps. Groups are multiplied in rule-id order, so the order they came in changes nothing, not even by rounding.
 */
export function webScore(groups: readonly RuleGroup[]): Score {
  const ordered = [...groups].sort((left, right) =>
    left.ruleId < right.ruleId ? -1 : left.ruleId > right.ruleId ? 1 : 0,
  );
  const caps = capsOf(ordered);
  const uncapped = Math.round(100 * product(ordered));
  const value = Math.min(uncapped, ...caps.map((cap) => cap.atMost));
  const categories = Object.fromEntries(
    [...Map.groupBy(ordered, (group) => group.category)].map(([category, members]) => [
      category,
      Math.round(100 * product(members)),
    ]),
  );
  return {
    value,
    grade: gradeOf(value, ordered.some(hasMedium)),
    groups: ordered.map(({ ruleId, category, locations, ...group }) => ({
      ruleId,
      category,
      locations,
      points: Math.round(100 * weightOf({ ruleId, category, locations, ...group })) / 100,
    })),
    categories,
    caps: caps.filter((cap) => cap.atMost < uncapped),
  };
}

function product(groups: readonly RuleGroup[]): number {
  return groups.reduce((rest, group) => rest * (1 - weightOf(group) / 100), 1);
}

function weightOf(group: RuleGroup): number {
  const heaviest = Math.max(
    0,
    ...group.findings.map((finding) => severityWeights[finding.severity] * confidenceWeights[finding.confidence]),
  );
  const spread = Math.min(1.5, 1 + 0.15 * Math.log2(Math.max(1, group.locations)));
  return heaviest * spread;
}

function capsOf(groups: readonly RuleGroup[]): readonly { reason: string; atMost: number }[] {
  const certain = (severity: Severity) =>
    groups.some((group) =>
      group.findings.some((finding) => finding.severity === severity && finding.confidence === "high"),
    );
  return [
    ...(certain("critical") ? [{ reason: "a critical finding with high confidence", atMost: 39 }] : []),
    ...(certain("high") ? [{ reason: "a high finding with high confidence", atMost: 69 }] : []),
    ...(groups.some((group) => group.invalidatesTls) ? [{ reason: "TLS is not valid", atMost: 59 }] : []),
  ];
}

function hasMedium(group: RuleGroup): boolean {
  return group.findings.some((finding) => isAtLeast(finding.severity, "medium"));
}

function gradeOf(value: number, medium: boolean): Grade {
  if (value >= 97 && !medium) return "A+";
  if (value >= 90) return "A";
  if (value >= 80) return "B";
  if (value >= 70) return "C";
  if (value >= 55) return "D";
  return value >= 40 ? "E" : "F";
}
