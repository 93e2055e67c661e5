/**
 * The life of an issue: what engines see becomes issues and occurrences here, and people read them here. It knows no
 * scan beyond its id, and no API.
 */
import type { Clock } from "@gatewatch/base/clock";
import type { Db, RoomMigrations } from "@gatewatch/base/db";
import type { Random } from "@gatewatch/base/random";
import type { FingerprintVersion } from "@gatewatch/engines/findings";
import type { Audit } from "../kernel/audit/index.ts";
import type { Events } from "../kernel/events/index.ts";
import { applyPolicies } from "./apply-policies.ts";
import type { Vulnerabilities } from "./contract.ts";
import { getSla, setSla } from "./deadlines.ts";
import { decide, type IsMember } from "./decide.ts";
import { decisionsMigrations } from "./decisions/index.ts";
import { type CountDiff, createScanEnded, detectionMigrations, type ScanEnded } from "./detection/index.ts";
import { createIngest, type Ingest } from "./ingest.ts";
import { issuesMigrations } from "./issues/index.ts";
import { getIssue, listIssues } from "./issues.ts";
import { eachFinding, listFindings } from "./list.ts";
import { createPolicies } from "./manage-policies.ts";
import { mergeIssue, unmergeIssue } from "./merge.ts";
import { occurrencesMigrations } from "./occurrences/index.ts";
import { policiesMigrations } from "./policies/index.ts";
import { slaMigrations } from "./sla/index.ts";

export { startPolicies, sweepPolicies } from "./apply-policies.ts";
export type {
  Decided,
  FindingFilter,
  FindingPage,
  FindingQuery,
  FindingRow,
  GateFailure,
  Issue,
  IssueDetail,
  IssueId,
  IssuePage,
  IssueQuery,
  OccurrenceId,
  Policies,
  Preview,
  Selection,
  Vulnerabilities,
} from "./contract.ts";
export { startDeadlines, tellBreaches } from "./deadlines.ts";
export {
  type DecisionRecord,
  type Detection,
  detections,
  type IssueStatus,
  issueStatuses,
  type NewDecision,
} from "./decisions/index.ts";
export { type CountDiff, type DiffCounts, type EndedScan, judgePending } from "./detection/index.ts";
export { type ExpiryDeps, expireAcceptances, expiryPolicy, startExpiry } from "./expiry.ts";
export { vulnerabilityFaults } from "./faults.ts";
export { deleteFindings, deleteUnnamedRulesets, deleteUnseenIssues } from "./forget-store.ts";
export type { Ingest, IngestBatch, Ingested } from "./ingest.ts";
export { deleteUnnamedProse } from "./issues/index.ts";
export { startJudging } from "./judging.ts";
export type { NewPolicy, Policy, PolicyMatch } from "./policies/index.ts";
export { rekeyOutdated } from "./rekey.ts";
export type { SlaDays, SlaSetting, SlaState } from "./sla/index.ts";

export const vulnerabilitiesMigrations: readonly RoomMigrations[] = [
  issuesMigrations,
  occurrencesMigrations,
  decisionsMigrations,
  detectionMigrations,
  slaMigrations,
  policiesMigrations,
];

/** Makes the door. `ingest` and `scanEnded` are scanning's ports, passed on by the wiring. */
export function createVulnerabilities(deps: {
  db: Db;
  clock: Clock;
  random: Random;
  events: Pick<Events, "emitEach">;
  audit: Audit;
  /** Hears how judging a scan changes its counts: scanning's. */
  countDiff: CountDiff;
  isMember: IsMember;
  fingerprints?: readonly FingerprintVersion[];
}): Vulnerabilities & { ingest: Ingest; scanEnded: ScanEnded } {
  return {
    scanEnded: createScanEnded(deps),
    issue: (teamId, id) => getIssue(deps.db, deps.clock, teamId, id),
    issues: (teamId, query) => listIssues(deps.db, deps.clock, teamId, query),
    decide: (actor, selection, decision, options) => decide(deps, actor, selection, decision, options),
    merge: (actor, id, into) => mergeIssue(deps, actor, id, into),
    unmerge: (actor, id) => unmergeIssue(deps, actor, id),
    policies: createPolicies(deps),
    sla: (teamId) => getSla(deps.db, teamId),
    setSla: (actor, days) => setSla(deps, actor, days),
    ingest: createIngest(
      deps.clock,
      deps.random,
      async (tx, teamId, ids) => void (await applyPolicies(tx, deps, teamId, ids)),
      deps.fingerprints,
    ),
    eachFinding: (teamId, filter, pageSize) => eachFinding(deps.db, deps.clock, teamId, filter, pageSize),
    findings: (teamId, query) => listFindings(deps.db, deps.clock, teamId, query),
  };
}
