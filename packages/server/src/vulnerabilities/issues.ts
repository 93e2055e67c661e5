import type { Clock } from "@gatewatch/base/clock";
import type { Db } from "@gatewatch/base/db";
import { readId } from "@gatewatch/base/ids";
import type { TeamId } from "../kernel/actor.ts";
import type { Issue, IssueDetail, IssuePage, IssueQuery } from "./contract.ts";
import { projectStatus, selectDecisions } from "./decisions/index.ts";
import { vulnerabilityFaults } from "./faults.ts";
import {
  countIssues,
  orderOf,
  type StoredIssue,
  selectIssue,
  selectIssues,
  selectMerged,
  slaDaysOf,
} from "./issues/index.ts";
import { type SlaDays, slaStateOf } from "./sla/index.ts";

const exactUpTo = 10_000;
const historyShown = 200;
const mergedShown = 100;

/**
 * One issue with what was decided about it.
 *
 * @param id of the issue or of one of its occurrences, in any accepted form
 * @throws Fault `vulnerabilities.not_found`
 */
export async function getIssue(db: Db, clock: Clock, teamId: TeamId, id: string): Promise<IssueDetail> {
  const read = readId(id);
  const row = read && (await selectIssue(db, teamId, read, clock.now()));
  if (!row) {
    throw vulnerabilityFaults("vulnerabilities.not_found", {
      message: `There is no vulnerability or finding "${id.slice(0, 64)}" in this team. List the vulnerabilities to see their ids.`,
    });
  }
  return {
    ...issueOf(row, await slaDaysOf(db, teamId), clock.now()),
    merged: await selectMerged(db, teamId, row.id, mergedShown),
    history: await selectDecisions(db, teamId, row.id, historyShown),
  };
}

/** One page of the team's issues. @throws Fault `vulnerabilities.invalid_cursor` */
export async function listIssues(db: Db, clock: Clock, teamId: TeamId, query: IssueQuery): Promise<IssuePage> {
  const { limit, cursor, sort = "severity", ...rest } = query;
  const now = clock.now();
  const order = orderOf(sort);
  const after = cursor === undefined ? undefined : order.read(cursor);
  const slaDays = await slaDaysOf(db, teamId);
  const filter = { ...rest, slaDays };
  const [rows, total] = await Promise.all([
    selectIssues(db, teamId, filter, now, { limit: limit + 1, order, ...(after && { after }) }),
    countIssues(db, teamId, filter, now, exactUpTo + 1),
  ]);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    issues: shown.map((row) => issueOf(row, slaDays, now)),
    nextCursor: rows.length > limit && last ? order.write(last) : null,
    total: Math.min(total, exactUpTo),
    totalKind: total <= exactUpTo ? "exact" : "at_least",
  };
}

function issueOf({ isExpired, sinceDecision, isRechecked, ...row }: StoredIssue, days: SlaDays, now: Date): Issue {
  const status = projectStatus({ ...row, isExpired, sinceDecision, isRechecked });
  return { ...row, status, sla: slaStateOf({ ...row, status }, days, now) };
}
