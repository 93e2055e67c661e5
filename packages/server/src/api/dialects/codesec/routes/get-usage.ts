import { unlimited } from "../../../../kernel/plans/index.ts";
import { route } from "../../doors.ts";
import { secondsInstant } from "../../instant.ts";
import { usage } from "../schema.ts";

export const getUsage = route({
  method: "GET",
  url: "/usage",
  operationId: "getUsage",
  summary: "Scans used in this calendar month (UTC), and how many the plan allows",
  tag: "Usage",
  access: "scans.read",
  schema: { answer: usage },
  async handle({ principal }, { kernel, scanning }) {
    const { scansUsed, periodStart, periodEnd } = await scanning.usage(principal.teamId);
    const plan = kernel.plans.planOf(principal.planCode);
    return {
      body: {
        plan: plan.code,
        scans_used: scansUsed,
        scans_limit: plan.scansPerPeriod ?? unlimited,
        period_start: secondsInstant(periodStart),
        period_end: secondsInstant(periodEnd),
      },
    };
  },
});
