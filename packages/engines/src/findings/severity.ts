import { type Severity, severities } from "./finding.ts";

/** The word for a score from 0 to 10: ≥ 9 critical, ≥ 7 high, ≥ 4 medium, > 0 low, 0 info. */
export function severityOf(score: number): Severity {
  if (score >= 9) return "critical";
  if (score >= 7) return "high";
  if (score >= 4) return "medium";
  return score > 0 ? "low" : "info";
}

/** The estimated score of a word, where nothing better is known. */
export function scoreOf(severity: Severity): number {
  return { critical: 9.5, high: 8, medium: 5.5, low: 2.5, info: 0 }[severity];
}

/** True when `severity` is at least `threshold`. */
export function isAtLeast(severity: Severity, threshold: Severity): boolean {
  return severities.indexOf(severity) >= severities.indexOf(threshold);
}

/** The word for a confidence from 1 to 10: 1-3 low, 4-7 medium, 8-10 high. */
export function confidenceWord(confidence: number): "low" | "medium" | "high" {
  if (confidence >= 8) return "high";
  return confidence >= 4 ? "medium" : "low";
}
