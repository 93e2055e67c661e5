import { planListAnswer, teamPlanAnswer, usageAnswer } from "@gatewatch/contracts";
import type { Transport } from "./transport.ts";
import type { PlanList, SetPlan, TeamPlan, Usage } from "./wire.ts";

export interface Plans {
  /** Smallest first. */
  list(signal?: AbortSignal): Promise<PlanList>;
  /** What the team has used in the billing period that runs now. */
  usage(signal?: AbortSignal): Promise<Usage>;
  /** @param team id or slug */
  ofTeam(team: string, signal?: AbortSignal): Promise<TeamPlan>;
  /** Gives a team a plan; only the operator may. */
  set(team: string, request: SetPlan): Promise<TeamPlan>;
  /** Days the team wishes to keep what its scans found; `null` = as the plan says. */
  setRetention(team: string, days: number | null): Promise<TeamPlan>;
}

/** Plans and usage. */
export function createPlans(transport: Transport): Plans {
  return {
    list: (signal) => transport.read("/plans", planListAnswer, {}, signal),
    usage: async (signal) => (await transport.read("/usage", usageAnswer, {}, signal)).data,
    ofTeam: async (team, signal) => (await transport.read(`${pathOf(team)}/plan`, teamPlanAnswer, {}, signal)).data,
    set: async (team, request) => (await transport.write("PUT", `${pathOf(team)}/plan`, teamPlanAnswer, request)).data,
    setRetention: async (team, days) =>
      (await transport.write("PUT", `${pathOf(team)}/retention`, teamPlanAnswer, { retention_days: days })).data,
  };
}

function pathOf(team: string): string {
  return `/teams/${encodeURIComponent(team)}`;
}
