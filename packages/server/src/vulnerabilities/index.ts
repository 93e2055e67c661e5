/**
 * The life of an issue: what engines see becomes issues and occurrences here, and people read them here. It knows no
 * scan beyond its id, and no API.
 */
import type { Clock } from "@gatewatch/base/clock";
import type { Db, RoomMigrations } from "@gatewatch/base/db";
import type { Random } from "@gatewatch/base/random";
import type { Vulnerabilities } from "./contract.ts";
import { createIngest, type Ingest } from "./ingest.ts";
import { issuesMigrations } from "./issues/index.ts";
import { listFindings } from "./list.ts";
import { occurrencesMigrations } from "./occurrences/index.ts";

export type { FindingPage, FindingQuery, FindingRow, IssueId, OccurrenceId, Vulnerabilities } from "./contract.ts";
export type { Ingest, IngestBatch, Ingested } from "./ingest.ts";

export const vulnerabilitiesMigrations: readonly RoomMigrations[] = [issuesMigrations, occurrencesMigrations];

/** Makes the door. `ingest` is scanning's finding sink, passed on by the wiring. */
export function createVulnerabilities(deps: {
  db: Db;
  clock: Clock;
  random: Random;
}): Vulnerabilities & { ingest: Ingest } {
  return {
    ingest: createIngest(deps.clock, deps.random),
    findings: (teamId, query) => listFindings(deps.db, teamId, query),
  };
}
