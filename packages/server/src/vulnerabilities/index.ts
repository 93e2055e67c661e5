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
import type { Vulnerabilities } from "./contract.ts";
import { decide } from "./decide.ts";
import { decisionsMigrations } from "./decisions/index.ts";
import { type CountDiff, createScanEnded, detectionMigrations, type ScanEnded } from "./detection/index.ts";
import { createIngest, type Ingest } from "./ingest.ts";
import { issuesMigrations } from "./issues/index.ts";
import { getIssue, listIssues } from "./issues.ts";
import { eachFinding, listFindings } from "./list.ts";
import { mergeIssue, unmergeIssue } from "./merge.ts";
import { occurrencesMigrations } from "./occurrences/index.ts";

export type {
  Decided,
  FindingFilter,
  FindingPage,
  FindingQuery,
  FindingRow,
  Issue,
  IssueDetail,
  IssueId,
  IssuePage,
  IssueQuery,
  OccurrenceId,
  Selection,
  Vulnerabilities,
} from "./contract.ts";
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
export { deleteFindings, deleteUnseenIssues } from "./forget-store.ts";
export type { Ingest, IngestBatch, Ingested } from "./ingest.ts";
export { deleteUnnamedProse } from "./issues/index.ts";
export { startJudging } from "./judging.ts";
export { rekeyOutdated } from "./rekey.ts";

export const vulnerabilitiesMigrations: readonly RoomMigrations[] = [
  issuesMigrations,
  occurrencesMigrations,
  decisionsMigrations,
  detectionMigrations,
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
  fingerprints?: readonly FingerprintVersion[];
}): Vulnerabilities & { ingest: Ingest; scanEnded: ScanEnded } {
  return {
    scanEnded: createScanEnded(deps),
    issue: (teamId, id) => getIssue(deps.db, deps.clock, teamId, id),
    issues: (teamId, query) => listIssues(deps.db, deps.clock, teamId, query),
    decide: (actor, selection, decision, options) => decide(deps, actor, selection, decision, options),
    merge: (actor, id, into) => mergeIssue(deps, actor, id, into),
    unmerge: (actor, id) => unmergeIssue(deps, actor, id),
    ingest: createIngest(deps.clock, deps.random, deps.fingerprints),
    eachFinding: (teamId, filter) => eachFinding(deps.db, deps.clock, teamId, filter),
    findings: (teamId, query) => listFindings(deps.db, deps.clock, teamId, query),
  };
}
