import { type Detection, detections, type IssueStatus, issueStatuses } from "./status.ts";

/** Everything that a status follows from. */
export interface StatusFacts {
  readonly decision: IssueStatus;
  /** The decision had an end, and it is over. */
  readonly isExpired: boolean;
  readonly detection: Detection;
  /** The newest verdict of a scan that started after the decision. */
  readonly sinceDecision: "seen" | "not_seen" | "nothing";
  /** That it is not seen was found by a recheck of this very issue. */
  readonly isRechecked: boolean;
}

/**
 * The status of an issue: what was decided about it, against what engines see. The one place that knows; the first rule
 * that fits wins. One piece of evidence (a claim, or absence) is "fixed", two are "fix verified".
 */
export function projectStatus(facts: StatusFacts): IssueStatus {
  const { decision, isExpired, detection, sinceDecision, isRechecked } = facts;
  const isAbsent = detection === "not_seen";
  switch (decision) {
    case "false_positive":
      return "false_positive";
    case "accepted_risk":
      if (isAbsent) return "fixed";
      return isExpired ? "open" : "accepted_risk";
    case "fix_verified":
      return sinceDecision === "seen" ? "open" : "fix_verified";
    case "fixed":
      if (sinceDecision === "seen") return "open";
      return isAbsent && sinceDecision === "not_seen" ? "fix_verified" : "fixed";
    case "open":
    case "in_progress":
      if (!isAbsent) return decision;
      return isRechecked ? "fix_verified" : "fixed";
  }
}

const sinces = ["seen", "not_seen", "nothing"] as const;

/** Every combination of facts there is: how a filter by status reaches the store without a second projection in SQL. */
export const everyStatusFacts: readonly StatusFacts[] = issueStatuses.flatMap((decision) =>
  [false, true].flatMap((isExpired) =>
    detections.flatMap((detection) =>
      sinces.flatMap((sinceDecision) =>
        [false, true].map((isRechecked) => ({ decision, isExpired, detection, sinceDecision, isRechecked })),
      ),
    ),
  ),
);

/** Decisions that claim the defect is gone, and that a later sighting refutes. */
export const claims: readonly IssueStatus[] = ["fixed", "fix_verified"];
