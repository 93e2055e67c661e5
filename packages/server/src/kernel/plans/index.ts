/**
 * What a team may use. A self-hosted installation has the plan without limits unless its operator chose another
 * profile; nothing here ever switches a feature off.
 */
import { z } from "zod";
import { type Plan, plans } from "./catalogue.ts";

export type { Plan, QuotaProfile, RequestQuota } from "./catalogue.ts";

/** What stands on the wire where there is no limit: the fields are documented as numbers. */
export const unlimited = 2_147_483_647;

export const plansVariables = {
  GATEWATCH_PLAN_PROFILE: {
    schema: z.enum(["free", "pro", "business", "enterprise"]).optional().default("enterprise"),
    summary:
      "Plan of new teams: enterprise (no limits, the default), business, pro or free with their documented limits.",
  },
} as const;

export interface Plans {
  /** The plan that new teams get. */
  readonly profile: Plan["code"];
  /** A code that this version does not know means no limits. */
  planOf(code: string): Plan;
}

export function createPlans(profile: Plan["code"]): Plans {
  return { profile, planOf: (code) => Object.values(plans).find((plan) => plan.code === code) ?? plans.enterprise };
}
