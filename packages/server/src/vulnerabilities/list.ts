import type { Clock } from "@gatewatch/base/clock";
import type { Db } from "@gatewatch/base/db";
import { isAtLeast, severities } from "@gatewatch/engines/findings";
import type { TeamId } from "../kernel/actor.ts";
import type { FindingFilter, FindingPage, FindingQuery, FindingRow } from "./contract.ts";
import { type Place, readCursor, writeCursor } from "./cursor.ts";
import { projectStatus } from "./decisions/index.ts";
import { countFindings, type OccurrenceFilter, type StoredFinding, selectFindings } from "./occurrences/index.ts";

const exactUpTo = 10_000;

/** One page of findings, worst first. @throws Fault `vulnerabilities.invalid_cursor` */
export async function listFindings(db: Db, clock: Clock, teamId: TeamId, query: FindingQuery): Promise<FindingPage> {
  const now = clock.now();
  const filter = filterOf(query, now);
  // An offset page promises a number that its contract documents; a keyset page does not need one.
  const exact = query.offset !== undefined;
  const after = query.cursor === undefined ? undefined : readCursor(query.cursor);
  const [rows, counted] = await Promise.all([
    selectFindings(db, teamId, filter, now, {
      limit: query.limit + 1,
      offset: query.offset ?? 0,
      ...(after && { after }),
    }),
    countFindings(db, teamId, filter, exact ? undefined : exactUpTo),
  ]);
  const findings = rows.slice(0, query.limit).map(findingOf);
  const last = findings.at(-1);
  return {
    findings,
    nextCursor: rows.length > query.limit && last ? writeCursor({ score: last.severityScore, id: last.id }) : null,
    ...counted,
  };
}

function findingOf(stored: StoredFinding): FindingRow {
  const { decision, isExpired, detection, sinceDecision, isRechecked, decidedAt: _, ...row } = stored;
  return { ...row, status: projectStatus({ decision, isExpired, detection, sinceDecision, isRechecked }) };
}

/** All findings that fit, worst first, read a page at a time while they are taken. */
export async function* eachFinding(
  db: Db,
  clock: Clock,
  teamId: TeamId,
  query: FindingFilter,
  pageSize = 500,
): AsyncGenerator<FindingRow> {
  const now = clock.now();
  const filter = filterOf(query, now);
  for (let after: Place | undefined; ; ) {
    const rows = await selectFindings(db, teamId, filter, now, {
      limit: pageSize,
      offset: 0,
      ...(after && { after }),
    });
    for (const row of rows) yield findingOf(row);
    const last = rows.at(-1);
    if (!last || rows.length < pageSize) return;
    after = { score: last.severityScore, id: last.id };
  }
}

function filterOf(query: FindingFilter, now: Date): OccurrenceFilter {
  const { severityAtLeast } = query;
  return {
    ...(query.scanIds && { scanIds: query.scanIds }),
    ...(query.diff && { diff: query.diff }),
    ...(query.statuses && { statuses: { words: query.statuses, now } }),
    ...(query.scoreExactly !== undefined && { scoreExactly: asStored(query.scoreExactly) }),
    ...(query.scoreAtLeast !== undefined && { scoreAtLeast: asStored(query.scoreAtLeast) }),
    ...(query.cwe !== undefined && { cwe: query.cwe }),
    ...(query.primaryCweIn && { primaryCweIn: query.primaryCweIn }),
    ...(query.targetId !== undefined && { targetId: query.targetId }),
    ...(query.scansSince && { scansSince: query.scansSince }),
    ...(severityAtLeast &&
      severityAtLeast !== "info" && { severities: severities.filter((word) => isAtLeast(word, severityAtLeast)) }),
  };
}

/** Scores have two decimals at most; finer ones may not even fit the column's type. */
function asStored(score: number): number {
  return Math.round(score * 100) / 100;
}
