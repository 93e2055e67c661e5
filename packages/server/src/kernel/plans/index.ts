/**
 * What the plans allow, as data. A self-hosted installation has no limits unless its operator switches the documented
 * numbers on. Which team has which plan is `subscriptions`' business; nothing here reads or writes a record.
 */
import { z } from "zod";
import { type Plan, type PlanCode, type PlanProfile, planCodes, planProfiles, plansOf } from "./catalogue.ts";

export { type Feature, type Plan, type PlanCode, type PlanProfile, planCodes } from "./catalogue.ts";

/** What stands on the wire where there is no limit: the fields are documented as numbers. */
export const unlimited = 2_147_483_647;

export const plansVariables = {
  GATEWATCH_PLAN_PROFILE: {
    schema: z.enum(planProfiles).optional().default("unlimited"),
    summary:
      "unlimited (the default): plans limit nothing. documented: every number that the published contracts name holds: requests, scans a month, scans at once, retention, API access.",
  },
  GATEWATCH_DEFAULT_PLAN: {
    schema: z.enum(planCodes).optional().default("enterprise"),
    summary: "Plan of new teams: free, pro, business or enterprise (the default).",
  },
} as const;

export interface Plans {
  readonly profile: PlanProfile;
  /** The plan that new teams get. */
  readonly defaultPlan: PlanCode;
  /** All plans, smallest first. */
  readonly all: readonly Plan[];
  /** A code that this version does not know means the largest plan. */
  planOf(code: string | undefined): Plan;
}

/** @param profile whose numbers hold @param defaultPlan the plan of new teams */
export function createPlans(profile: PlanProfile, defaultPlan: PlanCode): Plans {
  const catalogue = plansOf[profile];
  const all = planCodes.map((code) => catalogue[code]);
  return {
    profile,
    defaultPlan,
    all,
    planOf: (code) => all.find((plan) => plan.code === code) ?? catalogue.enterprise,
  };
}
