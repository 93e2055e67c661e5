/** The policy that ends acceptances whose time is over: a decision like any other, with a name instead of a person. */
import { inTransaction, isConnectionLoss } from "@gatewatch/base/db";
import { newId } from "@gatewatch/base/ids";
import type { Log } from "@gatewatch/base/log";
import type { TeamId } from "../kernel/actor.ts";
import type { Events } from "../kernel/events/index.ts";
import type { DecideDeps } from "./decide.ts";
import { type Act, insertDecisions, projectStatus } from "./decisions/index.ts";
import { applyStatus, lockIssues, selectExpired } from "./issues/index.ts";

export interface ExpiryDeps extends DecideDeps {
  readonly events: Pick<Events, "emitEach">;
}

export const expiryPolicy = "acceptance-expiry";
const issuesAtOnce = 1000;
const pauseMs = 60_000;

/** Ends up to 1,000 acceptances that are over, of any team. @returns how many */
export async function expireAcceptances(deps: ExpiryDeps): Promise<number> {
  const now = deps.clock.now();
  const over = Map.groupBy(await selectExpired(deps.db, now, issuesAtOnce), ({ teamId }) => teamId);
  let count = 0;
  for (const [teamId, issues] of over) {
    const ids = issues.map(({ id }) => id);
    count += await expireOf(deps, teamId, ids, now);
  }
  return count;
}

/** Ends them every minute until stopped. Any number of processes may: each acceptance ends once. */
export function startExpiry(deps: ExpiryDeps & { readonly log: Log }): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const running = (async () => {
    while (!stopping.signal.aborted) {
      await expireAcceptances(deps).catch((error: unknown) => {
        if (!isConnectionLoss(error)) deps.log.warn({ error }, "acceptances could not be ended");
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

function expireOf(deps: ExpiryDeps, teamId: TeamId, ids: readonly string[], now: Date): Promise<number> {
  return inTransaction(deps.db, async (tx) => {
    const issues = (await lockIssues(tx, teamId, ids, now)).filter((issue) => issue.isExpired);
    if (issues.length === 0) return 0;
    const act: Act = {
      madeAt: now,
      actorKind: "policy",
      userId: null,
      keyId: null,
      policy: expiryPolicy,
      status: "open",
      severity: null,
      change: null,
      comment: "The acceptance ended on its date.",
      expiresAt: null,
    };
    const drafts = issues.map((issue) => ({
      id: newId(deps.clock, deps.random),
      issueId: issue.id,
      from: projectStatus({ ...issue, isExpired: false }),
      to: projectStatus({ ...issue, decision: "open", isExpired: false, sinceDecision: "nothing" }),
    }));
    await insertDecisions(tx, teamId, act, drafts);
    const ended = issues.map(({ id }) => id);
    await applyStatus(tx, teamId, ended, { status: "open", madeAt: now, expiresAt: null });
    await deps.audit.record(tx, { kind: "system", teamId }, "vulnerabilities.expired", "vulnerabilities:bulk", {
      policy: expiryPolicy,
      count: ended.length,
      ids: ended.slice(0, 100),
    });
    await deps.events.emitEach(
      tx,
      teamId,
      "issue.acceptance_expired",
      drafts.map(({ issueId, to }) => ({ issueId, status: to })),
    );
    return ended.length;
  });
}
