/**
 * The log of sign-ins: one row for each attempt, right or wrong, whoever vouched. It never holds what was typed into a
 * name field unless that is an e-mail address, and it forgets after the days that the team chose.
 */
import type { Clock } from "@gatewatch/base/clock";
import { type Db, inTransaction, type Tx } from "@gatewatch/base/db";
import { newId } from "@gatewatch/base/ids";
import type { Random } from "@gatewatch/base/random";
import type { TeamId, UserId } from "../actor.ts";
import { type Actor, type Audit, platformChain } from "../audit/index.ts";
import type { Page, Teams } from "../teams/index.ts";
import * as store from "./store.ts";

export { loginsMigrations } from "./migrations/index.ts";
export type { Attempt, AttemptCounts, AttemptFilter } from "./store.ts";

export type NewAttempt = Omit<store.Attempt, "id" | "createdAt">;

export interface Logins {
  /** A refused one stands in the platform's audit chain too, without a name: whose it was may be unknown. */
  record(db: Db | Tx, attempt: NewAttempt): Promise<void>;
  /** Newest first. */
  list(teamId: TeamId, filter: store.AttemptFilter, page: Page): Promise<{ attempts: store.Attempt[]; total: number }>;
  /** Counts of the last days, and the newest failures of them (at most 10). */
  stats(teamId: TeamId, days: number): Promise<store.AttemptCounts & { readonly recentFailures: store.Attempt[] }>;
  /** Removes what is older than some days. @returns how many rows */
  forget(actor: Actor, days: number): Promise<number>;
  /** Removes, in every team, what is older than its setting. */
  forgetOld(): Promise<void>;
  /** What names one person; newest first, at most 10,000. */
  ofPerson(userId: UserId): Promise<store.Attempt[]>;
  erasePerson(tx: Tx, userId: UserId): Promise<void>;
}

const dayMs = 24 * 3_600_000;
const recentFailuresShown = 10;
const ofOnePerson = 10_000;
const unclaimedDays = 90;
const textLength = 300;

export function createLogins(deps: {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
  readonly audit: Audit;
  readonly teams: Pick<Teams, "all">;
}): Logins {
  const { db, clock, random, audit, teams } = deps;
  const before = (days: number) => new Date(clock.now().getTime() - days * dayMs);
  return {
    record: (anywhere, attempt) =>
      inTransaction(anywhere, async (tx) => {
        const { userId, ip, provider, failureReason } = attempt;
        await store.insertAttempt(tx, {
          ...attempt,
          userEmail: /^[^\s@]{1,64}@[^\s@]{1,189}$/.test(attempt.userEmail) ? attempt.userEmail : "",
          userName: attempt.userName.slice(0, textLength),
          userAgent: attempt.userAgent.slice(0, textLength),
          id: newId(clock, random),
          createdAt: clock.now(),
        });
        if (failureReason === null) return;
        const actor = { kind: "session", teamId: platformChain, ip, ...(userId && { userId }) } as const;
        const subject = userId === null ? `provider:${provider}` : `user:${userId}`;
        await audit.record(tx, actor, "logins.refused", subject, { provider, reason: failureReason }, "refused");
      }),
    list: (teamId, filter, page) => store.listAttempts(db, teamId, filter, page),
    async stats(teamId, days) {
      const start = before(days);
      const page = { limit: recentFailuresShown, offset: 0 };
      const { attempts } = await store.listAttempts(db, teamId, { success: false, start }, page);
      return { ...(await store.countAttempts(db, teamId, start)), recentFailures: attempts };
    },
    forget: (actor, days) =>
      inTransaction(db, async (tx) => {
        const count = await store.deleteBefore(tx, actor.teamId, before(days));
        await audit.record(tx, actor, "logins.forgotten", `team:${actor.teamId}`, { days, count });
        return count;
      }),
    async forgetOld() {
      for (const { id, settings } of await teams.all()) {
        const days = settings.loginLogRetentionDays;
        if (days > 0) await inTransaction(db, (tx) => store.deleteBefore(tx, id, before(days)));
      }
      await store.deleteUnclaimed(db, before(unclaimedDays));
    },
    ofPerson: (userId) => store.listOfUser(db, userId, ofOnePerson),
    erasePerson: (tx, userId) => store.deleteOfUser(tx, userId),
  };
}
