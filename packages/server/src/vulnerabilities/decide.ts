/** One way to decide, about one issue or many: checked, locked, kept as history and audited in one transaction. */
import { isDeepStrictEqual } from "node:util";
import type { Clock } from "@gatewatch/base/clock";
import { type Db, inTransaction, type Tx } from "@gatewatch/base/db";
import { newId, readId } from "@gatewatch/base/ids";
import type { Random } from "@gatewatch/base/random";
import { scoreOf } from "@gatewatch/engines/findings";
import type { Principal, TeamId, UserId } from "../kernel/actor.ts";
import type { Audit } from "../kernel/audit/index.ts";
import type { Decided, DecideOptions, Selection } from "./contract.ts";
import {
  type Act,
  checkDecision,
  type IssueChange,
  insertDecisions,
  type NewDecision,
  projectStatus,
} from "./decisions/index.ts";
import { vulnerabilityFaults } from "./faults.ts";
import {
  applyChange,
  applySeverity,
  applyStatus,
  type DecidableIssue,
  lockIssues,
  resolveIds,
  selectIssueIds,
  slaDaysOf,
} from "./issues/index.ts";

export interface DecideDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
  readonly audit: Audit;
}
/** A port: whether a user belongs to the team now. */
export type IsMember = (teamId: TeamId, userId: UserId) => Promise<boolean>;

const issuesAtOnce = 10_000;
const idsInAudit = 100;

/** @throws Fault `vulnerabilities.invalid_decision`, `vulnerabilities.too_many`, `vulnerabilities.version_mismatch` */
export async function decide(
  deps: DecideDeps & { readonly isMember: IsMember },
  actor: Principal,
  selection: Selection,
  decision: NewDecision,
  options: DecideOptions = {},
): Promise<Decided> {
  const now = deps.clock.now();
  checkDecision(decision, now);
  const { assignee } = decision;
  if (assignee && !(await deps.isMember(actor.teamId, assignee))) {
    throw vulnerabilityFaults("vulnerabilities.invalid_decision", {
      message: `"${assignee}" is no active member of this team. Name one that is.`,
      fields: [{ field: "assignee", reason: "is no active member of the team" }],
    });
  }
  return inTransaction(deps.db, async (tx) => {
    const { ids, notFound } = await selectedIds(tx, actor, selection, now);
    const issues = await lockIssues(tx, actor.teamId, ids, now);
    if (options.ifVersion !== undefined) checkVersion(issues, options.ifVersion);
    const changes = issues.map((issue) => changeOf(issue, decision));
    const real = changes.filter((change) => change.isReal);
    const isDryRun = options.dryRun ?? false;
    if (!isDryRun && real.length > 0) {
      await keep(tx, deps, actor, decision, real, now);
      const named = real.slice(0, idsInAudit).map(({ issue }) => issue.id);
      const subject = real.length === 1 ? `vulnerability:${named[0]}` : "vulnerabilities:bulk";
      await deps.audit.record(tx, actor, "vulnerabilities.decided", subject, {
        ...decision,
        count: real.length,
        ids: named,
      });
    }
    return {
      matched: issues.length,
      changed: real.length,
      notFound,
      isDryRun,
      transitions: transitionsOf(real),
    };
  });
}

async function selectedIds(
  tx: Tx,
  { teamId }: Principal,
  selection: Selection,
  now: Date,
): Promise<{ ids: string[]; notFound: string[] }> {
  if ("filter" in selection) {
    const ids = await selectIssueIds(
      tx,
      teamId,
      { ...selection.filter, slaDays: await slaDaysOf(tx, teamId) },
      now,
      issuesAtOnce + 1,
    );
    if (ids.length > issuesAtOnce) {
      throw vulnerabilityFaults("vulnerabilities.too_many", {
        message: `The filter fits more than ${issuesAtOnce} vulnerabilities, which is the most for one request. Narrow it.`,
        fields: [{ field: "filter", reason: `fits more than ${issuesAtOnce}` }],
      });
    }
    return { ids, notFound: [] };
  }
  const asked = selection.ids.map((text) => ({ text, id: readId(text) }));
  const found = new Map(
    (
      await resolveIds(
        tx,
        teamId,
        asked.flatMap(({ id }) => id ?? []),
      )
    ).map((pair) => [pair.asked, pair.id]),
  );
  return {
    ids: [...new Set(found.values())],
    notFound: asked.filter(({ id }) => id === undefined || !found.has(id)).map(({ text }) => text),
  };
}

