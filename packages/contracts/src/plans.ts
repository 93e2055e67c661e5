/** Plans, a team's plan, and what it has used. */
import { z } from "zod";
import { instant } from "./common.ts";

export const planCode = z.enum(["free", "pro", "business", "enterprise"]).meta({ id: "PlanCode" });

/** At most `quota` requests in a sliding window of `window_seconds`, counted together for each `partition`. */
export const requestLimit = z
  .object({
    name: z.string(),
    dialect: z.enum(["native", "codesec", "cyberai", "scim"]).nullable(),
    partition: z.enum(["key", "ip", "user", "team", "gateway"]),
    quota: z.int(),
    window_seconds: z.int(),
  })
  .meta({ id: "RequestLimit" });

/** `null` = no limit. */
export const plan = z
  .object({
    code: planCode,
    scans_per_period: z.int().nullable(),
    concurrent_scans: z.int().nullable(),
    retention_days: z.int().nullable(),
    features: z.array(z.enum(["api_access"])),
    request_limits: z.array(requestLimit),
  })
  .meta({ id: "Plan" });

/** `GET /plans`: smallest first. With the profile `unlimited` none of them limits anything. */
export const planListAnswer = z.object({
  data: z.array(plan),
  meta: z.object({ total: z.int(), profile: z.enum(["unlimited", "documented"]), current: planCode }),
});

/** `GET /usage`: the billing period that runs now. */
export const usageAnswer = z.object({
  data: z
    .object({
      team_id: z.uuid(),
      plan: planCode,
      period_start: instant,
      period_end: instant,
      scans_used: z.int(),
      scans_limit: z.int().nullable(),
      scans_running: z.int(),
      concurrent_scans: z.int().nullable(),
      requests_used: z.int(),
      request_limits: z.array(requestLimit),
    })
    .meta({ id: "Usage" }),
});

/** `GET /teams/{id}/plan`. Days the team keeps what its scans found: `retention_days`, of the plan's and its own wish the shorter. */
export const teamPlanAnswer = z.object({
  data: z
    .object({
      team_id: z.uuid(),
      plan,
      /** Day of the month on which periods begin; `null` = the calendar month (UTC). */
      billing_anchor_day: z.int().nullable(),
      retention_days: z.int().nullable(),
      /** The team's own wish. */
      retention_days_wished: z.int().nullable(),
      /** Whether the caller may set the plan: an administrator of the operator's team. */
      is_operator: z.boolean(),
    })
    .meta({ id: "TeamPlan" }),
});
/** `PUT /teams/{id}/plan`: the operator's. */
export const setPlanRequest = z
  .object({ plan: planCode, billing_anchor_day: z.int().min(1).max(31).nullable().optional() })
  .meta({ examples: [{ plan: "pro" }] });
/** `PUT /teams/{id}/retention`: the team's own; `null` = as the plan says. */
export const setRetentionRequest = z
  .object({ retention_days: z.int().min(1).max(36_500).nullable() })
  .meta({ examples: [{ retention_days: 30 }] });
