import { setPlanRequest, teamPlanAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { teamPlanBody } from "../render-plan.ts";
import { teamParams } from "../schema.ts";

export const putTeamPlan = route({
  method: "PUT",
  url: "/teams/:teamId/plan",
  operationId: "putTeamPlan",
  summary: "Give a team a plan; only the operator may",
  tag: "Plans",
  access: "team.write",
  schema: { params: teamParams, body: setPlanRequest, answer: teamPlanAnswer },
  async handle({ principal, params, body }, { kernel }) {
    const change = { plan: body.plan, billingAnchorDay: body.billing_anchor_day };
    await kernel.subscriptions.setBy(principal, params.teamId, change);
    return { body: { data: teamPlanBody(await kernel.subscriptions.read(principal, params.teamId), kernel) } };
  },
});
