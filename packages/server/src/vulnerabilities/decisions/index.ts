/** What people and named policies decide about issues, kept for ever, and the status that follows from it. */
export { checkDecision } from "./check.ts";
export type { DecisionRecord, IssueChange, NewDecision, TicketLink } from "./contract.ts";
export { factsColumns, hasStatus, isExpired } from "./facts-store.ts";
export { decisionsMigrations } from "./migrations/index.ts";
export { claims, everyStatusFacts, projectStatus, type StatusFacts } from "./project.ts";
export { type Detection, detections, type IssueStatus, issueStatuses } from "./status.ts";
export { type Act, insertDecisions, selectDecisions } from "./store.ts";
