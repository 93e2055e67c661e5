import type { Result } from "sarif";
import type { Severity } from "../../findings/index.ts";

/** SARIF 2.1.0 §3.27.10. */
export function levelOf(severity: Severity): Result.level {
  switch (severity) {
    case "critical":
    case "high":
      return "error";
    case "medium":
      return "warning";
    case "low":
    case "info":
      return "note";
  }
}

/** The property that GitHub and others sort by: `"0.1"` to `"10.0"`; absent for a finding without severity. */
export function securitySeverity(score: number): { "security-severity"?: string } {
  return score > 0 ? { "security-severity": score.toFixed(1) } : {};
}
