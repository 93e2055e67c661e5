/** The states of a vulnerability, in the order in which they are offered. */
export const vulnerabilityStatuses = [
  "open",
  "in_progress",
  "fixed",
  "fix_verified",
  "accepted_risk",
  "false_positive",
] as const;

export const vulnerabilityStatusNames: Record<(typeof vulnerabilityStatuses)[number], string> = {
  open: "Open",
  in_progress: "In progress",
  fixed: "Fixed",
  fix_verified: "Fix verified",
  accepted_risk: "Accepted risk",
  false_positive: "False positive",
};
