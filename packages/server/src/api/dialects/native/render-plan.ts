import type { plan, requestLimit, teamPlanAnswer, usageAnswer } from "@gatewatch/contracts";
import type { z } from "zod";
import type { TeamId } from "../../../kernel/actor.ts";
import type { Limits, Rule } from "../../../kernel/limits/index.ts";
import type { Plan, Plans } from "../../../kernel/plans/index.ts";
import type { TeamPlan } from "../../../kernel/subscriptions/index.ts";
import type { TeamUsage } from "../../../kernel/usage/index.ts";

export function requestLimitBody({
  name,
  dialect,
  partition,
  quota,
  windowSeconds,
}: Rule): z.output<typeof requestLimit> {
  return { name, dialect: dialect ?? null, partition, quota, window_seconds: windowSeconds };
}

export function planBody(of: Plan, limits: Pick<Limits, "rulesOf">): z.output<typeof plan> {
  return {
    code: of.code,
    scans_per_period: of.scansPerPeriod,
    concurrent_scans: of.concurrentScans,
    retention_days: of.retentionDays,
    features: [...of.features],
    request_limits: limits.rulesOf(of.code).map(requestLimitBody),
  };
}

export function usageBody(
  teamId: TeamId,
  { plan: of, period, scansUsed, requestsUsed }: TeamUsage,
  running: number,
  limits: Pick<Limits, "rulesOf">,
): z.output<typeof usageAnswer>["data"] {
  return {
    team_id: teamId,
    plan: of.code,
    period_start: period.start.toISOString(),
    period_end: period.end.toISOString(),
    scans_used: scansUsed,
    scans_limit: of.scansPerPeriod,
    scans_running: running,
    concurrent_scans: of.concurrentScans,
    requests_used: requestsUsed,
    request_limits: limits.rulesOf(of.code).map(requestLimitBody),
  };
}

export function teamPlanBody(
  of: TeamPlan,
  { plans, limits }: { readonly plans: Plans; readonly limits: Pick<Limits, "rulesOf"> },
): z.output<typeof teamPlanAnswer>["data"] {
  return {
    team_id: of.team.id,
    plan: planBody(plans.planOf(of.planCode), limits),
    billing_anchor_day: of.billingAnchorDay,
    retention_days: of.keptDays,
    retention_days_wished: of.retentionDays,
    is_operator: of.isOperator,
  };
}
