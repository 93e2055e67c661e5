/** Policies at work: each act is a decision like any other, with the policy's name instead of a person. */
import { type Db, inTransaction, isConnectionLoss, type Tx } from "@gatewatch/base/db";
import { newId } from "@gatewatch/base/ids";
import type { Log } from "@gatewatch/base/log";
import { scoreOf } from "@gatewatch/engines/findings";
import type { TeamId } from "../kernel/actor.ts";
import type { DecideDeps } from "./decide.ts";
import { type Act, insertDecisions, projectStatus } from "./decisions/index.ts";
import {
  type ActPart,
  actParts,
  applyChange,
  applySeverity,
  applyStatus,
  type DecidableIssue,
  lockFitting,
} from "./issues/index.ts";
import { type Policy, selectDuePolicies, selectPolicies, setNextSweep } from "./policies/index.ts";

const issuesAtOnce = 1000;
const batchesAtOnce = 10;
const teamsAtOnce = 100;
const pauseMs = 60_000;
const sweepEveryMs = 3_600_000;
const dayMs = 24 * 3_600_000;
const idsInAudit = 100;

type ApplyDeps = Pick<DecideDeps, "clock" | "random" | "audit">;

/**
 * Applies the team's enabled policies in their order; what one has decided, the next leaves alone.
 *
 * @param ids only these issues; absent = all of the team, 1,000 for each part of a policy
 * @returns whether more may be left
 */
export async function applyPolicies(
  tx: Tx,
  deps: ApplyDeps,
  teamId: TeamId,
  ids?: readonly string[],
): Promise<boolean> {
  if (ids?.length === 0) return false;
  let isMore = false;
  for (const policy of await selectPolicies(tx, teamId)) {
    if (!policy.enabled) continue;
    for (const part of actParts) {
      if (policy.act[part] === undefined) continue;
      const now = deps.clock.now();
      const issues = await lockFitting(tx, teamId, policy, part, ids, now, issuesAtOnce);
      if (issues.length > 0) await actOn(tx, deps, teamId, policy, part, issues, now);
      isMore ||= issues.length === issuesAtOnce;
    }
  }
  return isMore;
}

async function actOn(
  tx: Tx,
  { clock, random, audit }: ApplyDeps,
  teamId: TeamId,
  { id: policyId, name, act: wanted }: Policy,
  part: ActPart,
  issues: readonly DecidableIssue[],
  now: Date,
): Promise<void> {
  const ids = issues.map(({ id }) => id);
  const decide = part === "decide" ? wanted.decide : undefined;
  const severity = part === "severity" ? wanted.severity : undefined;
  const assignee = part === "assign" ? wanted.assign : undefined;
  const days = decide?.status === "accepted_risk" ? decide.expiresInDays : undefined;
  const act: Act = {
    madeAt: now,
    actorKind: "policy",
    userId: null,
    keyId: null,
    policy: name,
    status: decide?.status ?? null,
    severity: severity ?? null,
    change: assignee === undefined ? null : { assignee },
    comment: decide?.reason ?? "",
    expiresAt: days === undefined ? null : new Date(now.getTime() + days * dayMs),
  };
  const drafts = issues.map((issue) => ({
    id: newId(clock, random),
    issueId: issue.id,
    from: projectStatus(issue),
    to: projectStatus(
      decide ? { ...issue, decision: decide.status, isExpired: false, sinceDecision: "nothing" } : issue,
    ),
  }));
  await insertDecisions(tx, teamId, act, drafts);
  if (decide) await applyStatus(tx, teamId, ids, { status: decide.status, madeAt: now, expiresAt: act.expiresAt });
  if (severity) await applySeverity(tx, teamId, ids, { severity, score: scoreOf(severity) }, now);
  if (assignee !== undefined) await applyChange(tx, teamId, ids, { assignee }, now);
  await audit.record(tx, { kind: "system", teamId }, "vulnerabilities.decided", `policy:${policyId}`, {
    policy: name,
    [part]: wanted[part],
    count: ids.length,
    ids: ids.slice(0, idsInAudit),
  });
}

/** Asks all open issues of teams whose policies are due: at once after a change, then hourly. */
export async function sweepPolicies(deps: ApplyDeps & { readonly db: Db }): Promise<void> {
  const now = deps.clock.now();
  for (const teamId of await selectDuePolicies(deps.db, now, teamsAtOnce)) {
    for (let batch = 0, isMore = true; isMore && batch < batchesAtOnce; batch++) {
      isMore = await inTransaction(deps.db, async (tx) => {
        const isLeft = await applyPolicies(tx, deps, teamId);
        if (!isLeft) await setNextSweep(tx, teamId, new Date(now.getTime() + sweepEveryMs));
        return isLeft;
      });
    }
  }
}

/** Sweeps every minute what is due, until stopped. Any number of processes may: an issue is decided about once. */
export function startPolicies(deps: ApplyDeps & { readonly db: Db; readonly log: Log }): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const running = (async () => {
    while (!stopping.signal.aborted) {
      await sweepPolicies(deps).catch((error: unknown) => {
        if (!isConnectionLoss(error)) deps.log.warn({ error }, "policies could not be applied");
      });
      await deps.clock.sleep(pauseMs, stopping.signal).catch(() => {});
    }
  })();
  return {
    async stop() {
      stopping.abort(new Error("stopping"));
      await running;
    },
  };
}
