import { usageAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { usageBody } from "../render-plan.ts";

export const getUsage = route({
  method: "GET",
  url: "/usage",
  operationId: "getUsage",
  summary: "Scans and requests used in the billing period that runs now, and their limits",
  tag: "Plans",
  access: "scans.read",
  schema: { answer: usageAnswer },
  async handle({ principal: { teamId } }, { kernel, scanning }) {
    const [used, running] = await Promise.all([kernel.usage.of(teamId), scanning.running(teamId)]);
    return { body: { data: usageBody(teamId, used, running, kernel.limits) } };
  },
});
