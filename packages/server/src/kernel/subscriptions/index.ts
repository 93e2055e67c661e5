/**
 * Which plan a team has, on which day its billing periods begin, and for how long it keeps what was found. The operator
 * sets the first two: an administrator of the team that was founded first, or whoever has the machine's command line.
 */
import { type Db, inTransaction, type Tx } from "@gatewatch/base/db";
import type { Principal, TeamId } from "../actor.ts";
import { type Actor, type Audit, platformChain } from "../audit/index.ts";
import type { Events } from "../events/index.ts";
import { type PlanCode, type Plans, planCodes } from "../plans/index.ts";
import { type Team, type Teams, teamsFaults } from "../teams/index.ts";
import { subscriptionsFaults } from "./faults.ts";
import { saveTerms, selectTerms, type Terms } from "./store.ts";

export { subscriptionsFaults } from "./faults.ts";
export { subscriptionsMigrations } from "./migrations/index.ts";

export interface Subscription extends Terms {
  /** `undefined` for a team that does not exist. */
  readonly planCode: string | undefined;
}

export interface PlanChange {
  readonly plan: string;
  /** Absent: stays. */
  readonly billingAnchorDay?: number | null | undefined;
}

export interface Subscriptions {
  /** Read in the caller's transaction: no cache stands between. */
  of(db: Db | Tx, teamId: TeamId): Promise<Subscription>;
  /** For how many days a team keeps what its scans found: the shorter of the plan's and its own wish; `null` = for ever. */
  retentionDays(teamId: TeamId): Promise<number | null>;
  /** As the team's own people and the operator may see it. @throws Fault `teams.not_found` */
  read(principal: Principal, reference: string): Promise<TeamPlan>;
  /**
   * As `set`, for a caller of the API.
   *
   * @throws Fault `teams.not_found`, `subscriptions.operator_only`
   */
  setBy(principal: Principal, reference: string, change: PlanChange): Promise<Subscription>;
  /**
   * Gives a team a plan, at once in every process: audit entry and event `subscription.updated` in one transaction.
   * Nothing happens when it has it already.
   *
   * @param actor stands in the audit log of the concerned team and of the platform, its own `teamId` does not count
   * @throws Fault `teams.not_found`, `subscriptions.unknown_plan`
   */
  set(actor: Actor, reference: string, change: PlanChange): Promise<Subscription>;
  /** Sets the wish of the principal's own team; `null` = as the plan says. @throws Fault `teams.not_found` */
  setRetention(principal: Principal, reference: string, days: number | null): Promise<void>;
}

/** A team's subscription with what follows from it for who asks. */
export interface TeamPlan extends Subscription {
  readonly team: Team;
  /** Days that what scans found is kept; `null` = for ever. */
  readonly keptDays: number | null;
  /** Whether the asking principal may set plans. */
  readonly isOperator: boolean;
}

export function createSubscriptions(deps: {
  readonly db: Db;
  readonly teams: Pick<Teams, "find" | "planCode" | "setPlan" | "operatorTeam">;
  readonly plans: Plans;
  readonly audit: Pick<Audit, "record">;
  readonly events: Pick<Events, "emit" | "announce">;
}): Subscriptions {
  const { db, teams, plans, audit, events } = deps;

  const of = async (anywhere: Db | Tx, teamId: TeamId): Promise<Subscription> => ({
    planCode: await teams.planCode(anywhere, teamId),
    ...(await selectTerms(anywhere, teamId)),
  });
  const require = async (reference: string): Promise<Team> => {
    const team = await teams.find(reference);
    if (team) return team;
    throw notFound(reference);
  };
  /** Foreign teams are there for the operator alone. */
  const visibleTo = async (principal: Principal, reference: string) => {
    const team = await require(reference);
    const isOperator = principal.role === "admin" && (await teams.operatorTeam()) === principal.teamId;
    if (team.id === principal.teamId || isOperator) return { team, isOperator };
    throw notFound(reference);
  };
  const keptDays = ({ planCode, retentionDays }: Subscription): number | null => {
    const days = [plans.planOf(planCode).retentionDays, retentionDays].filter((value) => value !== null);
    return days.length === 0 ? null : Math.min(...days);
  };

  const set: Subscriptions["set"] = async (actor, reference, change) => {
    const team = await require(reference);
    const code = planOf(change.plan);
    return inTransaction(db, async (tx) => {
      const by = { ...actor, teamId: team.id };
      const previous = await teams.setPlan(tx, team.id, code);
      const terms = await selectTerms(tx, team.id);
      const billingAnchorDay = change.billingAnchorDay === undefined ? terms.billingAnchorDay : change.billingAnchorDay;
      if (billingAnchorDay !== terms.billingAnchorDay) {
        await saveTerms(tx, team.id, { ...terms, billingAnchorDay });
        await audit.record(tx, by, "subscriptions.anchor_changed", `team:${team.id}`, { billingAnchorDay });
      }
      if (previous !== code) {
        for (const chain of [team.id, platformChain]) {
          const detail = { plan: code, previous };
          await audit.record(tx, { ...by, teamId: chain }, "subscriptions.plan_changed", `team:${team.id}`, detail);
        }
        const data = { plan: code, previous_plan: previous, status: "active" };
        await events.emit(tx, team.id, "subscription.updated", data);
        await events.announce(tx, { teamId: team.id, type: "plan", id: team.id });
      }
      return of(tx, team.id);
    });
  };

  return {
    of,
    set,
    retentionDays: async (teamId) => keptDays(await of(db, teamId)),
    async read(principal, reference) {
      const { team, isOperator } = await visibleTo(principal, reference);
      const subscription = await of(db, team.id);
      return { ...subscription, team, keptDays: keptDays(subscription), isOperator };
    },
    async setBy(principal, reference, change) {
      const { team, isOperator } = await visibleTo(principal, reference);
      if (isOperator) return set(principal, team.id, change);
      throw subscriptionsFaults("subscriptions.operator_only", {
        message: "Only the operator of this installation sets plans. Ask an administrator of the team that runs it.",
      });
    },
    async setRetention(principal, reference, days) {
      const { teamId } = principal;
      if ((await require(reference)).id !== teamId) throw notFound(reference);
      await inTransaction(db, async (tx) => {
        const terms = await selectTerms(tx, teamId);
        if (terms.retentionDays === days) return;
        await saveTerms(tx, teamId, { ...terms, retentionDays: days });
        await audit.record(tx, principal, "subscriptions.retention_changed", `team:${teamId}`, { retentionDays: days });
      });
    },
  };
}

function notFound(reference: string) {
  return teamsFaults("teams.not_found", {
    message: `There is no team "${reference.slice(0, 64)}" here that you belong to. Name it by its id or slug.`,
  });
}

function planOf(text: string): PlanCode {
  const code = planCodes.find((known) => known === text);
  if (code) return code;
  throw subscriptionsFaults("subscriptions.unknown_plan", {
    message: `There is no plan "${text.slice(0, 40)}". Plans are ${planCodes.join(", ")}.`,
    fields: [{ field: "plan", reason: `must be one of ${planCodes.join(", ")}` }],
  });
}
