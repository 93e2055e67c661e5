/** What a person may decide about an issue, and what the projection shows: the same six words. */
export const issueStatuses = [
  "open",
  "in_progress",
  "fixed",
  "fix_verified",
  "false_positive",
  "accepted_risk",
] as const;
export type IssueStatus = (typeof issueStatuses)[number];

/** The verdict of the newest scan that covered the issue's place. */
export const detections = ["seen", "not_seen", "unknown"] as const;
export type Detection = (typeof detections)[number];
