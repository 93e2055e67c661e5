import type { Clock } from "@gatewatch/base/clock";
import type { Db } from "@gatewatch/base/db";
import { isAtLeast, severities } from "@gatewatch/engines/findings";
import type { TeamId } from "../kernel/actor.ts";
import type { FindingPage, FindingQuery, FindingRow } from "./contract.ts";
import { readCursor, writeCursor } from "./cursor.ts";
import { projectStatus } from "./decisions/index.ts";
import { countFindings, type OccurrenceFilter, type StoredFinding, selectFindings } from "./occurrences/index.ts";

const exactUpTo = 10_000;

/** One page of findings, worst first. @throws Fault `vulnerabilities.invalid_cursor` */
export async function listFindings(db: Db, clock: Clock, teamId: TeamId, query: FindingQuery): Promise<FindingPage> {
  const { severityAtLeast } = query;
  const filter: OccurrenceFilter = {
    ...(query.scanIds && { scanIds: query.scanIds }),
    ...(query.diff && { diff: query.diff }),
    ...(query.scoreExactly !== undefined && { scoreExactly: asStored(query.scoreExactly) }),
    ...(query.scoreAtLeast !== undefined && { scoreAtLeast: asStored(query.scoreAtLeast) }),
    ...(query.cwe !== undefined && { cwe: query.cwe }),
    ...(query.primaryCweIn && { primaryCweIn: query.primaryCweIn }),
    ...(query.targetId !== undefined && { targetId: query.targetId }),
    ...(query.scansSince && { scansSince: query.scansSince }),
    ...(severityAtLeast &&
      severityAtLeast !== "info" && { severities: severities.filter((word) => isAtLeast(word, severityAtLeast)) }),
  };
  // An offset page promises a number that its contract documents; a keyset page does not need one.
  const exact = query.offset !== undefined;
  const after = query.cursor === undefined ? undefined : readCursor(query.cursor);
  const [rows, total] = await Promise.all([
    selectFindings(db, teamId, filter, clock.now(), {
      limit: query.limit + 1,
      offset: query.offset ?? 0,
      ...(after && { after }),
    }),
    countFindings(db, teamId, filter, exact ? Number.MAX_SAFE_INTEGER : exactUpTo + 1),
  ]);
  const findings = rows.slice(0, query.limit).map(findingOf);
  const last = findings.at(-1);
  return {
    findings,
    nextCursor: rows.length > query.limit && last ? writeCursor({ score: last.severityScore, id: last.id }) : null,
    total: exact ? total : Math.min(total, exactUpTo),
    totalKind: exact || total <= exactUpTo ? "exact" : "at_least",
  };
}

function findingOf(stored: StoredFinding): FindingRow {
  const { decision, isExpired, detection, sinceDecision, isRechecked, decidedAt: _, ...row } = stored;
  return { ...row, status: projectStatus({ decision, isExpired, detection, sinceDecision, isRechecked }) };
}

/** Scores have two decimals at most; finer ones may not even fit the column's type. */
function asStored(score: number): number {
  return Math.round(score * 100) / 100;
}
