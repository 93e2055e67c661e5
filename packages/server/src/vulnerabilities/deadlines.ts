/** What goes on around deadlines: a team sets its days, issues follow in batches, and a breach is told of once. */
import { type Db, inTransaction, isConnectionLoss } from "@gatewatch/base/db";
import type { Log } from "@gatewatch/base/log";
import type { Principal, TeamId } from "../kernel/actor.ts";
import type { Events } from "../kernel/events/index.ts";
import type { DecideDeps } from "./decide.ts";
import { renewDeadlines, selectIdsAfter, takeBreaches } from "./issues/index.ts";
import {
  defaultSlaDays,
  lockRenewal,
  type SlaDays,
  type SlaSetting,
  saveRenewal,
  saveSlaDays,
  selectRenewals,
  selectSlaDays,
} from "./sla/index.ts";

const issuesAtOnce = 1000;
const batchesAtOnce = 10;
const teamsAtOnce = 100;
const pauseMs = 60_000;

/** The team's days by severity. */
export async function getSla(db: Db, teamId: TeamId): Promise<SlaSetting> {
  const days = await selectSlaDays(db, teamId);
  return { days: days ?? defaultSlaDays, isDefault: days === undefined };
}

/** Sets them; deadlines of the first 10,000 issues follow at once, those of the others within minutes. */
export async function setSla(deps: DecideDeps, actor: Principal, days: SlaDays): Promise<SlaSetting> {
  await inTransaction(deps.db, async (tx) => {
    await saveSlaDays(tx, actor.teamId, days);
    await deps.audit.record(tx, actor, "vulnerabilities.sla_changed", `team:${actor.teamId}`, { days });
  });
  await renewTeam(deps, actor.teamId);
  return { days, isDefault: false };
}

/** Goes on with deadlines that are to follow changed days, of any team. */
export async function renewChanged(deps: Pick<DecideDeps, "db" | "clock">): Promise<void> {
  for (const teamId of await selectRenewals(deps.db, teamsAtOnce)) await renewTeam(deps, teamId);
}

async function renewTeam({ db, clock }: Pick<DecideDeps, "db" | "clock">, teamId: TeamId): Promise<void> {
  for (let batch = 0, isMore = true; isMore && batch < batchesAtOnce; batch++) {
    isMore = await inTransaction(db, async (tx) => {
      const after = await lockRenewal(tx, teamId);
      if (after === undefined) return false;
      const ids = await selectIdsAfter(tx, teamId, after, issuesAtOnce);
      await renewDeadlines(tx, teamId, ids, clock.now());
      const isFull = ids.length === issuesAtOnce;
      await saveRenewal(tx, teamId, isFull ? ids.at(-1)! : null);
      return isFull;
    });
  }
}

export interface DeadlineDeps extends Pick<DecideDeps, "db" | "clock"> {
  readonly events: Pick<Events, "emitEach">;
}

/** Tells of up to 1,000 deadlines that have passed, each once. @returns how many */
export function tellBreaches({ db, clock, events }: DeadlineDeps): Promise<number> {
  return inTransaction(db, async (tx) => {
    const breached = await takeBreaches(tx, clock.now(), issuesAtOnce);
    for (const [teamId, issues] of Map.groupBy(breached, (issue) => issue.teamId)) {
      await events.emitEach(
        tx,
        teamId,
        "vulnerability.sla_breached",
        issues.map(({ id, severity, dueAt }) => ({ issueId: id, severity, dueAt: dueAt.toISOString() })),
      );
    }
    return breached.length;
  });
}

/** Watches the clock every minute until stopped. Any number of processes may. */
export function startDeadlines(deps: DeadlineDeps & { readonly log: Log }): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const running = (async () => {
    while (!stopping.signal.aborted) {
      const round = async () => {
        await renewChanged(deps);
        for (let batch = 0; batch < batchesAtOnce && (await tellBreaches(deps)) === issuesAtOnce; ) batch++;
      };
      await round().catch((error: unknown) => {
        if (!isConnectionLoss(error)) deps.log.warn({ error }, "deadlines could not be watched");
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
