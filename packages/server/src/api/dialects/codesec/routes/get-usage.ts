import { unlimited } from "../../../../kernel/plans/index.ts";
import { route } from "../../doors.ts";
import { secondsInstant } from "../../instant.ts";
import { usage } from "../schema.ts";

export const getUsage = route({
  method: "GET",
  url: "/usage",
  operationId: "getUsage",
  summary: "Scans used in this billing period, and how many the plan allows",
  tag: "Usage",
  access: "scans.read",
  schema: { answer: usage },
  async handle({ principal }, { kernel }) {
    const { plan, period, scansUsed } = await kernel.usage.of(principal.teamId);
    return {
      body: {
        plan: plan.code,
        scans_used: scansUsed,
        scans_limit: plan.scansPerPeriod ?? unlimited,
        period_start: secondsInstant(period.start),
        period_end: secondsInstant(period.end),
      },
    };
  },
});
