import { teamPlanAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { teamPlanBody } from "../render-plan.ts";
import { teamParams } from "../schema.ts";

export const getTeamPlan = route({
  method: "GET",
  url: "/teams/:teamId/plan",
  operationId: "getTeamPlan",
  summary: "A team's plan, billing period and retention",
  tag: "Plans",
  access: "team.read",
  schema: { params: teamParams, answer: teamPlanAnswer },
  async handle({ principal, params }, { kernel }) {
    const subscription = await kernel.subscriptions.read(principal, params.teamId);
    return { body: { data: teamPlanBody(subscription, kernel) } };
  },
});