function checkVersion(issues: readonly DecidableIssue[], version: number): void {
  const other = issues.find((issue) => issue.version !== version);
  if (!other) return;
  throw vulnerabilityFaults("vulnerabilities.version_mismatch", {
    message: `The vulnerability has changed since version ${version} (it is at ${other.version} now). Read it again, then decide.`,
    fields: [{ field: "If-Match", reason: "is not the current version" }],
  });
}

interface Change {
  readonly issue: DecidableIssue;
  readonly from: ReturnType<typeof projectStatus>;
  readonly to: ReturnType<typeof projectStatus>;
  /** The same decision again, without a word, is none. */
  readonly isReal: boolean;
}

function changeOf(issue: DecidableIssue, decision: NewDecision): Change {
  const { status, severity, comment, expiresAt, assignee, ticketLinks } = decision;
  const from = projectStatus(issue);
  const after =
    status === undefined ? issue : { ...issue, decision: status, isExpired: false, sinceDecision: "nothing" as const };
  const to = projectStatus(after);
  const isSameStatus =
    status === undefined ||
    (status === issue.decision && from === to && expiresAt?.getTime() === issue.decisionExpiresAt?.getTime());
  const isSameSeverity = severity === undefined || severity === (issue.overrideSeverity ?? "as_found");
  const isSameRest =
    (assignee === undefined || assignee === issue.assignee) &&
    (ticketLinks === undefined || isDeepStrictEqual(ticketLinks, issue.ticketLinks));
  return { issue, from, to, isReal: !isSameStatus || !isSameSeverity || !isSameRest || (comment ?? "") !== "" };
}

async function keep(
  tx: Tx,
  { clock, random }: DecideDeps,
  actor: Principal,
  { status, severity, comment, expiresAt, assignee, ticketLinks }: NewDecision,
  changes: readonly Change[],
  now: Date,
): Promise<void> {
  const ids = changes.map(({ issue }) => issue.id);
  const change: IssueChange = {
    ...(assignee !== undefined && { assignee }),
    ...(ticketLinks !== undefined && { ticketLinks }),
  };
  const isChanging = Object.keys(change).length > 0;
  const act: Act = {
    madeAt: now,
    actorKind: actor.kind,
    userId: actor.userId,
    keyId: actor.keyId ?? null,
    policy: null,
    status: status ?? null,
    severity: severity ?? null,
    change: isChanging ? change : null,
    comment: comment ?? "",
    expiresAt: expiresAt ?? null,
  };
  const drafts = changes.map(({ issue, from, to }) => ({ id: newId(clock, random), issueId: issue.id, from, to }));
  await insertDecisions(tx, actor.teamId, act, drafts);
  if (status) await applyStatus(tx, actor.teamId, ids, { status, madeAt: now, expiresAt: expiresAt ?? null });
  if (severity === "as_found") await applySeverity(tx, actor.teamId, ids, null, now);
  else if (severity) await applySeverity(tx, actor.teamId, ids, { severity, score: scoreOf(severity) }, now);
  if (isChanging) await applyChange(tx, actor.teamId, ids, change, now);
}

function transitionsOf(changes: readonly Change[]): Decided["transitions"] {
  const groups = Map.groupBy(changes, ({ from, to }) => `${from} ${to}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ from: first.from, to: first.to, count: group.length }] : [];
  });
}
